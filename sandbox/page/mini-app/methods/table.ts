import { accessMethods } from "./access";
import { buttonMethods } from "./buttons";
import { deviceMethods } from "./device";
import { dialogMethods } from "./dialogs";
import { linkMethods } from "./links";
import type { Method, Methods } from "./method";
import { sharingMethods } from "./sharing";
import { windowMethods } from "./window";

/** A new area is a file of its own and a line here. */
const methods: Methods = {
  ...accessMethods,
  ...buttonMethods,
  ...deviceMethods,
  ...dialogMethods,
  ...linkMethods,
  ...sharingMethods,
  ...windowMethods,
};

export const findMethod = (event: string): Method | undefined =>
  Object.hasOwn(methods, event) ? methods[event] : undefined;
