import { completeDue } from "./events";
import { awaitDue, drainDue } from "./notifications";
import { checkOpen, reconcileNightly } from "./payments";
import { forgetNightly } from "./upkeep";

/** Everything that Inngest calls. */
export const functions = [drainDue, awaitDue, completeDue, checkOpen, reconcileNightly, forgetNightly];
