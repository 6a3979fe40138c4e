import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Claim, type PublishedFigure } from "../reference/reference.ts";
import {
  built,
  oneUnit,
  place,
  reports,
  type Built,
  type PlacementRow,
  type ReportRow,
} from "../test-rows.ts";
import { countWay } from "./claims/count-claim.ts";
import { shareWay } from "./claims/share-claim.ts";
import { answerOf } from "./claims/trend-claim.ts";
import { publishedCount, yearCount } from "./claims/year-count.ts";

const claim = (claim_id: string, given: Partial<Claim>): Claim => ({
  claim_id,
  made_up: true,
  sentence_nb: "En setning.",
  wording: "quoted",
  source: "oppdiktet",
  said_on: "2026-04-14",
  kind: "falls_every_year",
  place_id: "norge",
  place_name: "Norge",
  among: null,
  measure_id: "safety_cell",
  populations: ["adults"],
  indicators: ["stays_started"],
  trend_id: null,
  direction: null,
  share: null,
  from_year: 2023,
  to_year: 2025,
  note_nb: null,
  ...given,
});

const places = [...oneUnit, place("prison", "halden", "region-ost"), place("unit", "halden-enhet", "halden")];

/** The months of a year from one unit, with stays on the first days of January: so many, with these reasons. */
function year(unit: string, number: number, stays: string[][], without: string[] = []): ReportRow[] {
  const months = Array.from({ length: 12 }, (_, at) => `${number}-${String(at + 1).padStart(2, "0")}`);
  return months
    .filter((month) => !without.includes(month))
    .map((month) => ({
      unit,
      month,
      placements: month.endsWith("-01")
        ? stays.map((reasons, at): PlacementRow => stayOf(number, at, reasons))
        : [],
    }));
}

function stayOf(number: number, at: number, reasons: string[]): PlacementRow {
  const day = String(1 + at).padStart(2, "0");
  return {
    id: `${number}-${at}`,
    start: `${number}-01-${day} 10:00`,
    end: `${number}-01-${day} 15:00`,
    reasons,
    decisions: 1,
  };
}

const many = (count: number, reason = "violence") => Array.from({ length: count }, () => [reason]);

const figure = (start: string, value: number, source = "Avisen"): PublishedFigure => ({
  period_start: `${start}-01-01`,
  period_end: `${start}-12-31`,
  place_id: "norge",
  measure_id: "safety_cell",
  indicator_id: "decisions",
  value,
  counts_nb: "vedtak",
  source,
  confidence: "high",
});

const claims = [
  claim("real", { made_up: false }),
  claim("whole", { place_id: "ila" }),
  claim("rises", { place_id: "halden", from_year: 2024, to_year: 2025 }),
  claim("lacking", { place_id: "halden", from_year: 2023, to_year: 2024 }),
  claim("ends", { kind: "fewer_than", place_id: "halden", from_year: 2023, to_year: 2025 }),
  claim("too_late", { place_id: "ila", from_year: 2025, to_year: 2026 }),
  claim("published", { indicators: ["stays_started", "decisions"], from_year: 2023, to_year: 2024 }),
  claim("partly", { indicators: ["decisions"], from_year: 2022, to_year: 2023 }),
  claim("trend", { kind: "trend", place_id: "ila", trend_id: "stays", direction: "declining" }),
  claim("majority", {
    kind: "share_over",
    among: "prison",
    indicators: ["self_harm_share_stays", "narrow_share_stays"],
    share: 0.5,
    from_year: 2023,
    to_year: null,
  }),
  claim("norm", {
    kind: "not_measurable",
    indicators: ["share_over_24_h", "length_median"],
    from_year: null,
    to_year: null,
  }),
];

let database: Built;
beforeAll(async () => {
  const raw = reports(
    // Ila: 24, 9 and 5 stays; 13 of the 24 after suicide risk.
    ...year("ila-enhet", 2023, [...many(13, "suicide_risk"), ...many(11)]),
    ...year("ila-enhet", 2024, many(9)),
    ...year("ila-enhet", 2025, many(5)),
    // Halden: 6, at least 4 (a month is missing) and 7.
    ...year("halden-enhet", 2023, many(6)),
    ...year("halden-enhet", 2024, many(4), ["2024-06"]),
    ...year("halden-enhet", 2025, many(7)),
  );
  database = await built(raw, {
    places,
    knownAt: 1_795_000_000,
    fingerprint: "abc",
    reference: {
      claims,
      publishedFigures: [figure("2023", 40), figure("2024", 31), figure("2025", 30, "Et annet sted")],
    },
  });
}, 180_000);
afterAll(() => database.close());

