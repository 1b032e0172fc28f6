import { loadOlder } from "../store/conversations";
import { showToast } from "../store/show";

const pagesSearched = 20;

/** Scrolls to a message, loading older ones until it is there, and lets it glow for a moment. */
export async function goToMessage(chatId: number, messageId: number) {
  for (let page = 0; page < pagesSearched; page++) {
    const element = document.querySelector<HTMLElement>(`[data-message-id="${messageId}"]`);
    if (element) return show(element);
    if (!(await loadOlder(chatId))) break;
    await new Promise(requestAnimationFrame);
  }
  showToast("That message is no longer here.");
}

function show(element: HTMLElement) {
  element.scrollIntoView({ block: "center" });
  element.classList.remove("found");
  // Without reading a measure in between, taking the class away and giving it back would start no animation.
  void element.offsetWidth;
  element.classList.add("found");
}
