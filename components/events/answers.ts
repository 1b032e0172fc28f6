import type { z } from "zod";
import type { EventCountsView, ListedEventView, ShownEventView } from "@/domain/events/schema";
import type { RsvpView } from "@/domain/rsvps/schema";

/** What the server answers, as it comes over the wire. */
export type Rsvp = z.output<typeof RsvpView>;
export type ListedEvent = z.output<typeof ListedEventView> & { rsvp: Rsvp | null };
export type ShownEvent = z.output<typeof ShownEventView> & { rsvp: Rsvp | null };
export type EventCounts = z.output<typeof EventCountsView>;
export type Page<Item> = { items: Item[]; nextCursor: string | null };