const answer = async (id: string) => {
  const [row] = await database.rows(
    `select answer, answered_by from published.claims where claim_id = '${id}'`,
  );
  return row;
};
const ways = (id: string) =>
  database.rows(`from published.claim_ways where claim_id = '${id}' order by row_order`);

describe("counts that are to fall", () => {
  test("24, 9, 5 has fallen every year", async () => {
    expect(await answer("whole")).toEqual({ answer: "holds", answered_by: 1 });
    const [way] = await ways("whole");
    expect(way).toMatchObject({
      source: "reports",
      size_of: "counts",
      months_expected: 36,
      months_reported: 36,
    });
    expect(way?.["size"]).toBeCloseTo(5 / 24, 6);
    // Three like years fall by chance somewhat less often than one time in six.
    expect(way?.["chance"]).toBeGreaterThan(0.12);
    expect(way?.["chance"]).toBeLessThan(1 / 6);
  });

  test("from at least 4 to 7 cannot be decided: the month that lacks could have had 4 more", async () => {
    expect(await answer("rises")).toMatchObject({ answer: "undecided" });
    // So much larger are the rates: 7 in twelve thousand days against 4 in eleven thousand.
    expect(await ways("rises")).toMatchObject([
      {
        as_reported: "does_not_hold",
        reason: "incomplete",
        size_of: "rates",
        size: expect.closeTo(7 / 12 / (4 / 11), 10),
      },
    ]);
  });

  test("from 6 to at least 4 cannot be decided; what is reported would say that it holds", async () => {
    expect(await answer("lacking")).toMatchObject({ answer: "undecided" });
    expect(await ways("lacking")).toMatchObject([
      { as_reported: "holds", reason: "incomplete", months_expected: 24, months_reported: 23 },
    ]);
  });

  test("a year that lacks a month does not matter where it is not asked of: 7 is not fewer than 6", async () => {
    expect(await answer("ends")).toEqual({ answer: "does_not_hold", answered_by: 1 });
  });

  test("a year that is not over has no count, and is no year with none", async () => {
    expect(await answer("too_late")).toMatchObject({ answer: "undecided" });
    expect(await ways("too_late")).toMatchObject([
      { reason: "no_figures", as_reported: null, size: null, chance: null },
    ]);
    const figures = await database.rows(
      "select state, value, low, high from published.claim_figures where claim_id = 'too_late' order by row_order",
    );
    expect(figures).toEqual([
      { state: "value", value: 5, low: null, high: null },
      { state: "not_reported", value: null, low: null, high: null },
    ]);
  });

  test("where the reports cannot decide, published figures answer, and it says so", async () => {
    expect(await answer("published")).toEqual({ answer: "holds", answered_by: 3 });
    expect(await ways("published")).toMatchObject([
      { source: "reports", indicator_id: "stays_started", answer: "undecided", as_reported: "holds" },
      { source: "reports", indicator_id: "decisions", answer: "undecided" },
      { source: "published", indicator_id: "decisions", answer: "holds", size: expect.closeTo(31 / 40, 6) },
    ]);
    const told = await database.rows(
      "select distinct published_by from published.claim_figures where source = 'published'",
    );
    expect(told).toEqual([{ published_by: "Avisen" }]);
  });

  test("where one year of two has been published, that is said, and decides nothing", async () => {
    expect(await ways("partly")).toMatchObject([
      { source: "reports", answer: "undecided" },
      { source: "published", answer: "undecided", reason: "no_figures" },
    ]);
  });
});

describe("a share over a half in at least one prison", () => {
  test("13 of 24 at Ila is one; Halden, with 6, is not asked", async () => {
    expect(await answer("majority")).toEqual({ answer: "holds", answered_by: 1 });
    const [selfHarm, narrow] = await ways("majority");
    expect(selfHarm).toMatchObject({
      places_asked: 1,
      size_place_id: "ila",
      size: expect.closeTo(13 / 24, 6),
    });
    expect(narrow).toMatchObject({ answer: "does_not_hold", size: 0 });
    // At least 13 heads of 24: of 2²⁴ rows of coins, those with 13 or more.
    expect(selfHarm?.["chance"]).toBeCloseTo(0.4194, 4);
  });
});

