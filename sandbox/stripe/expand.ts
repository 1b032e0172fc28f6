import type { Books } from "./books";
import { invalidRequest } from "./errors";
import type { AccountId } from "./table";

type Fields = Record<string, unknown>;

/** A copy of the answer in which the named references are the objects themselves. */
export function expanded(books: Books, account: AccountId, answer: object, paths: string[] = []): object {
  const copy = structuredClone(answer) as Fields;
  for (const path of paths) {
    const names = path.split(".");
    if (names.length > 4)
      throw invalidRequest(`You cannot expand more than 4 levels of a property. Property: ${path}.`, {
        code: "property_expansion_max_depth",
      });
    expandAt(books, account, copy, names, path);
  }
  return copy;
}

function expandAt(books: Books, account: AccountId, target: Fields, names: string[], path: string): void {
  const [name = "", ...rest] = names;
  const value = included(books, account, target, name) ?? target[name];
  if (value === undefined) throw invalidRequest(`This property cannot be expanded (${path}).`);

  target[name] = typeof value === "string" ? lookUp(books, account, value, path) : value;
  const inner = target[name];
  if (rest.length === 0 || inner === null) return;
  for (const next of Array.isArray(inner) ? inner : [inner])
    expandAt(books, account, next as Fields, rest, path);
}

/** Lists that objects only carry when asked for. */
function included(books: Books, account: AccountId, target: Fields, name: string): object | undefined {
  const id = String(target.id);
  const asList = (data: object[], url: string) => ({ object: "list", data, has_more: false, url });

  if (target.object === "checkout.session" && name === "line_items")
    return asList(books.lineItems.get(account, id).items, `/v1/checkout/sessions/${id}/line_items`);
  if (target.object === "charge" && name === "refunds") {
    const refunds = books.refunds.newestFirst(account).filter(({ charge }) => charge === id);
    return asList(structuredClone(refunds), `/v1/charges/${id}/refunds`);
  }
  return undefined;
}

function lookUp(books: Books, account: AccountId, id: string, path: string): object {
  const { paymentIntents, charges, refunds, disputes, balanceTransactions, payouts } = books;
  for (const table of [paymentIntents, charges, refunds, disputes, balanceTransactions, payouts]) {
    const found = table.find(account, id);
    if (found) return structuredClone(found);
  }
  throw invalidRequest(`This property cannot be expanded (${path}).`);
}
