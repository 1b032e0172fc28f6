import { expect } from "vitest";
import { maya, test, tom } from "@/tests/support/town";

test("an event is created by chat, question by question, and shown to whoever follows its link", async ({ town }) => {
  await town.act({ as: maya, do: "start" });
  await town.says(maya, "/create");
  await town.taps(maya, "Create via chat");
  await town.says(maya, "Rooftop Film Night");
  await town.says(maya, "Berlin");
  await town.says(maya, "tomorrow 7pm");
  await town.taps(maya, "3 hours");
  await town.says(maya, "Dachgarten, Oranienstr. 1, Berlin");
  await town.says(maya, "Blankets welcome.");
  await town.taps(maya, "No");
  await town.says(maya, "2");
  await town.taps(maya, "Only people with the link");
  console.log((await town.messages(maya)).map((m) => `${m.mine ? ">" : "<"} ${m.text} ${JSON.stringify(m.inlineKeyboard?.map((row) => row.map((b) => b.text)))}`).join("\n"));
  await town.taps(maya, "Confirm");

  const published = await town.last(maya);
  expect(published.text).toContain("Rooftop Film Night is published!");

  const code = /e_(\w{6})/.exec(published.text)![1]!;
  await town.act({ as: tom, do: "start", parameter: `e_${code}` });
  await town.taps(tom, "RSVP");

  expect((await town.last(tom)).text).toContain("You're now RSVP'd for Rooftop Film Night!");
});