test("a trend is answered as the place's own verdict, which has too few quarters for one", async () => {
  expect(await answer("trend")).toEqual({ answer: "undecided", answered_by: 1 });
  const [verdict] = await database.rows(
    "select settled_answer from published.trend_answers where place_id = 'ila' and trend_id = 'stays' and organisation = 'now' order by quarter desc limit 1",
  );
  expect(await ways("trend")).toMatchObject([{ source: "trend", reason: verdict?.["settled_answer"] }]);
});

test("a fall answers a claim of a fall, a rise denies it, and no clear change is neither", () => {
  expect(answerOf("declining", "declining")).toBe("holds");
  expect(answerOf("increasing", "declining")).toBe("does_not_hold");
  for (const other of ["no_clear_change", "too_little_data", "withheld"])
    expect(answerOf(other, "declining")).toBe("undecided");
});

test("what cannot be measured has no answer, and the nearest figures in the order of its row", async () => {
  expect(await answer("norm")).toEqual({ answer: "not_measurable", answered_by: null });
  const figures = await database.rows(
    "select indicator_id, period from published.claim_figures where claim_id = 'norm' order by row_order",
  );
  expect(figures).toEqual([
    { indicator_id: "share_over_24_h", period: "last_12" },
    { indicator_id: "length_median", period: "last_12" },
  ]);
});

test("a real claim is never answered from made-up figures", async () => {
  expect(await answer("real")).toEqual({ answer: "not_from_sample", answered_by: null });
  expect(await ways("real")).toEqual([]);
  expect(await database.rows("from published.claim_figures where claim_id = 'real'")).toEqual([]);
});

test("an answer tells the run that it is from", async () => {
  const runs = await database.rows(
    "select distinct as_of, known_at, version, fingerprint from published.claims",
  );
  expect(runs).toEqual([{ as_of: "2026-11-20", known_at: 1_795_000_000, version: "0", fingerprint: "abc" }]);
});

/** Of what two years have been published to be. */
const ofPublished = (later: number[], earlier: number[]) =>
  countWay(
    "published",
    "decisions",
    [publishedCount(2023, ...earlier), publishedCount(2024, ...later)],
    undefined,
    { minimum_events: 10, exact_dispersion: 1.2 },
  );

describe("a year's count", () => {
  const whole = {
    state: "value",
    value: 8,
    low: null,
    high: null,
    provisional: false,
    months_expected: 12,
    months_reported: 12,
  };

  test("populations are counted together, and one for whom there was no cell is left out", () => {
    const none = { ...whole, state: "not_applicable", value: null };
    expect(yearCount(2025, [whole, { ...whole, value: 2 }, none], 100)).toMatchObject({
      state: "value",
      known: 10,
      bounds: { least: 10, most: 10 },
    });
  });

  test("of populations that some units alone have, the months are those of the one that most units have", () => {
    const fewer = { ...whole, value: 2, months_expected: 6, months_reported: 6 };
    expect(yearCount(2025, [whole, fewer], 100)).toMatchObject({ months_expected: 12, months_reported: 12 });
  });

  test("a year of which one population is provisional is provisional", () => {
    expect(yearCount(2025, [whole, { ...whole, provisional: true }], 100).provisional).toBe(true);
    expect(yearCount(2025, [whole, whole], 100).provisional).toBe(false);
  });

  test("rows set aside leave it between what is accepted and what was stated", () => {
    const aside = { ...whole, low: 8, high: 9 };
    expect(yearCount(2025, [aside], 100)).toMatchObject({
      state: "incomplete",
      bounds: { least: 8, most: 9 },
    });
  });

  test("with fewer stated than told of, it lies from what was stated, also where the figure is shown", () => {
    const surplus = { ...whole, months_reported: 11, low: 7, high: 8 };
    expect(yearCount(2025, [surplus], 100)).toMatchObject({ low: 7, bounds: { least: 7, most: 8 } });
  });

  test("a count of which nobody knows how few it may be decides nothing, and says that reports are incomplete", () => {
    const unknown = yearCount(2025, [{ ...whole, months_reported: 11 }], 100);
    expect(unknown).toMatchObject({ state: "incomplete", known: 8, low: null, bounds: { least: 0 } });
    const without = yearCount(
      2025,
      [{ ...whole, state: "incomplete", value: null, months_reported: 2 }],
      100,
    );
    expect(without).toMatchObject({ state: "incomplete", known: null, low: null });
    for (const count of [unknown, without])
      expect(
        countWay("reports", "decisions", [publishedCount(2024, 20), count], undefined, {
          minimum_events: 10,
          exact_dispersion: 1.2,
        }),
      ).toMatchObject({ answer: "undecided", reason: "incomplete" });
  });

  test("of two published counts of a year it is known that it lies from one to the other, and not that it is the larger", () => {
    expect(ofPublished([284, 301], [290])).toMatchObject({
      answer: "undecided",
      as_reported: null,
      reason: "sources_differ",
      chance: undefined,
    });
    expect(ofPublished([284, 286], [290])).toMatchObject({ answer: "holds", reason: null });
    expect(ofPublished([284, 284], [284])).toMatchObject({ answer: "does_not_hold" });
  });

  test("a provisional month may still become anything, so the year cannot decide", () => {
    const counts = [publishedCount(2024, 20), yearCount(2025, [{ ...whole, provisional: true }], 100)];
    expect(
      countWay("reports", "stays_started", counts, undefined, { minimum_events: 10, exact_dispersion: 1.2 }),
    ).toMatchObject({
      answer: "undecided",
      as_reported: "holds",
      reason: "provisional",
    });
  });
});

