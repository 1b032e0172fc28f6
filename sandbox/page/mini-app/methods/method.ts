import type { MiniAppWindow } from "../window";

/** What came with an event. It is the app's word: nothing about it is certain. */
export type Data = Record<string, unknown>;

/** What the frame does when the app asks for it. A text that it answers tells why it does nothing. */
export type Method = { since: string; run: (data: Data, app: MiniAppWindow) => unknown };

/** The methods of one area by the name of their event. */
export type Methods = Record<string, Method>;

/** A method that clients know from this version on. */
export const since = (version: string, run: Method["run"]): Method => ({ since: version, run });

/** A method that every client knows. */
export const always = (run: Method["run"]): Method => since("6.0", run);

export const textIn = (data: Data, name: string): string => {
  const value = data[name];
  return typeof value === "string" ? value : "";
};
