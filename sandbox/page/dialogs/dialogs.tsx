import { ClientDialog } from "../mini-app/client-dialog";
import { InvoiceDialog } from "../payment/invoice-dialog";
import { usePage } from "../store/page-store";
import { AddBotDialog } from "./add-bot-dialog";
import { AddMembersDialog } from "./add-members-dialog";
import { AlertDialog } from "./alert-dialog";
import { ConfirmDialog } from "./confirm-dialog";
import { ContactsDialog } from "./contacts-dialog";
import { ImageDialog } from "./image-dialog";
import { LocationDialog } from "./location-dialog";
import { NewChatDialog } from "./new-chat-dialog";
import { PhotoDialog } from "./photo-dialog";
import { PickChatDialog } from "./pick-chat-dialog";
import { ProfileDialog } from "./profile-dialog";

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = usePage((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "alert":
      return <AlertDialog text={dialog.text} />;
    case "confirm":
      return <ConfirmDialog {...dialog} />;
    case "pick-chat":
      return <PickChatDialog {...dialog} />;
    case "new-chat":
      return <NewChatDialog key={dialog.what} {...dialog} />;
    case "contacts":
      return <ContactsDialog />;
    case "client":
      return <ClientDialog />;
    case "profile":
      return <ProfileDialog />;
    case "invoice":
      return <InvoiceDialog {...dialog} />;
    case "location":
      return <LocationDialog onPick={dialog.onPick} />;
    case "photo":
      return <PhotoDialog file={dialog.file} chatId={dialog.chatId} />;
    case "add-bot":
      return <AddBotDialog {...dialog} />;
    case "add-members":
      return <AddMembersDialog chatId={dialog.chatId} />;
    case "image":
      return <ImageDialog url={dialog.url} />;
  }
}
