import { page } from "./page-store";

const place = "sandbox.drafts";

/** Brings back what was typed and not sent. */
export function readDrafts() {
  try {
    page.set({ drafts: JSON.parse(localStorage.getItem(place) ?? "{}") });
  } catch {
    localStorage.removeItem(place);
  }
}

/** Keeps what stands in a composer. */
export function setDraft(key: string, text: string) {
  page.set((state) => {
    const { [key]: _, ...others } = state.drafts;
    const drafts = text ? { ...others, [key]: text } : others;
    localStorage.setItem(place, JSON.stringify(drafts));
    return { drafts };
  });
}

/** Makes the next message of this chat an answer, or no answer any more. */
export function setReply(key: string, reply: { id: number; text: string; sender: string } | null) {
  page.set((state) => {
    const { [key]: _, ...others } = state.replies;
    return { replies: reply ? { ...others, [key]: reply } : others };
  });
}
