import {
  addToHomeScreen,
  checkHomeScreenStatus,
  closeMiniApp,
  disableClosingConfirmation,
  disableVerticalSwipes,
  downloadFile,
  enableClosingConfirmation,
  enableVerticalSwipes,
  expandViewport,
  hapticFeedbackImpactOccurred,
  hapticFeedbackNotificationOccurred,
  hapticFeedbackSelectionChanged,
  hideBackButton,
  init,
  miniAppReady,
  mountBackButton,
  mountClosingBehavior,
  mountMainButton,
  mountMiniAppSync,
  mountSecondaryButton,
  mountSettingsButton,
  mountSwipeBehavior,
  offBackButtonClick,
  offMainButtonClick,
  offSecondaryButtonClick,
  on,
  onBackButtonClick,
  onMainButtonClick,
  onSecondaryButtonClick,
  onSettingsButtonClick,
  openInvoice as openInvoiceWindow,
  openLink,
  openPopup,
  openTelegramLink,
  postEvent,
  requestWriteAccess,
  setMainButtonParams,
  setMiniAppBackgroundColor,
  setMiniAppBottomBarColor,
  setMiniAppHeaderColor,
  setSecondaryButtonParams,
  shareMessage,
  showBackButton,
  showSettingsButton,
  targetOrigin,
} from "@telegram-apps/sdk-react";
import { bindTheme } from "./bind-theme";
import { launch } from "./launch";

/**
 * Telegram's own controls, through its SDK. Loaded only inside Telegram, after the first paint: ask `telegram.ts` for
 * it. What an older client cannot do is left out silently (`ifAvailable`), except where the caller must know.
 */

type RGB = `#${string}`;

/** Says hello to the client that shows us. `parentOrigin`: whose page that is, when not Telegram's own. */
export function start(parentOrigin: string | undefined, onThemeChange: () => void) {
  if (parentOrigin) targetOrigin.set(parentOrigin);
  // The SDK looks for the launch in the address, which has lost it when a tap came before any script of the first page.
  sessionStorage.setItem("tapps/launchParams", JSON.stringify(launch().toString()));
  init();
  mountBackButton.ifAvailable();
  mountMiniAppSync.ifAvailable();
  mountMainButton.ifAvailable();
  mountSecondaryButton.ifAvailable();
  mountSettingsButton.ifAvailable();
  mountClosingBehavior.ifAvailable();
  mountSwipeBehavior.ifAvailable();
  hideAll();
  on("theme_changed", ({ theme_params }) => {
    bindTheme(theme_params as Record<string, string>);
    onThemeChange();
  });
  // It may have changed between the launch and now, when nobody listened.
  postEvent("web_app_request_theme");
  miniAppReady.ifAvailable();
  expandViewport.ifAvailable();
}

/** What a page before this one has left, such as before a deployment: Telegram keeps it, and our SDK knows nothing of it. */
function hideAll() {
  hideMainButton();
  postEvent("web_app_setup_main_button", { is_visible: false });
  if (!hasSecondaryButton()) return;
  hideSecondaryButton();
  postEvent("web_app_setup_secondary_button", { is_visible: false });
  postEvent("web_app_setup_back_button", { is_visible: false });
}

export type ButtonLook = {
  text: string;
  isEnabled: boolean;
  /** A spinner in place of the text. */
  isBusy: boolean;
  color: string;
  textColor: string;
};

/** Shows the main button until the returned function is called. */
export function showMainButton({ text, isEnabled, isBusy, color, textColor }: ButtonLook, onTap: () => void) {
  setMainButtonParams.ifAvailable({
    text,
    isEnabled,
    isLoaderVisible: isBusy,
    isVisible: true,
    backgroundColor: color as RGB,
    textColor: textColor as RGB,
  });
  onMainButtonClick.ifAvailable(onTap);
  return () => offMainButtonClick.ifAvailable(onTap);
}

export const hideMainButton = () => void setMainButtonParams.ifAvailable({ isVisible: false });

export const hasSecondaryButton = () => setSecondaryButtonParams.isAvailable();

export function showSecondaryButton(look: ButtonLook, onTap: () => void) {
  setSecondaryButtonParams.ifAvailable({
    text: look.text,
    isEnabled: look.isEnabled,
    isLoaderVisible: look.isBusy,
    isVisible: true,
    position: "left",
    backgroundColor: look.color as RGB,
    textColor: look.textColor as RGB,
  });
  onSecondaryButtonClick.ifAvailable(onTap);
  return () => offSecondaryButtonClick.ifAvailable(onTap);
}

