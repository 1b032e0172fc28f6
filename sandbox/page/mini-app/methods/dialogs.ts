import { post } from "../post";
import { changeWindow, type PopupButton } from "../window";
import { type Data, type Methods, since, textIn } from "./method";

/** Popups, and the dialog that stands for the camera. */
export const dialogMethods: Methods = {
  web_app_open_popup: since("6.2", (data, { popup }) => {
    if (popup) return "A popup is open";
    const wanted = readPopup(data);
    if (typeof wanted === "string") return wanted;
    changeWindow({ popup: wanted });
  }),

  web_app_open_scan_qr_popup: since("6.4", (data, { scanner }) => {
    if (scanner) return "The scanner is open";
    changeWindow({ scanner: { text: textIn(data, "text").slice(0, 64) } });
  }),
  web_app_close_scan_qr_popup: since("6.4", (_, { scanner }) => {
    if (!scanner) return "No scanner is open";
    closeScanner();
  }),
};

/** Takes the scanner away, and tells so. */
export function closeScanner() {
  changeWindow({ scanner: null });
  post("scan_qr_popup_closed");
}

/** Takes the popup away; without an id nobody chose anything. */
export function closePopup(buttonId?: string) {
  changeWindow({ popup: null });
  post("popup_closed", buttonId === undefined ? {} : { button_id: buttonId });
}

function readPopup(data: Data) {
  const title = textIn(data, "title").trim();
  const message = textIn(data, "message").trim();
  const given = Array.isArray(data.buttons) ? data.buttons : [];
  if (title.length > 64) return "The title is too long";
  if (message === "" || message.length > 256) return "A message has 1 to 256 characters";
  if (given.length < 1 || given.length > 3) return "A popup has 1 to 3 buttons";

  const buttons = given.map(readButton);
  const fault = buttons.find((button) => typeof button === "string");
  return typeof fault === "string" ? fault : { title, message, buttons: buttons as PopupButton[] };
}

const ownWords: Record<string, string> = { ok: "OK", close: "Close", cancel: "Cancel" };

function readButton(given: Data): PopupButton | string {
  const id = textIn(given, "id");
  const type = textIn(given, "type") || "default";
  const text = ownWords[type] ?? textIn(given, "text").trim();
  if (id.length > 64) return "A button's id is too long";
  if (!["default", "destructive", ...Object.keys(ownWords)].includes(type)) return `No button is ${type}`;
  if (text === "" || text.length > 64) return "A button's text has 1 to 64 characters";
  return { id, type, text };
}
