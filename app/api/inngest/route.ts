import { serve } from "inngest/next";
import { inngest } from "@/gateways/inngest";
import { functions } from "@/inngest/functions";

/** In seconds: `callMs` of domain/deadlines.ts, from which every job has its deadline. */
export const maxDuration = 60;

export const { GET, POST, PUT } = serve({ client: inngest, functions });
