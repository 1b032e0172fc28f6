import { ActError } from "../acts/act";
import { linkFault } from "../markup/links";

/**
 * Fetches what a Mini App offers to download, once: addresses may be good for one use. Refuses what Telegram Web
 * cannot download: a file that does not say that it is one, and one that Telegram's page may not read.
 */
export async function fetchDownload(url: string): Promise<{ bytes: Uint8Array; type: string }> {
  const fault = linkFault(url, { httpsOnly: true });
  if (fault) throw new ActError(fault);

  const response = await fetch(url).catch((error: unknown) => {
    throw new ActError(`The file cannot be fetched: ${error}`);
  });
  if (!response.ok) throw new ActError(`The file's server answered ${response.status}`);
  if (!/^attachment\b.*filename/i.test(response.headers.get("content-disposition") ?? ""))
    throw new ActError("The answer lacks Content-Disposition: attachment; filename=…");
  if (!["*", "https://web.telegram.org"].includes(response.headers.get("access-control-allow-origin") ?? ""))
    throw new ActError("The answer lacks Access-Control-Allow-Origin: https://web.telegram.org");
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    type: response.headers.get("content-type") ?? "application/octet-stream",
  };
}
