import { expect, test } from "vitest";
import { readPage } from "@/bot/read-arg";
import { packCallback, readCallback } from "@/gateways/telegram/callbacks";
import { operations } from "@/messages/operations";

/** An event's hundred thousand people, eight on a page. */
const last = 12_500;

test("a button leads to any page of the longest list, in the bytes that Telegram gives it", () => {
  const id = "019ab2f0-7f2e-7c3a-9f3a-22c107be0001";
  const args = ["", "a", ...operations.map((operation) => `:${operation}`)];
  for (const operation of ["find", "mine", "organized", "attendees", "pick"] as const)
    for (const arg of args) {
      const data = packCallback({ operation, id, arg: arg === "a" ? `a${last}` : `${last}${arg}` });
      expect(readCallback(data)).toMatchObject({ operation, id });
    }
  expect(readPage(String(last))).toBe(last);
  expect(readPage("")).toBe(0);
  expect(() => readPage("1e3")).toThrow("stale_button");
});
