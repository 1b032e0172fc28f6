import { fmt } from "@grammyjs/parse-mode";
import { describe, expect, test } from "vitest";
import { countLinks } from "@/gateways/telegram/via";
import type { Message } from "@/messages/catalog";

const message: Message = {
  text: fmt`Soon`,
  buttons: [
    [
      { label: "View Details", app: "https://bot.example/e/K7Q2MX" },
      { label: "Directions", url: "https://map.example/?q=1", leads: "directions" },
      { label: "Terms", url: "https://bot.example/terms" },
    ],
  ],
};
const links = { appUrl: "https://bot.example" };
const deliveryId = "01937f00-0000-7000-8000-000000000001";

describe("Links of what an event tells its people", () => {
  test("lead out of Telegram by way of the letter they stand in; others stay as they are", () => {
    expect(countLinks(message, { kind: "reminder", deliveryId }, links).buttons).toMatchObject([
      [
        { label: "View Details", app: "https://bot.example/e/K7Q2MX" },
        { label: "Directions", url: `https://bot.example/l/${deliveryId}/directions` },
        { label: "Terms", url: "https://bot.example/terms" },
      ],
    ]);
  });

  test("of everything else stay as they are", () => {
    expect(countLinks(message, { kind: "offer", deliveryId }, links)).toBe(message);
    expect(countLinks(message, { kind: "reminder" }, links)).toBe(message);
  });
});
