import type { InvoiceForm, InvoiceTarget, SheetStatus } from "../../telegram/payments/protocol";
import type { ChatSummary } from "../../telegram/protocol";

/** A spot on the map. */
export type Place = { latitude: number; longitude: number; title?: string; address?: string };

/** Which dialog is open, and what it is about. */
export type DialogState =
  | { kind: "alert"; text: string }
  | {
      kind: "confirm";
      title: string;
      text: string;
      action: string;
      danger?: boolean;
      onConfirm: () => void;
      onCancel?: () => void;
    }
  | {
      kind: "pick-chat";
      title: string;
      accepts: (chat: ChatSummary) => boolean;
      onPick: (chatId: number) => void;
      onCancel?: () => void;
      /** Offers to create one instead. */
      create?: "group" | "channel";
    }
  | { kind: "new-chat"; what: "group" | "channel"; onCreated?: (chatId: number) => void }
  | {
      kind: "invoice";
      target: InvoiceTarget;
      invoice: InvoiceForm;
      onLeft: (status: SheetStatus) => void;
    }
  | { kind: "contacts" }
  | { kind: "client" }
  | { kind: "profile" }
  | { kind: "location"; onPick: (place: Place) => void }
  | { kind: "photo"; file: File; chatId: number }
  | { kind: "add-bot"; chatId: number; parameter?: string; rights?: string[] }
  | { kind: "add-members"; chatId: number }
  | { kind: "image"; url: string };
