const ways = { e_: "event", b_: "buy", t_: "ticket", p_: "payment", c_: "contact" } as const;
const words = ["new", "support"] as const;

/** What somebody comes for who opens the bot by a link; `of` names the event, ticket or payment. */
export type Start = { to: (typeof ways)[keyof typeof ways] | (typeof words)[number] | "home"; of: string };

/**
 * Reads the parameter of `t.me/<bot>?start=…`. Links of years ago carry these, so they stay for ever; anything
 * else leads home, whoever wrote it.
 */
export function readStart(parameter: string): Start {
  const word = words.find((known) => known === parameter);
  if (word) return { to: word, of: "" };
  const [, way = "", of = ""] = /^([a-z]_)(.*)$/su.exec(parameter) ?? [];
  return way in ways ? { to: ways[way as keyof typeof ways], of } : { to: "home", of: "" };
}
