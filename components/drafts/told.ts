import { calendarFields } from "@/domain/events/rules";

/** Changes that guests hear of, if the host wants. */
const toldOf = new Set<string>([...calendarFields, "length", "online"]);

export const areTold = (fields: string[]) => fields.some((field) => toldOf.has(field));
