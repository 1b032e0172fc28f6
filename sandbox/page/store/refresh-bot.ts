import { control } from "./control";
import { page } from "./page-store";
import { known } from "./selectors";

/** Asks anew for what the bot says about itself: it may set its commands at any time, and nobody tells of it. */
export async function refreshBot() {
  const { me } = known(page.get());
  const fresh = await control.state(me.id).catch(() => null);
  page.set(({ server }) =>
    fresh && server?.me.id === me.id ? { server: { ...server, bot: fresh.bot } } : {},
  );
}
