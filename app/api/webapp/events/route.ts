import { sameAt } from "@/app/api/_http/handler";
import { GET as listEvents, POST as publishEvent } from "@/app/api/events/route";

export const GET = sameAt("/api/webapp/events", listEvents);
export const POST = sameAt("/api/webapp/events", publishEvent);
