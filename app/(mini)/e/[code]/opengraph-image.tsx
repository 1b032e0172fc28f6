import { formatWhen } from "@/messages/format";
import { linkPicture, size } from "./link-picture";
import { shownEvent } from "./shown-event";

export { size };
export const alt = "Title, date and place of the event";
export const contentType = "image/png";

/** The picture beside a link to the event. */
export default async function Image({ params }: { params: Promise<{ code: string }> }) {
  const event = await shownEvent((await params).code);
  if (event === "busy") return new Response(null, { status: 429, headers: { "retry-after": "60" } });
  if (!event) return new Response(null, { status: 404 });
  const picture = await linkPicture({
    title: event.title,
    organizer: event.organizer.name,
    lines: [formatWhen(new Date(event.startsAt), event.timeZone, "en"), event.location ?? "Online"],
    color: event.banner?.edgeColor ?? "#1f3a5f",
  });
  const keeping = event.visibility === "public" ? "public, max-age=300" : "private, no-store";
  return new Response(picture, { headers: { "content-type": contentType, "cache-control": keeping } });
}
