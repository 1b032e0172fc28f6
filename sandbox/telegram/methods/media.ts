import { badRequest } from "../errors";
import { readInputFile } from "../files/input";
import { sendContent } from "../send";
import { readCaption } from "./messages";
import type { Methods } from "./method";

/** Pictures, files, and the way back to their bytes. */
export const mediaMethods: Methods = {
  async sendPhoto(server, params) {
    const caption = readCaption(params);
    const file = await readInputFile(server, params, "photo", "photo");
    return sendContent(server, params, {
      kind: "photo",
      fileId: file.id,
      ...caption,
      ...(params.boolean("show_caption_above_media") ? { aboveMedia: true as const } : {}),
      ...(params.boolean("has_spoiler") ? { spoiler: true as const } : {}),
    });
  },

  async sendDocument(server, params) {
    const caption = readCaption(params);
    const file = await readInputFile(server, params, "document", "document");
    return sendContent(server, params, { kind: "document", fileId: file.id, ...caption });
  },

  getFile({ files }, params) {
    const fileId = params.string("file_id");
    if (fileId === "") throw badRequest("file_id not specified");

    const file = files.find(fileId);
    if (!file) throw badRequest("invalid file_id");
    if (file.size > 20 * 1024 * 1024) throw badRequest("file is too big");
    return {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_size: file.size,
      file_path: files.pathOf(file),
    };
  },
};
