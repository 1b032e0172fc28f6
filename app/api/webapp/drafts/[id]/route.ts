import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { DraftParams } from "@/app/api/_http/params";
import { deleteForm } from "@/domain/drafts/delete-form";
import { getFormDraft } from "@/domain/drafts/queries";
import { saveFields } from "@/domain/drafts/save-fields";
import { DraftAnswers, DraftView } from "@/domain/drafts/schema";

const refusals = ["draft_gone", "not_yours"] as const;

export const GET = route(
  {
    method: "GET",
    path: "/api/webapp/drafts/{id}",
    summary: "One of the caller's drafts that is neither published nor deleted.",
    auth: "required",
    params: DraftParams,
    answer: DraftView,
    refusals,
  },
  async ({ ctx, params, answer }) => answer(await getFormDraft(ctx, params.id)),
);

export const PUT = route(
  {
    method: "PUT",
    path: "/api/webapp/drafts/{id}",
    summary:
      "Saves some fields; null takes an answer away. `version` and `base` are what the caller has seen. A field that somebody else changed meanwhile is a conflict: it is named, and nothing is saved.",
    auth: "required",
    params: DraftParams,
    body: z
      .object({ version: z.int().positive(), answers: DraftAnswers, base: DraftAnswers.optional() })
      .strict(),
    idempotent: "together",
    answer: DraftView,
    refusals: [...refusals, "draft_conflict"],
  },
  async ({ ctx, params, body, answer }) => answer(await saveFields(ctx, { draftId: params.id, ...body })),
);

export const DELETE = route(
  {
    method: "DELETE",
    path: "/api/webapp/drafts/{id}",
    summary: "Throws a draft away.",
    auth: "required",
    params: DraftParams,
    idempotent: "together",
    answer: z.object({ id: z.uuid() }),
    refusals,
  },
  async ({ ctx, params, answer }) => {
    await deleteForm(ctx, params.id);
    return answer({ id: params.id });
  },
);