const share = (given: object) => ({
  place_id: "ila",
  state: "value",
  value: 0.6,
  low: null,
  high: null,
  lower: 0.4,
  upper: 0.8,
  numerator: 12,
  denominator: 20,
  sum_of_squares: 20,
  method: "wilson",
  provisional: false,
  months_expected: 12,
  months_reported: 12,
  ...given,
});

describe("shares of several places", () => {
  const asked = { share: 0.5, among: "prison" };

  test("a prison that lacks a report decides nothing, whatever its share", () => {
    const lacking = share({ months_reported: 11 });
    expect(shareWay("self_harm_share_stays", [lacking], asked)).toMatchObject({
      answer: "undecided",
      as_reported: "holds",
      reason: "incomplete",
    });
    const below = share({ place_id: "oslo", value: 0.3, numerator: 6 });
    expect(shareWay("self_harm_share_stays", [lacking, below], asked)).toMatchObject({
      answer: "undecided",
      reason: "incomplete",
    });
    expect(shareWay("self_harm_share_stays", [lacking, share({})], asked).answer).toBe("holds");
  });

  test("a prison with a provisional report decides nothing, nor leaves it to the others where it has too few answers", () => {
    const provisional = { answer: "undecided", reason: "incomplete" };
    const below = share({ place_id: "oslo", value: 0.3, numerator: 6 });
    const tooFew = share({ state: "not_estimable", value: null, provisional: true });
    expect(shareWay("self_harm_share_stays", [share({ provisional: true })], asked)).toMatchObject(
      provisional,
    );
    expect(shareWay("self_harm_share_stays", [tooFew, below], asked)).toMatchObject(provisional);
  });

  test("the share of one place that has too few answers is too little to tell from, and not left out", () => {
    const tooFew = share({ state: "not_estimable", value: null });
    expect(shareWay("self_harm_share_stays", [tooFew], { ...asked, among: null })).toMatchObject({
      answer: "undecided",
      reason: "too_little_data",
      months_expected: 12,
    });
  });

  test("a prison that had no cell is not asked, and a half is no majority", () => {
    const none = share({ state: "not_applicable", value: null, months_expected: 0, months_reported: 0 });
    const half = share({ place_id: "oslo", value: 0.5, numerator: 10 });
    expect(shareWay("self_harm_share_stays", [none, half], asked)).toMatchObject({
      answer: "does_not_hold",
      as_reported: "does_not_hold",
    });
  });

  test("stays without an answer could have made it a majority", () => {
    const unsure = share({ value: 0.48, low: 0.44, high: 0.55 });
    expect(shareWay("self_harm_share_stays", [unsure], asked)).toMatchObject({
      answer: "undecided",
      reason: "unanswered",
    });
  });

  test("the largest of several shares is large by chance more often than one alone", () => {
    const alone = shareWay("self_harm_share_stays", [share({})], asked).chance ?? NaN;
    const ofTwo = shareWay(
      "self_harm_share_stays",
      [share({}), share({ place_id: "oslo", value: 0.5, numerator: 10 })],
      asked,
    );
    expect(ofTwo.chance).toBeCloseTo(2 * alone, 10);
  });
});
