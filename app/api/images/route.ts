import { route } from "@/app/api/_http/handler";
import { maxImageBytes } from "@/domain/images/rules";
import { CropQuery, ImageView } from "@/domain/images/schema";
import { uploadImage } from "@/domain/images/upload";

/** In seconds: `callMs` of domain/deadlines.ts. A picture of noise takes some of them. */
export const maxDuration = 60;

export const POST = route(
  {
    method: "POST",
    path: "/api/images",
    summary:
      "Takes a picture (JPEG, PNG, WebP, GIF, of 4 MB at most) as the bare body, or the part of it that the query names, and draws it anew.",
    auth: "required",
    query: CropQuery,
    bytes: maxImageBytes,
    status: 201,
    answer: ImageView,
    refusals: ["not_an_image"],
  },
  async ({ ctx, query: { x, y, width, height }, bytes, answer }) => {
    const isWhole = x === undefined || y === undefined || width === undefined || height === undefined;
    const image = await uploadImage(ctx, bytes, isWhole ? undefined : { x, y, width, height });
    return answer(image, { location: `/api/images/${image.hash}/page` });
  },
);
