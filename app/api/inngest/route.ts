import { serve } from "inngest/next";
import { inngest } from "@/gateways/inngest";
import { functions } from "@/inngest/functions";

/** Draining what is due works for up to 45 seconds. */
export const maxDuration = 60;

export const { GET, POST, PUT } = serve({ client: inngest, functions });
