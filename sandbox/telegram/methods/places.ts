import { writableChat } from "../access";
import { badRequest } from "../errors";
import type { Params } from "../params";
import { sendContent } from "../send";
import { pageChatId } from "../views/page-ids";
import { audience } from "../world/chats";
import type { Methods } from "./method";

/** Places on the map, and the note that the bot is busy. */
export const placeMethods: Methods = {
  sendLocation(server, params) {
    return sendContent(server, params, { kind: "location", ...readPlace(params) });
  },

  sendVenue(server, params) {
    const place = readPlace(params);
    const [title, address] = [params.string("title"), params.string("address")];
    if (title === "") throw badRequest("Venue title must be non-empty");
    if (address === "") throw badRequest("Venue address must be non-empty");
    return sendContent(server, params, { kind: "venue", ...place, title, address });
  },

  sendChatAction(server, params) {
    const action = params.string("action").toLowerCase();
    if (!actions.includes(action)) throw badRequest("Wrong parameter action in request");

    const chat = writableChat(server, params);
    for (const person of audience(server.world, chat)) {
      server.changes.tell(person, { type: "typing", chatId: pageChatId(server, chat, person), action });
    }
    return true;
  },
};

const actions = [
  "cancel",
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
];

function readPlace(params: Params) {
  const [latitude, longitude] = [params.string("latitude").trim(), params.string("longitude").trim()];
  if (latitude === "") throw badRequest("latitude is empty");
  if (longitude === "") throw badRequest("longitude is empty");

  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  if (!(Math.abs(place.latitude) <= 90) || !(Math.abs(place.longitude) <= 180))
    throw badRequest("Wrong location specified");
  return place;
}
