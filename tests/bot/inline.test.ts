import { describe, expect } from "vitest";
import { join, publish, start } from "@/tests/support/scenes";
import { jonas, kenji, maya, plain, priya, type Town, test, tom } from "@/tests/support/town";

describe("Inline mode", () => {
  const found = async (town: Town, as: number, query: string) => {
    const { inline } = (await town.act({ as, do: "inline-query", query })) as {
      inline: { results: { title: string; description?: string }[]; button?: { text: string } };
    };
    return {
      titles: inline.results.map(({ title }) => title),
      first: inline.results[0],
      button: inline.button,
    };
  };

  test("offers one's own events and those one joined, and finds what is public by its words", async ({
    town,
  }) => {
    await publish(town, { title: "Chess night", organizer: jonas, capacity: 20, maxGuests: 0 });
    await publish(town, { title: "Film night" });
    const hidden = await publish(town, { title: "Secret night", visibility: "unlisted" });
    await join(town, hidden, tom);

    const [mine, joined, byWord, byPlace] = [
      await found(town, maya, ""),
      await found(town, tom, ""),
      await found(town, tom, "chess"),
      await found(town, kenji, "oranien"),
    ];

    expect(mine.titles).toEqual(["Film night", "Secret night"]);
    expect(joined.titles).toEqual(["Secret night"]);
    expect(byWord.titles).toEqual(["Chess night"]);
    expect(plain(byWord.first!.description!)).toBe(
      "Fri, Nov 27, 6:42 PM (Berlin) · Oranienstr. 1, Berlin · 20 seats left",
    );
    expect(byPlace.titles.sort()).toEqual(["Chess night", "Film night"]);
  });

  test("says when nothing is found, with the way to make one", async ({ town }) => {
    await start(town, tom);

    const { titles, button } = await found(town, tom, "nothing like this");

    expect(titles).toEqual([]);
    expect(button).toEqual({ text: 'No event found for "nothing like this"', startParameter: "new" });
  });

  test("pages through many events", async ({ town }) => {
    for (let n = 0; n < 10; n++) await publish(town, { title: `Evening ${n}`, organizer: maya });
    for (let n = 10; n < 20; n++) await publish(town, { title: `Evening ${n}`, organizer: jonas });
    for (let n = 20; n < 23; n++) await publish(town, { title: `Evening ${n}`, organizer: priya });

    const { inline } = (await town.act({ as: tom, do: "inline-query", query: "Evening" })) as {
      inline: { results: unknown[]; nextOffset?: string };
    };
    const { inline: rest } = (await town.act({
      as: tom,
      do: "inline-query",
      query: "Evening",
      offset: inline.nextOffset!,
    })) as { inline: { results: unknown[]; nextOffset?: string } };

    expect([inline.results.length, rest.results.length, rest.nextOffset]).toEqual([20, 3, undefined]);
    // Where a list ends, and beyond, nothing comes again.
    const { inline: none } = (await town.act({
      as: tom,
      do: "inline-query",
      query: "Evening",
      offset: "2000",
    })) as { inline: { results: unknown[]; nextOffset?: string } };
    expect([none.results.length, none.nextOffset]).toEqual([0, undefined]);
  });

  test("tells no one's events whom they do not concern", async ({ town }) => {
    await publish(town, { title: "Secret night", visibility: "unlisted" });
    await publish(town, { title: "Private night", visibility: "private" });

    expect((await found(town, tom, "night")).titles).toEqual([]);
  });
});
