import { route } from "@/app/api/_http/handler";
import { ImageParams } from "@/app/api/_http/params";
import { openImageFile } from "@/domain/images/open-file";
import { contentTypeOf } from "@/domain/images/rules";

export const GET = route(
  {
    method: "GET",
    path: "/api/images/{hash}/{size}",
    summary:
      "A picture's file, for everybody and for ever: `card` and `page` are WebP; `card.jpg` and `page.jpg` are for who takes no WebP.",
    auth: "none",
    params: ImageParams,
    immutable: true,
    answer: "image/webp",
    refusals: ["not_found"],
  },
  async ({ ctx, params: { hash, size } }) =>
    new Response(Buffer.from(await openImageFile(ctx, hash, size)), {
      headers: {
        "content-type": contentTypeOf(size),
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    }),
);
