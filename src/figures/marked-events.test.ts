import { expect, test } from "vitest";
import { markedEvents } from "./marked-events.js";

test("events of which only the year is known stand by their years, apart from those of a day or a month", () => {
  const guide = { date: "2025-07-01", date_precision: "year" };
  const guidelines = { date: "2025-12-01", date_precision: "year" };
  const ward = { date: "2026-02-01", date_precision: "month" };
  const act = { date: "2026-05-12", date_precision: "day" };
  expect(markedEvents([guide, guidelines, ward, act])).toEqual({
    dated: [ward, act],
    years: [{ year: "2025", events: [guide, guidelines] }],
  });
});
