import { z } from "zod";
import type { Operation } from "@/app/api/_http/operation";

export const operation = {
  method: "GET",
  path: "/api/openapi.json",
  summary: "This document.",
  auth: "none",
  answer: z.looseObject({ openapi: z.literal("3.1.0") }),
} as const satisfies Operation;
