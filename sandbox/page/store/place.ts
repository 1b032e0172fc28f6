import { control } from "./control";
import { isPhone } from "./conversations";
import { openChat } from "./open-chat";
import { page } from "./page-store";
import { becomePerson } from "./session";
import { setTheme } from "./theme";

const lastPerson = "sandbox.person";

/** Opens what `#who=<person id>&chat=<chat id>&theme=dark` in the address asks for, now and when it changes. */
export function followAddress() {
  const first = readAddress();
  void start(first.who ?? Number(localStorage.getItem(lastPerson) ?? 0), first.chat);
  if (first.chat !== undefined) page.set({ view: "chat" });

  addEventListener("popstate", () => {
    const { who, chat } = readAddress();
    const { server } = page.get();
    if (who !== undefined && who !== server?.me.id) return switchPerson(who, chat);
    if (chat === undefined) page.set({ view: isPhone() ? "list" : "chat" });
    else if (chat !== page.get().chatId || page.get().view === "list") openChat(chat, false);
  });
}

/** Becomes somebody else, in the same chat when they are in it too. */
export function switchPerson(id: number, chatId?: number) {
  localStorage.setItem(lastPerson, String(id));
  page.set({ panel: null, dialog: null, ...(chatId !== undefined && { view: "chat" as const }) });
  becomePerson(id, chatId);
}

function readAddress() {
  const place = new URLSearchParams(location.hash.slice(1));
  const number = (name: string) => (place.has(name) ? Number(place.get(name)) : undefined);
  const theme = place.get("theme");
  if (theme === "dark" || theme === "light") setTheme(theme);
  return { who: number("who"), chat: number("chat") };
}

/** The remembered person may be gone, and a newcomer is nobody yet: then it is the server's first person. */
async function start(id: number, chat: number | undefined) {
  const known = await control
    .state(id)
    .catch(() => control.state(0))
    .catch(() => null);
  if (known) becomePerson(known.me.id, chat);
  else setTimeout(() => start(id, chat), 500);
}
