/** The message at the top of what the reader sees, and how far below the top edge it stood. */
export type Anchor = { message: Element; top: number };

/** Finds the first message that is in sight. */
export function findAnchor(scroller: HTMLElement): Anchor | null {
  const edge = scroller.getBoundingClientRect().top;
  const below = (element: Element) => element.getBoundingClientRect().bottom > edge;
  const chunk = firstThat([...scroller.querySelectorAll(".chunk")], below);
  const message = chunk && firstThat([...chunk.children], below);
  return message ? { message, top: message.getBoundingClientRect().top } : null;
}

/**
 * Scrolls so that the message stands where it stood. Browsers do so by themselves, but not all,
 * and Chromium not when the list was scrolled in the same frame.
 */
export function keepAnchor(scroller: HTMLElement, anchor: Anchor) {
  if (!anchor.message.isConnected) return;
  const moved = anchor.message.getBoundingClientRect().top - anchor.top;
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
}

/** Elements stand below each other, so half of those left can be ruled out with each look. */
function firstThat(elements: Element[], fits: (element: Element) => boolean): Element | undefined {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element && fits(element)) high = middle;
    else low = middle + 1;
  }
  return elements[low];
}
