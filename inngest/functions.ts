import { completeDue } from "./events";
import { awaitDue, drainDue } from "./notifications";
import { forgetNightly } from "./upkeep";

/** Everything that Inngest calls. */
export const functions = [drainDue, awaitDue, completeDue, forgetNightly];
