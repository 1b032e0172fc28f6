import type { Button, Subject } from "./catalog";

type To = (named: { id: string }) => Button;

/** The button of a refusal that leads to the event it was about, when that is known. */
export const eventWay = (subject: Subject | undefined, to: To): { button?: Button } =>
  subject?.eventId === undefined ? {} : { button: to({ id: subject.eventId }) };

/** The same for a draft. */
export const draftWay = (subject: Subject | undefined, to: To): { button?: Button } =>
  subject?.draftId === undefined ? {} : { button: to({ id: subject.draftId }) };
