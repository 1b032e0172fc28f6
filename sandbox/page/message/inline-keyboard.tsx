import type { InlineKeyboardButton } from "@grammyjs/types";
import { memo } from "react";
import { InlineButton } from "./inline-button";

type Props = { messageId: number; rows: InlineKeyboardButton[][] };

/** The buttons below a message. */
export const InlineKeyboard = memo(function InlineKeyboard({ messageId, rows }: Props) {
  return (
    <div className="inline-keyboard">
      {rows.map((row, rowIndex) => (
        <div key={keyOf(row)} className="keyboard-row">
          {row.map((button, column) => (
            <InlineButton key={keyOf([button])} button={button} spot={{ messageId, row: rowIndex, column }} />
          ))}
        </div>
      ))}
    </div>
  );
});

/** A button that an edit leaves as it is keeps its spinner; one that becomes another loses it. */
const keyOf = (row: InlineKeyboardButton[]) => JSON.stringify(row);
