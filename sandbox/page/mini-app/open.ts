import type { LaunchWay, MiniAppLink } from "../../telegram/mini-app/protocol";
import { act } from "../store/act";
import { page } from "../store/page-store";
import { known } from "../store/selectors";
import { clientNow } from "./client";
import { mayClose, releaseQuery } from "./close";
import { miniApp, untouched } from "./window";

let lastKey = 0;

/** How a Mini App is opened: `buttonText` is what stood on the key of the keyboard. */
type Launch = MiniAppLink & { by: LaunchWay; chatId?: number; buttonText?: string };

let lastLaunch: Launch | null = null;

/** Opens a Mini App in its window, in place of the one that is open. */
export async function openMiniApp(launch: Launch) {
  if (await mayClose()) await start({ chatId: page.get().chatId ?? known(page.get()).bot.id, ...launch });
}

/** Launches the Mini App that was opened last anew: with fresh init data, in the client that is chosen now. */
export async function relaunch() {
  if (lastLaunch) await start(lastLaunch);
}

/** Loads the page of the open Mini App again, as it was launched. */
export function reloadMiniApp() {
  miniApp.set(({ window }) => (window ? { window: { ...window, ...untouched, key: ++lastKey } } : {}));
}

async function start(launch: Launch) {
  const { buttonText = "", ...asked } = launch;
  const { me, bot } = known(page.get());
  const client = clientNow();
  const done = await act({ do: "open-web-app", ...asked, client });
  if (!done || !("webApp" in done)) return;

  releaseQuery();
  lastLaunch = launch;
  miniApp.set({
    window: {
      ...untouched,
      ...done.webApp,
      key: ++lastKey,
      by: launch.by,
      chatId: launch.chatId ?? bot.id,
      buttonText,
      personId: me.id,
      version: client.version,
      platform: client.platform,
      expanded: launch.by === "link" && launch.mode !== "compact",
      fullscreen: launch.mode === "fullscreen",
    },
  });
}
