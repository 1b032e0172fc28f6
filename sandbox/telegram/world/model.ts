import type {
  BotCommand,
  ChatAdministratorRights,
  InlineKeyboardMarkup,
  MenuButton,
  MessageEntity,
  ReplyKeyboardMarkup,
} from "@grammyjs/types";
import type { Till } from "../payments/model";
import type { Person } from "../protocol";
import type { Table } from "./table";

/** All that the stand-in remembers, as plain data: it is saved as one JSON. */
export type World = {
  people: Table<Person>;
  chats: Table<Chat>;
  /** Which chat two people share, by `pairKey`. */
  pairs: Record<string, number>;
  files: Record<string, StoredFile>;
  /** Where each message sent through the bot in inline mode lives. */
  inlineMessages: Record<string, { chatId: number; messageId: number }>;
  prepared: Record<string, PreparedMessage>;
  /** What Mini Apps keep in the cloud, by person. */
  cloudStorage: Record<number, Record<string, string>>;
  till: Till;
  profile: BotProfile;
  webhook: WebhookSettings;
  /** Not given to the bot yet, by update id, oldest first. */
  pendingUpdates: Table<PendingUpdate>;
  next: { update: number; chat: number; query: number; file: number };
};

export type Chat = {
  /** As the Bot API names it; chats between people have ids the Bot API never sees. */
  id: number;
  type: "private" | "pair" | "group" | "supergroup" | "channel";
  title?: string;
  username?: string;
  description?: string;
  color: Person["color"];
  members: Table<Member>;
  messages: Table<StoredMessage>;
  nextMessageId: number;
  /** Newest last. */
  pinned: number[];
  keyboards: Table<KeyboardShown>;
  unread: Table<number>;
  /** Of a private chat: the person pressed Start, and has not blocked the bot. */
  started?: boolean;
  blocked?: boolean;
  /** Of a private chat: until when the bot may write although the person never started it. */
  writableUntil?: number;
  /** Of a group that became a supergroup. */
  migratedTo?: number;
};

export type Member = {
  status: "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";
  rights?: ChatAdministratorRights;
};

export type KeyboardShown = {
  markup?: ReplyKeyboardMarkup;
  forceReply?: { placeholder?: string; messageId: number };
};

export type StoredMessage = {
  id: number;
  /** Unix seconds. */
  date: number;
  editDate?: number;
  /** Absent in a channel post. */
  from?: number;
  viaBot?: true;
  content: Content;
  markup?: InlineKeyboardMarkup;
  replyTo?: number;
  inlineId?: string;
  forwardedFrom?: { chatId: number; from?: number; date: number };
  /** The emoji the bot put under it. */
  reactions?: string[];
  views?: number;
  protected?: true;
};

export type Words = { text: string; entities: MessageEntity[] };

export type Content =
  | ({ kind: "text"; linkPreview?: Record<string, unknown> } & Words)
  | ({ kind: "photo"; fileId: string; aboveMedia?: true; spoiler?: true } & Words)
  | ({ kind: "document"; fileId: string } & Words)
  | { kind: "location"; latitude: number; longitude: number; accuracy?: number }
  | { kind: "venue"; latitude: number; longitude: number; title: string; address: string }
  | { kind: "sticker"; emoji: string; fileId: string }
  | { kind: "contact"; phone: string; firstName: string; lastName?: string; userId?: number }
  /** What it asks for lies in the till. */
  | { kind: "invoice"; slug: string }
  /** Something that happened rather than something said: `words` for the page, `fields` for the Bot API. */
  | { kind: "service"; words: string; fields: Record<string, unknown> };

export type StoredFile = {
  id: string;
  uniqueId: string;
  kind: "photo" | "document" | "sticker";
  name: string;
  mime: string;
  size: number;
  width?: number;
  height?: number;
};

/** One result: what the list shows, and the message it becomes. */
export type InlineResult = {
  id: string;
  title: string;
  description?: string;
  thumbnailUrl?: string;
  message: InlineMessage;
};

/** The message a result becomes. A photo named by its address is fetched when the result is chosen. */
export type InlineMessage = { content: Content; markup?: InlineKeyboardMarkup; fetchPhotoFrom?: string };

export type PreparedMessage = {
  userId: number;
  result: InlineResult;
  expiresAt: number;
  chatTypes: Chat["type"][];
};

export type BotProfile = {
  names: Record<string, string>;
  descriptions: Record<string, string>;
  shortDescriptions: Record<string, string>;
  /** By scope and language, see `commandsKey`. */
  commands: Record<string, BotCommand[]>;
  menuButton: MenuButton;
  menuButtons: Table<MenuButton>;
  groupRights?: ChatAdministratorRights;
  channelRights?: ChatAdministratorRights;
};

export type WebhookSettings = {
  url: string;
  secretToken: string;
  maxConnections: number;
  /** Empty means Telegram's default set. */
  allowedUpdates: string[];
  lastErrorDate?: number;
  lastErrorMessage?: string;
};

export type PendingUpdate = {
  id: number;
  kind: string;
  queue: string;
  expiresAt: number;
  /** Milliseconds; held back until then by a fault. */
  notBefore?: number;
  payload: Record<string, unknown>;
};
