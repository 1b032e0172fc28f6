const nameOf = (eventId: string) => `payment-${eventId}`;

/** The payment that the person went to last, so that coming back finds it; known to this device alone. */
export const readKeptPayment = (eventId: string): string | null => localStorage.getItem(nameOf(eventId));

/** null forgets it. A device without storage asks the server, which knows the attempt too. */
export function keepPayment(eventId: string, paymentId: string | null) {
  try {
    if (paymentId) localStorage.setItem(nameOf(eventId), paymentId);
    else localStorage.removeItem(nameOf(eventId));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
