export type Report = (line: string) => void;

/** What a figure and the thing it is compared with come to, both in the same unit. */
export type Measured = { value: number; baseline: number };

export type Figure = { unit: string; measure: (report: Report) => Promise<Measured> };
