import { inBraces, isPlaceholder } from "@/domain/notifications/rules";

/** The first word in braces that stands for nothing. */
export const unknownIn = (text: string): string | undefined =>
  [...text.matchAll(inBraces)].map(([, name = ""]) => name).find((name) => !isPlaceholder(name));
