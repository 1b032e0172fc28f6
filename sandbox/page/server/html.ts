const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#3f92e4"/><path d="M7 12.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v1.7a1.9 1.9 0 0 0 0 3.6v1.7a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-1.7a1.9 1.9 0 0 0 0-3.6z" fill="#fff"/></svg>`;

/** Runs before the first paint, so that a page that was left dark does not come up white. */
const theme = `const m=/theme=(dark|light)/.exec(location.hash)?.[1]??localStorage.getItem("sandbox.theme");
document.documentElement.dataset.theme=m??(matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light")`;

/** The page's document: a root for React and the least that has to be there before it runs. */
export function html(options: { reloadPath: string | undefined }): string {
  const reload = options.reloadPath
    ? `<script>new EventSource("${options.reloadPath}").onmessage=()=>location.reload()</script>`
    : "";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>Event Bot sandbox</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<script>${theme}</script>
<link rel="preload" href="/page-fonts/roboto-latin-400-normal.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/page-fonts/roboto-latin-500-normal.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/page-fonts/emoji.woff" as="font" type="font/woff" crossorigin>
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>${reload}
</head>
<body><div id="root"></div></body>
</html>`;
}
