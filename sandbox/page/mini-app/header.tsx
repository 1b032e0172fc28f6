import { useRef, useState } from "react";
import { useBot } from "../store/selectors";
import { Icon } from "../ui/icon";
import { IconButton } from "../ui/icon-button";
import { AppMenu } from "./app-menu";
import { closeMiniApp } from "./close";
import { post } from "./post";
import type { MiniAppWindow } from "./window";

/** The top of a Mini App's window: the way out, whose it is, and what else can be done. */
export function Header({ app }: { app: MiniAppWindow }) {
  const bot = useBot();
  const [open, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  return (
    <header className="mini-app-header">
      {app.backButton ? (
        <button type="button" className="way-out" onClick={() => post("back_button_pressed")}>
          <Icon name="back" />
          Back
        </button>
      ) : (
        <button type="button" className="way-out" onClick={() => void closeMiniApp()}>
          <Icon name="close" />
          Close
        </button>
      )}
      <div className="whose">
        <h2 dir="auto">{bot.name}</h2>
        <small>mini app</small>
      </div>
      <IconButton
        ref={more}
        icon="more"
        label="Mini App menu"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <AppMenu
          app={app}
          onClose={() => {
            setOpen(false);
            more.current?.focus();
          }}
        />
      )}
    </header>
  );
}
