import { z } from "zod";
import type { Operation } from "@/app/api/_http/operation";

const ofInngest = { path: "/api/inngest", auth: "inngest", answer: z.unknown() } as const;

/** Spoken by Inngest's own SDK on both sides. */
export const operations = [
  { ...ofInngest, method: "GET", summary: "Tells Inngest's server what is served here." },
  { ...ofInngest, method: "PUT", summary: "Registers the background functions." },
  { ...ofInngest, method: "POST", summary: "Runs one background function." },
] as const satisfies readonly Operation[];
