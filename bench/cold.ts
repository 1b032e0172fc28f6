import type { Figure } from "./figure";
export const cold: Figure = { unit: "ms", measure: async () => ({ value: 1, baseline: 1 }) };
