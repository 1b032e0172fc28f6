import { isColor } from "../color";
import { type BottomButtonState, changeWindow } from "../window";
import { always, type Data, type Methods, since } from "./method";

/** The buttons that the frame draws for the app. */
export const buttonMethods: Methods = {
  web_app_setup_back_button: since("6.1", (data) => changeWindow({ backButton: data.is_visible === true })),
  web_app_setup_settings_button: since("6.10", (data) =>
    changeWindow({ settingsButton: data.is_visible === true }),
  ),
  web_app_setup_main_button: always((data, { mainButton }) =>
    changeWindow({ mainButton: changed(mainButton, data) }),
  ),
  web_app_setup_secondary_button: since("7.10", (data, { secondaryButton }) =>
    changeWindow({ secondaryButton: changed(secondaryButton, data) }),
  ),
};

const positions = ["left", "right", "top", "bottom"] as const;

/** What is not told stays; a colour that is none gives way to the theme's. */
function changed(button: BottomButtonState, data: Data): BottomButtonState {
  const { color, text_color: textColor, ...others } = data;
  const kept = { ...button };
  if (color !== undefined && !isColor(color)) delete kept.color;
  if (textColor !== undefined && !isColor(textColor)) delete kept.textColor;
  return {
    ...kept,
    text: typeof others.text === "string" ? others.text : button.text,
    visible: flag(others.is_visible, button.visible),
    active: flag(others.is_active, button.active),
    progress: flag(others.is_progress_visible, button.progress),
    shine: flag(others.has_shine_effect, button.shine),
    position: positions.find((one) => one === others.position) ?? button.position,
    ...(isColor(color) && { color }),
    ...(isColor(textColor) && { textColor }),
  };
}

const flag = (value: unknown, before: boolean) => (typeof value === "boolean" ? value : before);
