import type { Figure } from "./figure";
export const webhook: Figure = { unit: "per s", measure: async () => ({ value: 1, baseline: 1 }) };
