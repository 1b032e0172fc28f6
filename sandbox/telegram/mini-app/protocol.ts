/** How a Mini App was opened: it decides what init data tells, and what the app may do. */
export type LaunchWay =
  /** A `web_app` button below a message. */
  | "button"
  /** The button beside the input field. */
  | "menu"
  /** `t.me/<bot>?startapp=…` and `t.me/<bot>/<app>?startapp=…`. */
  | "link"
  /** A `web_app` key of the bot's keyboard: no init data, and the only one that may send data. */
  | "keyboard"
  /** The button over the results in inline mode: no init data. */
  | "inline";

/** The Telegram that the Mini App is shown in. */
export type Client = {
  version: string;
  platform: string;
  theme: ThemeName;
};

export type ThemeName = "light" | "dark" | "night-blue" | "custom";

/** What a person does with Mini Apps. */
export type MiniAppAct =
  /** Without `url` it is the bot's main Mini App. `authDate` in Unix seconds signs for another moment than now. */
  | {
      do: "open-web-app";
      by?: LaunchWay;
      url?: string;
      /** The chat in which a link was tapped. */
      chatId?: number;
      startParam?: string;
      mode?: "compact" | "fullscreen";
      authDate?: number;
      client?: Partial<Client>;
    }
  /** The query of a closed Mini App takes no answer any more. */
  | { do: "close-web-app"; queryId: string }
  | { do: "allow-writing" }
  | { do: "share-phone" }
  | { do: "send-web-app-data"; buttonText: string; data: string }
  /** The storage in the cloud and the like, as `web_app_invoke_custom_method` names them. */
  | { do: "invoke-custom-method"; method: string; params?: unknown }
  /** What `savePreparedInlineMessage` saved, before the person decides where to send it. */
  | { do: "view-prepared"; preparedId: string };

export type MiniAppResult =
  /** The address to load, launch parameters in its fragment. `queryId` is what `answerWebAppQuery` takes. */
  | { ok: true; webApp: { url: string; queryId?: string } }
  | { ok: true; prepared: { title: string; chatKinds: ("bot" | "person" | "group" | "channel")[] } }
  /** Of a custom method. */
  | { ok: true; result: unknown };

/** Where a link or a key leads when it opens a Mini App. */
export type MiniAppLink = { url?: string; startParam?: string; mode?: "compact" | "fullscreen" };

/** One message between a Mini App and its frame, for the list of calls. */
export type BridgeLine = {
  from: "mini-app" | "telegram";
  event: string;
  data?: unknown;
  /** Why nothing came of it: an old client does not know the event, its parameters are wrong. */
  ignored?: string;
};
