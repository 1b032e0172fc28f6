import { themeNow } from "../client";
import { closeAtOnce } from "../close";
import { isColor } from "../color";
import { post } from "../post";
import { tellContentSafeArea, tellSafeArea, tellTheme, tellViewport } from "../tell";
import { changeWindow } from "../window";
import { always, type Data, type Methods, since } from "./method";

/** The window itself: its size, its colours, how it closes. */
export const windowMethods: Methods = {
  iframe_ready: always(() => post("set_custom_style", scrollbarStyle())),
  iframe_will_reload: always(() => {}),
  web_app_ready: always(() => changeWindow({ loaded: true })),
  web_app_close: always(closeAtOnce),
  web_app_expand: always(() => changeWindow({ expanded: true })),

  web_app_request_viewport: always(tellViewport),
  web_app_request_theme: always(tellTheme),
  web_app_request_safe_area: since("8.0", tellSafeArea),
  web_app_request_content_safe_area: since("8.0", tellContentSafeArea),

  web_app_request_fullscreen: since("8.0", (_, { fullscreen }) => {
    if (fullscreen) return post("fullscreen_failed", { error: "ALREADY_FULLSCREEN" });
    fill(true);
  }),
  web_app_exit_fullscreen: since("8.0", (_, { fullscreen }) => {
    if (!fullscreen) return "It is not in fullscreen";
    fill(false);
  }),
  web_app_toggle_orientation_lock: since("8.0", (data) =>
    changeWindow({ orientationLocked: data.locked === true }),
  ),

  web_app_setup_closing_behavior: since("6.2", (data) =>
    changeWindow({ confirmsClosing: data.need_confirmation === true }),
  ),
  web_app_setup_swipe_behavior: since("7.7", (data) =>
    changeWindow({ swipes: data.allow_vertical_swipe !== false }),
  ),

  web_app_set_header_color: since("6.1", (data) => paint("header", data)),
  web_app_set_background_color: since("6.1", (data) => paint("background", data)),
  web_app_set_bottom_bar_color: since("7.10", (data) => paint("bottomBar", data)),
};

/** The whole page or no longer: the header then floats over the app. */
function fill(fullscreen: boolean) {
  changeWindow(fullscreen ? { fullscreen, expanded: true } : { fullscreen });
  post("fullscreen_changed", { is_fullscreen: fullscreen });
  tellContentSafeArea();
}

function paint(part: "header" | "background" | "bottomBar", { color, color_key: key }: Data) {
  const wanted = [color, key].find((one) => isColor(one) || (typeof one === "string" && one in themeNow()));
  if (typeof wanted !== "string") return "That is no colour";
  changeWindow({ [part]: wanted });
}

/** Telegram in a browser lends the app its thin scrollbars. */
function scrollbarStyle() {
  return `* { scrollbar-width: thin; scrollbar-color: ${themeNow().hint_color}55 transparent; }`;
}
