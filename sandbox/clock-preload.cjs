/*
 * Preloaded into the app's processes (NODE_OPTIONS=--require …) so that their `Date` tells the sandbox's time: real time
 * plus the offset in the file named by SANDBOX_CLOCK_FILE. Timers and `performance.now()` keep real time.
 *
 * It stays one and the same class to whoever looks: the same prototype, the same statics, `instanceof` for dates made
 * before and after. `now` is changed on the class itself, because Next wraps `Date` once more and takes it from there.
 */
const { subscribe } = require("node:diagnostics_channel");
const { readFileSync } = require("node:fs");

const file = process.env.SANDBOX_CLOCK_FILE;
const mark = Symbol.for("sandbox.clock");

if (file && !(mark in globalThis)) {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now;
  const elapsed = performance.now.bind(performance);
  const rereadAfterMs = 10;
  let offset = 0;
  let readAt = Number.NEGATIVE_INFINITY;

  const now = () => {
    const moment = elapsed();
    if (moment - readAt >= rereadAfterMs) {
      readAt = moment;
      offset = readOffset(file);
    }
    return realNow() + offset;
  };

  const ShiftedDate = new Proxy(RealDate, {
    // Called without `new`, Date ignores its arguments and answers the present as text.
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  });

  RealDate.now = now;
  // `date.constructor === Date` is how some libraries know a date.
  Object.defineProperty(RealDate.prototype, "constructor", {
    value: ShiftedDate,
    writable: true,
    configurable: true,
  });
  globalThis.Date = ShiftedDate;
  // Node took its own `Date` for this header before we came.
  subscribe("http.server.request.start", ({ response }) => {
    response.setHeader("date", new ShiftedDate().toUTCString());
  });
  globalThis[mark] = true;
}

function readOffset(path) {
  try {
    return Number(readFileSync(path, "utf8")) || 0;
  } catch {
    return 0;
  }
}
