import { after } from "next/server";
import { pokesSettled } from "@/gateways/inngest";

/** Keeps a serverless function alive until the pokes it started are sent. A plain call (a test) has nothing to outlive. */
export function finishAfterAnswer() {
  try {
    after(() => pokesSettled());
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("outside a request scope"))) throw error;
  }
}
