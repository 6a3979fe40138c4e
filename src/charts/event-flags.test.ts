import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventFlags, letterWidth } from "./event-flags.js";

const rightEdge = 840;
const flags = (...events: { short: string; at: number }[]) => eventFlags(events, ({ at }) => at, rightEdge);

test("a name stands to the right of its line, and where there is no room for it, to the left", () => {
  expect(flags({ short: "Stengt", at: 100 })).toMatchObject([{ side: "start", row: 0 }]);
  expect(flags({ short: "Lov vedtatt", at: 800 })).toMatchObject([{ side: "end", row: 0 }]);
});

test("a name that would reach over a line stands higher than that line goes", () => {
  const [later, earlier] = flags({ short: "Kvinnefengsel", at: 100 }, { short: "Stengt", at: 140 });
  expect(later).toMatchObject({ event: { short: "Stengt" }, row: 0 });
  expect(earlier).toMatchObject({ event: { short: "Kvinnefengsel" }, row: 1 });
});

test("a name to the left of its line never stands beside the line before as if it were that one's", () => {
  const [first, last] = flags({ short: "NFFA kvinner", at: 760 }, { short: "Lov vedtatt", at: 800 });
  expect(first).toMatchObject({ event: { short: "NFFA kvinner" }, side: "end", row: 0 });
  expect(last).toMatchObject({ event: { short: "Lov vedtatt" }, side: "end", row: 1 });
});

test("no line goes through a name, and no name covers another, whatever happened when", () => {
  const event = fc.record({
    short: fc.string({ minLength: 1, maxLength: 16 }),
    at: fc.integer({ min: 150, max: rightEdge }),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 7 }), (events) => {
      const placed = flags(...events).map(({ event: { at, short }, side, row }) => {
        const long = short.length * letterWidth;
        return { at, row, from: side === "start" ? at : at - long, to: side === "start" ? at + long : at };
      });
      for (const one of placed)
        for (const other of placed) {
          if (one === other) continue;
          if (other.at > one.from && other.at < one.to) expect(one.row).toBeGreaterThan(other.row);
          if (one.row === other.row) expect(one.to <= other.from || other.to <= one.from).toBe(true);
        }
    }),
  );
});
