/** The 404 of an address that answers no page of Next's, and so cannot show Next's own. */
export const nothingHere = () =>
  new Response(page, {
    status: 404,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Nothing is here</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 4rem auto; padding: 0 1.25rem; }
</style>
<h1>Nothing is here</h1>
<p>This link does not lead anywhere, or does not any more. Open the event in Telegram.</p>
</html>
`;
