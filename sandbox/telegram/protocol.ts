/**
 * What the sandbox page, the tests and the scripts say to the Telegram stand-in, beside the Bot API itself.
 * Everything is JSON over the one sandbox address; a person is named by their Telegram id.
 *
 *   GET  /control/state?as=<id>                 → State          all that one person sees in their chat list (as=0: the first person)
 *   GET  /control/chats/<chatId>?as=<id>        → ChatMessage[]  that chat's messages, oldest first (&before=<n>&limit=50)
 *   GET  /control/events?as=<id>                → server-sent events, each `data:` a Change
 *   POST /control/act            Act            → ActResult      does something as a person
 *   POST /control/clock          { advanceMs } | { to: ISO }     → { now }
 *   GET  /control/faults                        → Fault[]
 *   PUT  /control/faults         Fault[]        → Fault[]        replaces the set
 *   GET  /control/calls?since=<n>               → Call[]         every request the bot made, newest last
 *   GET  /control/upcoming                      → Upcoming[]     what is due next, for the clock's menu
 *   POST /control/people        Person[]        → Person[]       adds people (tests and benchmarks need many)
 *   POST /control/bridge?as=<id> BridgeLine[]                    the page tells what a Mini App and its frame said
 *   GET  /control/download?url=<url>            → the bytes of what a Mini App offers to download, if Telegram would
 *   GET  /control/files/<id>                    → the bytes of a photo or document
 *   POST /control/reset                                          forgets chats and messages (people stay)
 *
 * Chats are named as the person's own Telegram would: the chat with the bot has the bot's id, a chat with another
 * person has that person's id, groups and channels have their negative id. (The Bot API names a private chat by the
 * person's id; in a request, `chatId` equal to `as` therefore also means the chat with the bot.)
 */
import type { InlineKeyboardMarkup, MessageEntity, ReplyKeyboardMarkup } from "@grammyjs/types";
import type { Fault } from "./fault";
import type { MiniAppAct, MiniAppLink, MiniAppResult } from "./mini-app/protocol";
import type { InvoiceEntry, InvoiceShown, PaymentAct, PaymentResult } from "./payments/protocol";

export type Person = {
  id: number;
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode: string;
  /** IANA zone of the person's phone: the page shows `date_time` entities in it. */
  timeZone: string;
  role: string;
  color: "violet" | "blue" | "pink" | "green" | "orange" | "cyan" | "red";
};

export type ChatSummary = {
  /** As in Telegram: a chat with a person or with the bot has the other one's id; groups and channels have negative ids. */
  id: number;
  kind: "bot" | "person" | "group" | "channel";
  title: string;
  /** "bot", "19 members", "1,284 subscribers", "last seen recently" */
  subtitle: string;
  username?: string;
  color: Person["color"];
  unread: number;
  /** `date` in milliseconds. */
  last?: { text: string; sender?: string; date: number; mine: boolean };
  /** The person blocked this bot. */
  blocked?: boolean;
  started?: boolean;
  canPost: boolean;
  /** Left out when the person is not a member (they opened it by a link): the page offers to join. */
  role?: "owner" | "administrator" | "member";
  /** Whether the bot is in this group or channel, and as what; left out when it is not there. */
  botRole?: "administrator" | "member";
  pinned?: { id: number; text: string };
};

export type ChatMessage = {
  id: number;
  chatId: number;
  /** Unix seconds of the virtual clock. */
  date: number;
  editDate?: number;
  from?: {
    id: number;
    name: string;
    color: Person["color"];
    isBot: boolean;
    role?: "owner" | "administrator";
  };
  mine: boolean;
  viaBot?: string;
  text: string;
  entities: MessageEntity[];
  /** Path on this server. */
  photo?: { url: string; width: number; height: number };
  document?: { name: string; url: string; size: number };
  location?: { latitude: number; longitude: number; title?: string; address?: string };
  sticker?: string;
  contact?: { name: string; phone: string };
  invoice?: InvoiceShown;
  /** Emoji the bot put under the message. */
  reactions?: string[];
  /** "Maya created the group" and the like. */
  service?: string;
  inlineKeyboard?: InlineKeyboardMarkup["inline_keyboard"];
  replyTo?: { id: number; text: string; sender?: string };
  views?: number;
};

export type ReplyKeyboardState = {
  chatId: number;
  markup?: ReplyKeyboardMarkup;
  /** `messageId` is the message to answer; left out, the newest one that is not one's own. */
  forceReply?: { placeholder?: string; messageId?: number };
};

export type State = {
  /** Milliseconds of the virtual clock, as everywhere below but in messages. */
  now: number;
  me: Person;
  people: (Person & { unread: number })[];
  chats: ChatSummary[];
  /** `commands` by chat id. */
  bot: {
    id: number;
    name: string;
    username: string;
    description?: string;
    commands: Record<number, { command: string; description: string }[]>;
    menuButton?: { text: string; url: string };
  };
  keyboards: ReplyKeyboardState[];
  /** The person's Telegram Stars, and all invoices that they could pay. */
  stars: number;
  invoices: InvoiceEntry[];
  callsCount: number;
  faults: Fault[];
};

