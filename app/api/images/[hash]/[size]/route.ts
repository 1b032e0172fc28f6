import { route } from "@/app/api/_http/handler";
import { ImageParams } from "@/app/api/_http/params";
import { readImageFile } from "@/domain/images/queries";

export const GET = route(
  {
    method: "GET",
    path: "/api/images/{hash}/{size}",
    summary:
      "A picture's file, for everybody and for ever: `card` and `page` are WebP; `card.jpg` and `page.jpg` are for who takes no WebP.",
    auth: "none",
    params: ImageParams,
    answer: "image/webp",
    refusals: ["not_found"],
  },
  async ({ ctx, params: { hash, size } }) => {
    const [name, isJpeg] = [size.startsWith("card") ? "card" : "page", size.endsWith(".jpg")] as const;
    const webp = await readImageFile(ctx, hash, name);
    const bytes = isJpeg ? await ctx.ports.pictures.toJpeg(webp) : webp;
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": isJpeg ? "image/jpeg" : "image/webp",
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      },
    });
  },
);