export const hideSecondaryButton = () => void setSecondaryButtonParams.ifAvailable({ isVisible: false });

/** Shows the way back in the header until the returned function is called. */
export function showBack(onBack: () => void) {
  showBackButton.ifAvailable();
  onBackButtonClick.ifAvailable(onBack);
  return () => {
    offBackButtonClick.ifAvailable(onBack);
    hideBackButton.ifAvailable();
  };
}

export function showSettings(onTap: () => void) {
  showSettingsButton.ifAvailable();
  onSettingsButtonClick.ifAvailable(onTap);
}

export function vibrate(kind: "selection" | "light" | "success" | "warning" | "error") {
  if (kind === "selection") hapticFeedbackSelectionChanged.ifAvailable();
  else if (kind === "light") hapticFeedbackImpactOccurred.ifAvailable("light");
  else hapticFeedbackNotificationOccurred.ifAvailable(kind);
}

/** Colours of the header, the page behind and the bar below, as #rrggbb. */
export function paint({
  header,
  background,
  bottom,
}: {
  header: string;
  background: string;
  bottom: string;
}) {
  setMiniAppHeaderColor.ifAvailable(header as RGB);
  setMiniAppBackgroundColor.ifAvailable(background as RGB);
  setMiniAppBottomBarColor.ifAvailable(bottom as RGB);
}

export function confirmClosing(isWanted: boolean) {
  (isWanted ? enableClosingConfirmation : disableClosingConfirmation).ifAvailable();
}

export function allowVerticalSwipes(areAllowed: boolean) {
  (areAllowed ? enableVerticalSwipes : disableVerticalSwipes).ifAvailable();
}

export type Question = {
  title: string;
  message: string;
  yes: string;
  no: string;
  isDestructive: boolean;
  /** A third way, which leads elsewhere. */
  other?: { text: string; onTap: () => void } | undefined;
};

/** Asks in Telegram's own window; undefined when the client has none. */
export async function askNatively({
  title,
  message,
  yes,
  no,
  isDestructive,
  other,
}: Question): Promise<boolean | undefined> {
  if (!openPopup.isAvailable()) return undefined;
  const answer = await openPopup({
    title,
    message,
    buttons: [
      ...(other ? [{ id: "other", type: "default", text: other.text } as const] : []),
      { id: "no", type: "default", text: no },
      { id: "yes", type: isDestructive ? "destructive" : "default", text: yes },
    ],
  });
  if (answer === "other") other?.onTap();
  return answer === "yes";
}

/** Opens the list of chats to send a prepared message to. False when the client cannot, or nothing was sent. */
export async function sharePrepared(preparedMessageId: string): Promise<boolean> {
  if (!shareMessage.isAvailable()) return false;
  return shareMessage(preparedMessageId).then(
    () => true,
    () => false,
  );
}

export const canShare = () => shareMessage.isAvailable();

export function openTelegram(url: string) {
  openTelegramLink.ifAvailable(url);
}

export function openElsewhere(url: string) {
  openLink.ifAvailable(url);
}

/** Opens an invoice by its link. The answer is a hint ("paid", "pending", "failed", "cancelled"): only who is paid knows. Undefined when the client cannot. */
export async function openInvoice(url: string): Promise<string | undefined> {
  if (!openInvoiceWindow.isAvailable()) return undefined;
  return openInvoiceWindow(url, "url");
}

/** Hands the person a file. False when the client cannot. */
export async function saveFile(url: string, name: string): Promise<boolean> {
  if (!downloadFile.isAvailable()) return false;
  return downloadFile(url, name).then(
    () => true,
    () => false,
  );
}

/** Whether the bot may write to the person from now on. */
export async function askToWrite(): Promise<boolean> {
  if (!requestWriteAccess.isAvailable()) return false;
  return (await requestWriteAccess()) === "allowed";
}

export async function canAddToHomeScreen(): Promise<boolean> {
  if (!checkHomeScreenStatus.isAvailable()) return false;
  return (await checkHomeScreenStatus()) === "missed";
}

export function putOnHomeScreen() {
  addToHomeScreen.ifAvailable();
}

export function close() {
  closeMiniApp.ifAvailable();
}