/** One thing that changed, told to every page that looks as a person it concerns. */
export type Change =
  | { type: "message"; message: ChatMessage; summary: ChatSummary }
  | { type: "edited"; message: ChatMessage; summary: ChatSummary }
  | { type: "deleted"; chatId: number; messageId: number }
  | { type: "chat"; summary: ChatSummary }
  /** The person left the chat or was removed from it: it goes from their list. */
  | { type: "gone"; chatId: number }
  | { type: "keyboard"; keyboard: ReplyKeyboardState }
  | { type: "typing"; chatId: number; action: string }
  | { type: "unread"; personId: number; total: number }
  | { type: "clock"; now: number }
  | { type: "calls"; count: number }
  | { type: "faults"; faults: Fault[] }
  /** The bot answered a Mini App's query with a message: its window closes. */
  | { type: "web-app-answered"; queryId: string }
  | { type: "reset" };

/** What a person does. `as` is who does it. */
export type Act = { as: number } & (
  | { do: "send"; chatId: number; text: string; replyTo?: number }
  | { do: "send-photo"; chatId: number; name: string; base64: string; caption?: string }
  | {
      do: "send-location";
      chatId: number;
      latitude: number;
      longitude: number;
      title?: string;
      address?: string;
    }
  | { do: "send-sticker"; chatId: number; emoji: string }
  | { do: "send-contact"; chatId: number }
  | {
      do: "press-key";
      chatId: number;
      row: number;
      column: number;
      share?: { chatId?: number; latitude?: number; longitude?: number };
    }
  /** Taps a button under a message; answers what the bot showed: a toast, a dialog, a link, or nothing in time. */
  | { do: "tap"; chatId: number; messageId: number; row: number; column: number }
  | { do: "start"; parameter?: string }
  | { do: "open-link"; url: string }
  /** Types `@bot query` in a chat: answers the results. */
  | {
      do: "inline-query";
      chatId?: number;
      query: string;
      offset?: string;
      location?: { latitude: number; longitude: number };
    }
  | { do: "choose-inline-result"; chatId: number; queryId: string; resultId: string }
  /** A supergroup, as nearly all are today, unless asked for a `basic` one; public when it has a username. */
  | {
      do: "create-group";
      title: string;
      members: number[];
      withBot?: boolean;
      basic?: boolean;
      username?: string;
    }
  | { do: "create-channel"; title: string; members: number[]; withBot?: boolean; username?: string }
  /** `rights` makes the bot an administrator; a `parameter` comes from a `startgroup` link. */
  | { do: "add-bot"; chatId: number; rights?: string[]; parameter?: string }
  | { do: "add-members"; chatId: number; members: number[] }
  /** A basic group becomes a supergroup with a new id. */
  | { do: "upgrade-group"; chatId: number }
  /** Sends what `savePreparedInlineMessage` saved, as the Mini App's `shareMessage` does. */
  | { do: "send-prepared"; chatId: number; preparedId: string }
  | { do: "remove-bot"; chatId: number }
  /** Taps Join in a public group or channel, or one opened by an invite link, that one is not a member of. */
  | { do: "join"; chatId: number }
  | { do: "leave"; chatId: number }
  | { do: "block" }
  | { do: "unblock" }
  | { do: "rename"; firstName?: string; lastName?: string; username?: string }
  | { do: "delete-message"; chatId: number; messageId: number }
  | { do: "read"; chatId: number }
  /** Forwards a message to another chat. */
  | { do: "forward"; chatId: number; messageId: number; to: number }
  | MiniAppAct
  | PaymentAct
);

export type InlineChoice = {
  id: string;
  title: string;
  description?: string;
  thumbnailUrl?: string;
};

export type ActResult =
  | { ok: true; messageId?: number; chatId?: number }
  /** Of a tap: what the bot answered. `none` when it had not answered within 10 seconds of real time. */
  | { ok: true; answer: TapAnswer }
  | {
      ok: true;
      inline: {
        queryId: string;
        results: InlineChoice[];
        button?: { text: string; startParameter?: string; webAppUrl?: string };
        nextOffset?: string;
      };
    }
  /** Where a t.me link leads: the chat to open, after the bot was started with the parameter if there was one. */
  | { ok: true; open: Opened }
  | MiniAppResult
  | PaymentResult
  | { ok: false; error: string };

export type TapAnswer = {
  kind:
    | "toast"
    | "alert"
    | "url"
    | "silent"
    | "none"
    /** A switch_inline button: put `@bot query` in the input field, of a chat to choose first if `chooseChat`. */
    | "inline"
    /** A copy_text button: put `text` on the clipboard. */
    | "copy"
    /** A web_app button: open `url` as the Mini App. */
    | "web-app"
    /** A pay button: `open-invoice`, then `pay`. */
    | "pay";
  text?: string;
  url?: string;
  query?: string;
  chooseChat?: boolean;
  /** The kinds of chat that may be chosen, when the button limits them. */
  chatKinds?: ChatSummary["kind"][];
};

export type Opened = {
  chatId?: number;
  url?: string;
  /** The Mini App to open, by `open-web-app`. */
  miniApp?: MiniAppLink;
  /** The slug of the invoice to open, by `open-invoice`. */
  invoice?: string;
  /** A `startgroup` link: let the person choose a group, then `add-bot` with these. */
  chooseGroup?: { parameter?: string; rights?: string[] };
};

export type { Fault };

export type Call = {
  n: number;
  at: number;
  service: "telegram" | "inngest" | "stripe" | "mini-app";
  method: string;
  /** To whom and what, in a line. */
  summary: string;
  status: number;
  ms: number;
  request: unknown;
  response: unknown;
};

export type Upcoming = { at: number; title: string };
