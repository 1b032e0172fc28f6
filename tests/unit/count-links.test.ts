import { fmt } from "@grammyjs/parse-mode";
import { describe, expect, test } from "vitest";
import { countLinks } from "@/gateways/telegram/via";
import type { Message } from "@/messages/catalog";

const message: Message = {
  text: fmt`Soon`,
  buttons: [
    [
      { label: "View Details", app: "https://bot.example/e/K7Q2MX?promo=HALF" },
      { label: "Directions", url: "https://map.example/?q=1" },
    ],
  ],
};
const deliveryId = "01937f00-0000-7000-8000-000000000001";

describe("Links of what an event tells its people", () => {
  test("say which letter they stand in, and lead where they led", () => {
    expect(countLinks(message, { kind: "reminder", deliveryId }).buttons).toEqual([
      [
        { label: "View Details", app: `https://bot.example/e/K7Q2MX?promo=HALF&via=${deliveryId}` },
        { label: "Directions", url: "https://map.example/?q=1" },
      ],
    ]);
  });

  test("of everything else stay as they are", () => {
    expect(countLinks(message, { kind: "offer", deliveryId })).toBe(message);
    expect(countLinks(message, { kind: "reminder" })).toBe(message);
  });
});
