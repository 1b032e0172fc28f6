import { completeDue } from "./events";
import { awaitDue, drainDue } from "./notifications";
import { checkOpen } from "./payments";
import { forgetNightly } from "./upkeep";

/** Everything that Inngest calls. */
export const functions = [drainDue, awaitDue, completeDue, checkOpen, forgetNightly];
