import { expect, test } from "vitest";
import type { ChangedFigure, Held } from "../releases/changed-figures.ts";
import { reportWords } from "../words/report-words.ts";
import { changesBlocks } from "./changes-blocks.ts";

const held = (state: string, known: Partial<Held> = {}): Held => ({
  state,
  value: null,
  low: null,
  high: null,
  part: null,
  whole: null,
  lower: null,
  upper: null,
  ...known,
});

/** What the table of changes says that a figure was and is. */
function told(indicator_id: string, before: Held, after: Held) {
  const changed: ChangedFigure = {
    place_id: "vik",
    period: "quarter",
    period_start: "2026-01-01",
    measure_id: "safety_cell",
    indicator_id,
    before,
    after,
    reasons: [],
  };
  const figures = { places: [], definitions: [] };
  const blocks = changesBlocks({ edition: 1, changed: [changed] }, figures, reportWords("nb"));
  const [row] = blocks.flatMap((block) => (block.kind === "table" ? block.rows : []));
  return row?.slice(3, 5);
}

test("a count that lacked a report was at least so many", () => {
  expect(told("stays_started", held("value", { value: 5, low: 5 }), held("value", { value: 5 }))).toEqual([
    "minst 5",
    { shown: "5", number: 5 },
  ]);
  expect(
    told(
      "stays_started",
      held("incomplete", { low: 5, high: 7 }),
      held("value", { value: 5, low: 5, high: 6 }),
    ),
  ).toEqual(["5–7 (ufullstendig)", "5–6"]);
});

test("what the directorate was told of is counted in whole stays", () => {
  expect(
    told("duty/directorate_told/stays_due", held("not_estimable", { value: 2 }), held("value", { value: 3 })),
  ).toEqual([
    { shown: "2", number: 2 },
    { shown: "3", number: 3 },
  ]);
});

test("a figure that an edition did not show has no number there, which is not that it is not applicable", () => {
  expect(told("stays_started", held("not_shown"), held("value", { value: 3 }))).toEqual([
    "–",
    { shown: "3", number: 3 },
  ]);
  expect(told("trend", held("not_shown"), held("no_clear_change", { value: 40 }))).toEqual([
    "–",
    "ingen tydelig endring (40 opphold)",
  ]);
});

test("beside a length stands how many stays have ended, which is not how many have lasted so long", () => {
  expect(
    told(
      "share_over_24_h",
      held("not_estimable", { part: 0, whole: 0 }),
      held("not_estimable", { part: 2, whole: 3 }),
    ),
  ).toEqual(["for lite data (ingen opphold)", "for lite data (2 av 3 opphold er avsluttet)"]);
  expect(
    told(
      "share_over_24_h",
      held("value", { value: 0.5, lower: 0.3, upper: 0.7, part: 20, whole: 21 }),
      held("value", { value: 0.55, lower: 0.35, upper: 0.72, part: 21, whole: 21 }),
    ),
  ).toEqual([
    "50\u00a0% (30–70\u00a0%; 20 av 21 opphold er avsluttet)",
    "55\u00a0% (35–72\u00a0%; 21 av 21 opphold er avsluttet)",
  ]);
  expect(
    told(
      "length_median",
      held("not_estimable", { part: 2, whole: 2 }),
      held("value", { value: 24, part: 12, whole: 12 }),
    ),
  ).toEqual(["for lite data (2 av 2 opphold er avsluttet)", "24,0 (12 av 12 opphold er avsluttet)"]);
});

test("a share of stays has its part and whole, and an answer without a size the stays it rests on", () => {
  expect(
    told(
      "self_harm_share_stays",
      held("not_estimable", { part: 1, whole: 2 }),
      held("not_estimable", { part: 2, whole: 3 }),
    ),
  ).toEqual(["for lite data (1 av 2)", "for lite data (2 av 3)"]);
  expect(told("trend", held("too_little_data", { value: 0 }), held("too_little_data", { value: 1 }))).toEqual(
    ["for lite data (ingen opphold)", "for lite data (ett opphold)"],
  );
});
