import { route } from "@/app/api/_http/handler";
import { CropQuery, ImageView, maxImageBytes } from "@/domain/images/schema";
import { uploadImage } from "@/domain/images/upload";

export const POST = route(
  {
    method: "POST",
    path: "/api/images",
    summary:
      "Takes a picture (JPEG, PNG, WebP, GIF) as the bare body, or the part of it that the query names, and draws it anew.",
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
