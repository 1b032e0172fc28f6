import type { CSSProperties } from "react";
import type { ThemeParams } from "../../telegram/mini-app/themes";
import { colorOf } from "./color";
import { post } from "./post";
import type { BottomButtonState, MiniAppWindow } from "./window";

/** The buttons that Telegram draws below a Mini App. */
export function BottomBar({ app, theme }: { app: MiniAppWindow; theme: ThemeParams }) {
  const { mainButton, secondaryButton } = app;
  const main = isShown(mainButton);
  const secondary = isShown(secondaryButton);
  if (!main && !secondary) return null;
  return (
    <footer className="mini-app-bar" data-second={main && secondary ? secondaryButton.position : undefined}>
      {main && (
        <BottomButton
          of={mainButton}
          color={mainButton.color ?? theme.button_color}
          textColor={mainButton.textColor ?? theme.button_text_color}
          onPress={() => post("main_button_pressed")}
        />
      )}
      {secondary && (
        <BottomButton
          of={secondaryButton}
          secondary
          color={secondaryButton.color ?? colorOf(app.bottomBar, theme)}
          textColor={secondaryButton.textColor ?? theme.button_color}
          onPress={() => post("secondary_button_pressed")}
        />
      )}
    </footer>
  );
}

const isShown = ({ visible, text }: BottomButtonState) => visible && text.trim() !== "";

type Props = {
  of: BottomButtonState;
  secondary?: boolean;
  color: string;
  textColor: string;
  onPress: () => void;
};

function BottomButton({ of: button, secondary = false, color, textColor, onPress }: Props) {
  const { text, active, progress, shine } = button;
  const colors: Record<string, string> = { "--button": color, "--on-button": textColor };
  return (
    <button
      type="button"
      className={`bottom-button ${secondary ? "secondary" : "main"} ${shine && active ? "shine" : ""}`}
      style={colors as CSSProperties}
      disabled={!active}
      aria-busy={progress}
      onClick={onPress}
    >
      <span dir="auto">{text}</span>
    </button>
  );
}
