import { useEffect, useRef } from "react";
import { useBot } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { connect } from "./receive";
import { resized } from "./tell";
import { changeWindow, type MiniAppWindow } from "./window";

/** What Telegram Web lets a Mini App do. Downloads are not among it: the app asks for those over the bridge. */
const allowed = "allow-scripts allow-same-origin allow-popups allow-forms allow-modals";
const features = "camera; microphone; geolocation; clipboard-write; web-share; accelerometer; gyroscope";

/** The app's own page. */
export function Frame({ app }: { app: MiniAppWindow }) {
  const bot = useBot();
  const element = useRef<HTMLIFrameElement>(null);

  useEffect(() => {
    const frame = element.current;
    if (!frame) return;
    const disconnect = connect(frame);
    // The address is set once the page listens, so that the app's first word is not missed.
    frame.src = app.url;
    frame.focus({ preventScroll: true });
    const watcher = new ResizeObserver(() => resized(frame.clientWidth, frame.clientHeight));
    watcher.observe(frame);
    return () => {
      watcher.disconnect();
      disconnect();
    };
  }, [app.url]);

  return (
    <div className="mini-app-page">
      <iframe
        ref={element}
        title={`${bot.name} Mini App`}
        sandbox={allowed}
        allow={features}
        // The first load is that of the empty page before.
        onLoad={() => element.current?.src && changeWindow({ loaded: true })}
      />
      {!app.loaded && (
        <div className="mini-app-loading">
          <Avatar title={bot.name} color="blue" bot />
        </div>
      )}
    </div>
  );
}
