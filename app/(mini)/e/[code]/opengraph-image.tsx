import { ImageResponse } from "next/og";
import { formatWhen } from "@/messages/format";
import { shownEvent } from "./shown-event";

export const alt = "Title, date and place of the event";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** The picture beside a link to the event: what, when and where, on the colour of its kind. */
export default async function Image({ params }: { params: Promise<{ code: string }> }) {
  const event = await shownEvent((await params).code);
  if (!event) return new Response(null, { status: 404 });

  const lines = [formatWhen(new Date(event.startsAt), event.timeZone, "en"), event.location ?? "Online"];
  return new ImageResponse(
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: 72,
        background: event.banner?.edgeColor ?? "#1f3a5f",
        color: "#ffffff",
      }}
    >
      <div style={{ display: "flex", fontSize: 32, opacity: 0.85 }}>{event.organizer.name}</div>
      <div
        style={{
          display: "flex",
          fontSize: event.title.length > 50 ? 64 : 84,
          fontWeight: 700,
          lineHeight: 1.1,
        }}
      >
        {event.title}
      </div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: 36, gap: 8 }}>
        {lines.map((line) => (
          <div key={line} style={{ display: "flex" }}>
            {line}
          </div>
        ))}
      </div>
    </div>,
    { ...size, headers: { "cache-control": "public, max-age=300" } },
  );
}
