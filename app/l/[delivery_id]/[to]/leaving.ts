import { localeFor } from "@/messages/miniapp/common";
import { payWords } from "@/messages/pay";

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!);

/** Before a link of the organizer's leads to a place that nobody here knows: its name, and the way on. */
export function leaving(request: Request, to: string): Response {
  const locale = localeFor(request.headers.get("accept-language"));
  const { title, text, goOn } = payWords[locale].leaving;
  const page = `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 4rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
</style>
<h1>${title}</h1>
<p>${text(escaped(new URL(to).hostname))}</p>
<p><a rel="noreferrer" href="${escaped(to)}">${goOn}</a></p>
</html>
`;
  return new Response(page, {
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
