import { style } from "./style";

/** Text inside HTML, and inside quoted attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A whole page around what the caller has escaped. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${content}
</body>
</html>
`;
}

/** A page that only says something. */
export function notice(title: string, text: string): string {
  return page(
    title,
    `<main class="notice"><section class="card">
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
</section>${footer}</main>`,
  );
}

export const footer = `<footer>Sandbox of Stripe · no real money moves</footer>`;
