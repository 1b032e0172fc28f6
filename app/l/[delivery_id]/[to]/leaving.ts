import { pageOf } from "./page-of";

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

/** Before a link of the organizer's leads to a place that nobody here knows: its name, and the way on. */
export const leaving = (request: Request, to: string) =>
  pageOf(request, 200, ({ leaving: { title, text, goOn } }) => ({
    title,
    body: `<p>${text(escaped(new URL(to).hostname))}</p>
<p><a rel="noreferrer" href="${escaped(to)}">${goOn}</a></p>`,
  }));
