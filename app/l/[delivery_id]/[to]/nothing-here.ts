import { pageOf } from "./page-of";

/** The 404 of an address that answers no page of Next's, and so cannot show Next's own. */
export const nothingHere = (request: Request) =>
  pageOf(request, 404, ({ nothingHere: { title, text } }) => ({ title, body: `<p>${text}</p>` }));
