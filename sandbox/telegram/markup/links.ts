import { badRequest } from "../errors";

const schemes = ["http:", "https:", "tg:", "ton:", "tonsite:"];

/** What Telegram says against the link, if anything. Hosts without a dot, such as localhost, are refused there too. */
export function linkFault(link: string, options: { httpsOnly?: boolean } = {}): string | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(link) && !/^[^/]+:\d/.test(link) ? link : `http://${link}`;
  if (!URL.canParse(withScheme)) return "Wrong HTTP URL";

  const url = new URL(withScheme);
  if (!schemes.includes(url.protocol)) return "Unsupported URL protocol";
  if (url.protocol === "tg:" || url.protocol === "ton:")
    return options.httpsOnly ? "Only HTTPS links are allowed" : undefined;
  if (!url.hostname.includes(".") && !url.hostname.startsWith("[")) return "Wrong HTTP URL";
  if (options.httpsOnly && url.protocol !== "https:" && !isLoopback(url))
    return "Only HTTPS links are allowed";
  return undefined;
}

/** Refuses a link as Telegram does, naming the thing it is the address of. */
export function checkLink(what: string, link: string, options: { httpsOnly?: boolean } = {}) {
  const fault = linkFault(link, options);
  if (fault) throw badRequest(`${what} URL '${link}' is invalid: ${fault}`);
}

/** Telegram's test environment takes plain HTTP for Mini Apps. Here it is taken for this machine alone. */
function isLoopback(url: URL) {
  return url.hostname.startsWith("127.") || url.hostname === "[::1]";
}
