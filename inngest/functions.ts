import { completeDue } from "./events";
import { letters } from "./notifications";
import { providers, reconcileNightly } from "./payments";
import { forgetNightly } from "./upkeep";

/** Everything that Inngest calls. */
export const functions = [...letters, ...providers, completeDue, reconcileNightly, forgetNightly];
