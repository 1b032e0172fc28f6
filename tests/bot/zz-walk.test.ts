import { createTown, maya } from "@/tests/support/town";
import { emptyDatabase } from "@/tests/support/database";
import { test as plain } from "vitest";
plain("t", async () => {
  for (let n = 0; n < 5; n++) {
    let t = performance.now();
    await emptyDatabase();
    console.log("empty", performance.now() - t);
    t = performance.now();
    const town = await createTown();
    console.log("town", performance.now() - t);
    t = performance.now();
    await town.act({ as: maya, do: "start" });
    console.log("start", performance.now() - t);
    t = performance.now();
    for (let k = 0; k < 10; k++) await town.says(maya, "/help");
    console.log("10 help", performance.now() - t);
    t = performance.now();
    for (let k = 0; k < 10; k++) await town.taps(maya, "Find events");
    console.log("10 taps", performance.now() - t);
    t = performance.now();
    await town.close();
    console.log("close", performance.now() - t);
  }
});
