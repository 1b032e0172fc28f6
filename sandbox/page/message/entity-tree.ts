import type { MessageEntity } from "@grammyjs/types";

/** A piece of a message's text: plain, or an entity with what is inside it. */
export type Piece = { from: number; text: string } | { from: number; entity: MessageEntity; inside: Piece[] };

/** Nests a message's flat entities. Ones that overlap are cut where the outer one ends. */
export function entityTree(text: string, entities: MessageEntity[]): Piece[] {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted);
}

function build(text: string, from: number, to: number, entities: MessageEntity[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  let rest = entities;
  while (rest[0]) {
    const [entity, ...others] = rest;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    rest = others;
    if (end <= start) continue;
    if (start > at) pieces.push({ from: at, text: text.slice(at, start) });
    const inside = others.filter((other) => other.offset < end);
    pieces.push({ from: start, entity, inside: build(text, start, end, inside) });
    rest = others.filter((other) => other.offset + other.length > end);
    at = end;
  }
  if (at < to) pieces.push({ from: at, text: text.slice(at, to) });
  return pieces;
}
