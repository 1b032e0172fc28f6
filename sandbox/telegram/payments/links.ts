/** The address that opens an invoice. */
export const invoiceLink = (slug: string) => `https://t.me/$${slug}`;

/** The slug in `https://t.me/$<slug>`, `https://t.me/invoice/<slug>` or `tg://invoice?slug=<slug>`. */
export function slugOf(url: string): string | undefined {
  const inPath = /^(?:https?:\/\/)?(?:t|telegram)\.me\/(?:(?:\$|%24)|invoice\/)([\w-]+)/i.exec(url);
  return (inPath ?? /^tg:(?:\/\/)?invoice\?slug=([\w-]+)/i.exec(url))?.[1];
}
