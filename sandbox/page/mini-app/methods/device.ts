import { ask } from "../ask";
import { post } from "../post";
import { changeWindow, type MiniAppWindow } from "../window";
import { type Data, type Methods, since, textIn } from "./method";

/** The device around the app. What this one lacks is refused in Telegram's way. */
export const deviceMethods: Methods = {
  web_app_trigger_haptic_feedback: since("6.1", (data, { haptic }) => {
    const text = hapticText(data);
    if (!text) return "There is no such feeling";
    changeWindow({ haptic: { text, key: (haptic?.key ?? 0) + 1 } });
  }),

  web_app_check_home_screen: since("8.0", (_, app) =>
    post("home_screen_checked", { status: homeScreenStatus(app) }),
  ),
  web_app_add_to_home_screen: since("8.0", (_, app) => void addToHomeScreen(app)),
  web_app_hide_keyboard: since("9.1", () => {}),

  web_app_biometry_get_info: since("7.2", () => post("biometry_info_received", { available: false })),
  web_app_check_location: since("8.0", () => post("location_checked", { available: false })),
  web_app_request_location: since("8.0", () => post("location_requested", { available: false })),
  web_app_request_emoji_status_access: since("8.0", () =>
    post("emoji_status_access_requested", { status: "cancelled" }),
  ),
  web_app_set_emoji_status: since("8.0", () => post("emoji_status_failed", { error: "USER_DECLINED" })),
  web_app_start_accelerometer: lacking("accelerometer_failed"),
  web_app_start_gyroscope: lacking("gyroscope_failed"),
  web_app_start_device_orientation: lacking("device_orientation_failed"),
  ...Object.fromEntries(
    ["device", "secure"].flatMap((kind) =>
      ["save_key", "get_key", "restore_key", "clear"].map((verb) => [
        `web_app_${kind}_storage_${verb}`,
        since("9.0", (data) =>
          post(`${kind}_storage_failed`, { req_id: textIn(data, "req_id"), error: "UNSUPPORTED" }),
        ),
      ]),
    ),
  ),
};

function lacking(event: string) {
  return since("8.0", () => post(event, { error: "UNSUPPORTED" }));
}

const feelings: Record<string, string[]> = {
  impact: ["light", "medium", "heavy", "rigid", "soft"],
  notification: ["error", "success", "warning"],
};

function hapticText(data: Data): string | undefined {
  const type = textIn(data, "type");
  if (type === "selection_change") return "selection";
  const style = textIn(data, type === "impact" ? "impact_style" : "notification_type");
  return feelings[type]?.includes(style) ? `${type} · ${style}` : undefined;
}

const place = ({ personId }: MiniAppWindow) => `sandbox.home-screen.${personId}`;

/** Only phones have one. */
function homeScreenStatus(app: MiniAppWindow) {
  if (!["android", "ios"].includes(app.platform)) return "unsupported";
  return localStorage.getItem(place(app)) ? "added" : "missed";
}

/** Puts the app's icon on the home screen of a phone that is not there. */
export async function addToHomeScreen(app: MiniAppWindow) {
  const status = homeScreenStatus(app);
  if (status === "unsupported") return post("home_screen_failed", { error: "UNSUPPORTED" });
  const added =
    status === "added" ||
    (await ask({
      title: "Add to home screen?",
      text: "An icon of the Mini App is added to the home screen.",
      action: "Add",
    }));
  if (!added) return post("home_screen_failed", { error: "USER_DECLINED" });
  localStorage.setItem(place(app), "added");
  post("home_screen_added");
}
