import { EventGone } from "@/components/events/event-gone";

export default EventGone;
