import type { MessageEntity } from "@grammyjs/types";
import type { ReactNode } from "react";
import { BotCommand } from "./bot-command";
import { DateTime } from "./date-time";
import { ExpandableQuote } from "./expandable-quote";
import { Link } from "./link";
import { Spoiler } from "./spoiler";

/** One entity of a message, drawn as Telegram draws it. */
export function Entity({
  entity,
  text,
  children,
}: {
  entity: MessageEntity;
  text: string;
  children: ReactNode;
}) {
  switch (entity.type) {
    case "bold":
      return <b>{children}</b>;
    case "italic":
      return <em>{children}</em>;
    case "underline":
      return <u>{children}</u>;
    case "strikethrough":
      return <s>{children}</s>;
    case "spoiler":
      return <Spoiler>{children}</Spoiler>;
    case "code":
      return <code>{children}</code>;
    case "pre":
      return <pre>{children}</pre>;
    case "blockquote":
      return <blockquote dir="auto">{children}</blockquote>;
    case "expandable_blockquote":
      return <ExpandableQuote>{children}</ExpandableQuote>;
    case "text_link":
      return <Link to={entity.url}>{children}</Link>;
    case "url":
      return <Link to={/^\w+:/.test(text) ? text : `https://${text}`}>{children}</Link>;
    case "mention":
      return <Link to={`https://t.me/${text.slice(1)}`}>{children}</Link>;
    case "text_mention":
      return <Link to={`tg://user?id=${entity.user.id}`}>{children}</Link>;
    case "email":
      return <Link to={`mailto:${text}`}>{children}</Link>;
    case "phone_number":
      return <Link to={`tel:${text}`}>{children}</Link>;
    case "bot_command":
      return <BotCommand command={text}>{children}</BotCommand>;
    case "date_time":
      return (
        <DateTime unixTime={entity.unix_time} pattern={entity.date_time_format ?? ""} written={text}>
          {children}
        </DateTime>
      );
    case "hashtag":
    case "cashtag":
      return <span className="tag">{children}</span>;
    default:
      return children;
  }
}
