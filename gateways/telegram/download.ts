import type { Api } from "grammy";

const downloadMs = 5_000;

/** The bytes of a file that somebody sent to the bot (Bot API, getFile: at most 20 MB). */
export async function downloadFile(api: Pick<Api, "getFile" | "token" | "options">, fileId: string) {
  const { file_path: path } = await api.getFile(fileId);
  const root = api.options?.apiRoot ?? "https://api.telegram.org";
  const response = await fetch(`${root}/file/bot${api.token}/${path}`, {
    signal: AbortSignal.timeout(downloadMs),
  });
  if (!response.ok) throw new Error(`Telegram answered ${response.status} to the download of a file`);
  return new Uint8Array(await response.arrayBuffer());
}
