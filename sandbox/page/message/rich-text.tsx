import type { MessageEntity } from "@grammyjs/types";
import { Fragment, useMemo } from "react";
import { Entity } from "./entity";
import { entityTree, type Piece } from "./entity-tree";

/** Words of a message with their entities. */
export function RichText({ text, entities }: { text: string; entities: MessageEntity[] }) {
  const pieces = useMemo(() => entityTree(text, entities), [text, entities]);
  return <Pieces pieces={pieces} />;
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map((piece, index) => {
    if ("entity" in piece) {
      return (
        <Entity key={piece.from} entity={piece.entity} text={plain(piece)}>
          <Pieces pieces={piece.inside} />
        </Entity>
      );
    }
    return <Words key={piece.from} text={piece.text} afterBlock={isBlock(pieces[index - 1])} />;
  });
}

/** An empty line is drawn lower than a full one, as cards of several short lines read better so. */
function Words({ text, afterBlock }: { text: string; afterBlock: boolean }) {
  // A quote ends its line by itself: the line break after it would make an empty one.
  const words = afterBlock ? text.replace(/^\n(?!\n)/, "") : text;
  let at = 0;
  return words.split(/(\n\n)/).map((part) => {
    const key = at;
    at += part.length;
    return part === "\n\n" ? (
      <span key={`gap ${key}`} className="gap">
        {part}
      </span>
    ) : (
      <Fragment key={key}>{part}</Fragment>
    );
  });
}

const isBlock = (piece: Piece | undefined) =>
  piece !== undefined &&
  "entity" in piece &&
  ["blockquote", "expandable_blockquote", "pre"].includes(piece.entity.type);

const plain = (piece: Piece): string => ("entity" in piece ? piece.inside.map(plain).join("") : piece.text);
