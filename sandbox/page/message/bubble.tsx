import type { ChatMessage } from "../../telegram/protocol";
import { ContactCard } from "./contact-card";
import { DocumentCard } from "./document-card";
import { useInChat } from "./in-chat";
import { InvoiceCard } from "./invoice-card";
import { LocationCard } from "./location-card";
import { Meta } from "./meta";
import { Photo } from "./photo";
import { Reactions } from "./reactions";
import { ReplyQuote } from "./reply-quote";
import { RichText } from "./rich-text";
import { SenderLine } from "./sender-line";
import { Tail } from "./tail";

/** What a message says, in its bubble. */
export function Bubble({ message, first, tail }: { message: ChatMessage; first: boolean; tail: boolean }) {
  const { kind } = useInChat();
  if (message.sticker) {
    return (
      <div className="bubble sticker">
        <span className="sticker-picture">{message.sticker}</span>
        <Meta message={message} />
      </div>
    );
  }
  const named = kind === "group" && !message.mine && (first || message.viaBot !== undefined);
  const headed = named || message.viaBot !== undefined || message.replyTo !== undefined;
  return (
    <div className={`bubble ${headed ? "headed" : ""} ${message.text ? "" : wordless(message)}`}>
      <SenderLine message={message} named={named} />
      {message.replyTo && <ReplyQuote reply={message.replyTo} />}
      {message.photo && <Photo photo={message.photo} />}
      {message.location && <LocationCard location={message.location} />}
      {message.document && <DocumentCard document={message.document} />}
      {message.contact && <ContactCard contact={message.contact} />}
      <div className="text" dir="auto">
        {message.invoice && <InvoiceCard invoice={message.invoice} />}
        {message.text && <RichText text={message.text} entities={message.entities} />}
        {message.reactions && <Reactions emoji={message.reactions} />}
        <Meta message={message} />
      </div>
      {tail && <Tail />}
    </div>
  );
}

/** Without words the small line moves onto the picture or beside the card. */
function wordless(message: ChatMessage) {
  if (message.location || message.document || message.contact) return "only-card";
  return message.photo ? "only-photo" : "";
}
