import { localeFor } from "@/messages/miniapp/common";
import { payWords } from "@/messages/pay";

type Words = (typeof payWords)["en"];

/** A page of words in the reader's language, of an address that answers no page of Next's. `body` is HTML. */
export function pageOf(
  request: Request,
  status: number,
  say: (words: Words) => { title: string; body: string },
): Response {
  const locale = localeFor(request.headers.get("accept-language"));
  const { title, body } = say(payWords[locale]);
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
${body}
</html>
`;
  return new Response(page, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
