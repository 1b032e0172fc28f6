import { POST as receiveUpdate } from "@/app/api/webhook/telegram/route";

/** In seconds: `callMs` of domain/deadlines.ts. */
export const maxDuration = 60;

/** Updates about money come like all others: a bot has one webhook at Telegram. This is its other address. */
export const POST = receiveUpdate;
