import type { Override } from "../record/overrides.ts";
import { describe, expect, test } from "vitest";
import { type UnitReport } from "../forms/unit-report.ts";
import { type Reference, type Setting } from "../reference/reference.ts";
import { checkReport, monthsInName, type ReadHead, type UnitReportRows } from "./check-report.ts";
import { at, madeUpReport } from "./test-folder.ts";

const place = {
  place_level: "unit" as const,
  name: "Eks",
  parent_id: "eks",
  replaced_by: [],
  security: "high" as const,
  women: false,
  youth: false,
  safety_cells: 2,
  source: "oppdiktet",
  note: null,
};
const setting = (name: string, value: number) => ({
  setting: name,
  value,
  valid_from: null,
  valid_to: null,
  note: "oppdiktet",
  source: "oppdiktet",
});
const ground = {
  name_nb: "x",
  paragraph: "§ 38",
  bridge: true,
  bridge_reason: null,
  note: null,
  source: "oppdiktet",
};

// A unit of 100 places that closed at the end of June, and a law with one ground; the adopted one is not in force.
const reference: Reference = {
  places: [
    { ...place, place_id: "eks-enhet", valid_from: "2020-01-01", valid_to: "2026-07-01", capacity: 100 },
    { ...place, place_id: "eks", place_level: "prison", valid_from: null, valid_to: null, capacity: null },
  ],
  grounds: [
    { ...ground, regime: "current", letter: "a", valid_from: "2002-03-01", valid_to: null },
    { ...ground, regime: "adopted", letter: "a", valid_from: null, valid_to: null },
  ],
  measures: [],
  reasons: [],
  indicators: [],
  cube: [],
  trends: [],
  claims: [],
  baselines: [],
  thresholds: [],
  settings: [
    setting("report_oldest_years", 5),
    setting("most_prison_days_per_place_and_day", 1.5),
    setting("implausible_length_days", 60),
    setting("likely_start_days_before_month", 7),
    setting("start_days_after_month", 10),
    setting("gap_beyond_stay_minutes", 60),
    setting("told_before_start_days", 1),
  ],
  events: [],
  publishedFigures: [],
};

const head: UnitReport["hode"] = {
  ...madeUpReport().hode,
  enhet: "eks-enhet",
  fangedogn_kvinner: 200,
  eksempeldata: null,
};

type Change = {
  name?: string;
  receivedAt?: number;
  head?: ReadHead;
  placements?: Partial<UnitReport["plasseringer"][number]>[];
  decisions?: string[];
  overrides?: Override[];
  /** Settings in place of those of the same name. */
  places?: typeof reference.places;
  settings?: Setting[];
  /** Rows of which a cell did not fit. */
  unreadRows?: number;
};

function check(change: Change) {
  const { plasseringer, vedtak } = madeUpReport({
    placements: change.placements ?? [{}],
    decisions: (change.decisions ?? []).map((plassering) => ({ plassering })),
  });
  const placements = plasseringer.map((values, index) => ({ sheet: "Plasseringer", row: index + 2, values }));
  const report: UnitReportRows = {
    head: { ...head, antall_plasseringer: placements.length, ...change.head },
    headSheet: "Hode",
    placements,
    withdrawn: [],
    placementRows: placements.length + (change.unreadRows ?? 0),
    decisions: vedtak.map((values, index) => ({ sheet: "Vedtak", row: index + 2, values })),
  };
  const checked = checkReport(report, {
    name: change.name ?? "eks_2026-03.xlsx",
    receivedAt: change.receivedAt ?? at("2026-04-08T10:01"),
    reference: {
      ...reference,
      places: change.places ?? reference.places,
      settings: [...(change.settings ?? []), ...reference.settings],
    },
    overrides: change.overrides ?? [],
  });
  return {
    ...checked,
    rules: checked.findings.map(({ rule }) => rule),
    kept: checked.placements.map(({ row }) => row),
  };
}

test("of a row that is decided to be right, only the rule that was named is set aside", () => {
  const overrides = [
    {
      decided_on: "2026-04-09",
      unit_id: "eks-enhet",
      month: "2026-03",
      own_id: "V-1",
      rule: "ground-not-valid" as const,
      reason: "rett",
      decided_by: "direktoratet",
    },
  ];
  const wrong = { bokstav: "b" };
  expect(check({ placements: [wrong], overrides })).toMatchObject({ rules: ["overridden"], kept: [2] });
  // Another row, another month, or another rule is not what was decided.
  expect(check({ placements: [{ ...wrong, plassering: "V-2" }], overrides }).rules).toEqual([
    "ground-not-valid",
  ]);
  expect(
    check({ placements: [wrong], overrides: overrides.map((one) => ({ ...one, month: "2026-02" })) }).kept,
  ).toEqual([]);
  expect(check({ placements: [{ ...wrong, slutt: at("2026-03-01T00:00") }], overrides }).kept).toEqual([]);
});

test.each([
  ["implausible-length", [{ start: at("2025-12-01T10:00"), slutt: at("2026-03-10T10:00") }], 2],
  ["gap-longer-than-stay", [{ lengste_tilsynsgap: 60_000 }], 2],
  ["notified-outside-stay", [{ region_varslet: at("2026-01-01T10:00") }], 2],
  ["copied-row", [{ plassering: "V-0" }, {}], 3],
  [
    "person-two-sexes",
    [{ plassering: "V-0", kjonn: "woman" as const, start: at("2026-03-02T10:00") }, {}],
    3,
  ],
] as const)("a doubt that is decided to be none, %s, is only noted", (rule, placements, row) => {
  const doubted = check({ placements: [...placements] });
  expect(doubted.findings).toMatchObject([{ rule, row }]);
  const overrides = [
    {
      decided_on: "2026-04-09",
      unit_id: "eks-enhet",
      month: "2026-03",
      own_id: "V-1",
      rule,
      reason: "rett",
      decided_by: "direktoratet",
    },
  ];
  const decided = check({ placements: [...placements], overrides });
  expect(decided.findings).toMatchObject([{ rule: "overridden", row }]);
  expect(decided.kept).toEqual(doubted.kept);
  expect(
    check({ placements: [...placements], overrides: overrides.map((one) => ({ ...one, own_id: "V-9" })) })
      .rules,
  ).toEqual([rule]);
});

test("a report that agrees with the register, the law and itself is kept whole", () => {
  expect(check({ decisions: ["V-1"] })).toMatchObject({ head, rules: [], kept: [2] });
});

test("a report of a unit that is not in the register is refused", () => {
  expect(check({ head: { enhet: "utopia" } })).toMatchObject({
    head: undefined,
    rules: ["unknown-unit"],
    kept: [],
  });
});

test("a prison is no unit", () => {
  expect(check({ head: { enhet: "eks" } }).rules).toEqual(["unknown-unit"]);
});

test("a unit is known through the month it closes in, and not after", () => {
  const late = { receivedAt: at("2026-09-01T10:00"), placements: [], name: "eks.xlsx" };
  const sendt = at("2026-09-01T09:00");
  expect(check({ ...late, head: { maned: "2026-06", sendt } }).rules).toEqual([]);
  expect(check({ ...late, head: { maned: "2026-07", sendt } }).rules).toEqual(["unknown-unit"]);
});

const rulesOf = (maned: string) => check({ name: "eks.xlsx", placements: [], head: { maned } }).rules;

test("a month that had not begun when its report was sent, or lay more than five years back, is a slip of the keys", () => {
  expect(rulesOf("2026-05")).toEqual(["month-implausible"]);
  expect(rulesOf("2021-03")).toEqual(["month-implausible"]);
  expect(rulesOf("2021-04")).toEqual([]);
  expect(rulesOf("2026-04")).toEqual([]);
});

test("a report without a month in its head is refused", () => {
  expect(check({ head: { maned: undefined } })).toMatchObject({
    head: undefined,
    rules: ["month-missing"],
  });
});

test("a report whose file name states another month than its head is refused", () => {
  expect(check({ name: "2026/eks_2026-02.xlsx" })).toMatchObject({
    head: undefined,
    findings: [{ rule: "month-differs", found: "2026-03", expected: { nb: "2026-02, som i filnavnet" } }],
  });
});

test("only a month in the file's own name states one: not a date, not the folder it lies in", () => {
  expect(monthsInName("2026-01/eks_202602_v2.csv")).toEqual(["2026-02"]);
  expect(monthsInName("eks 03.2026.xlsx")).toEqual(["2026-03"]);
  expect(monthsInName("eks_2026-04-08.csv")).toEqual([]);
  expect(monthsInName("eks_08.04.2026.csv")).toEqual([]);
  expect(monthsInName("eks_mars_sendt_2026_04_08.csv")).toEqual([]);
  expect(monthsInName("eks mars 08_04_2026.csv")).toEqual([]);
  expect(monthsInName("eks_2026_03_v2.csv")).toEqual(["2026-03"]);
  expect(monthsInName("eks_2_03_2026.csv")).toEqual(["2026-03"]);
  expect(monthsInName("eks.csv")).toEqual([]);
});

test("a placement cannot start after the month reported", () => {
  expect(check({ placements: [{ start: at("2026-04-01T00:00"), slutt: null }] })).toMatchObject({
    rules: ["start-after-month"],
    kept: [],
  });
  expect(check({ placements: [{ start: at("2026-03-31T23:59"), slutt: null }] }).rules).toEqual([]);
});

test("a placement that ended before the month belongs to an earlier report", () => {
  const start = at("2026-02-20T10:00");
  expect(check({ placements: [{ start, slutt: at("2026-02-28T23:59") }] }).rules).toEqual(["outside-month"]);
  expect(check({ placements: [{ start, slutt: at("2026-03-01T00:00") }] }).rules).toEqual([]);
});

test("a placement cannot end before it starts; it may end the minute it starts", () => {
  const start = at("2026-03-10T10:00");
  expect(check({ placements: [{ start, slutt: start - 60 }] })).toMatchObject({
    rules: ["end-before-start"],
    kept: [],
  });
  expect(check({ placements: [{ start, slutt: start }] }).rules).toEqual([]);
});

test("nothing can have happened after the report was sent, or after it came where that was earlier", () => {
  const sent = head.sendt;
  expect(check({ placements: [{ slutt: sent + 60 }] }).rules).toEqual(["in-future"]);
  expect(check({ placements: [{ slutt: sent }] }).rules).toEqual([]);
  expect(check({ placements: [{ slutt: sent }], receivedAt: sent - 60 }).rules).toEqual(["in-future"]);
  expect(check({ placements: [{ start: sent + 60, slutt: null }] }).rules).toEqual(["in-future"]);
});

test("a ground must be one of a law in force when the placement began", () => {
  expect(check({ placements: [{ bokstav: "b" }] }).rules).toEqual(["ground-not-valid"]);
  expect(check({ placements: [{ regelverk: "adopted" }] }).rules).toEqual(["ground-not-valid"]);
  expect(check({ placements: [{ regelverk: null, bokstav: null }] }).rules).toEqual([]);
});

test("under the adopted act nobody under 18 may be placed in a restraint bed", () => {
  const bed = { tiltak: "restraint_bed", under_18: true };
  expect(check({ placements: [{ ...bed, regelverk: "adopted", bokstav: null }] }).rules).toEqual([
    "bed-under-18",
  ]);
  expect(check({ placements: [{ ...bed }] }).rules).toEqual([]);
});

test("of a row that is set aside only what sets it aside is told", () => {
  const odd = { regelverk: null };
  expect(check({ placements: [{ ...odd }] }).rules).toEqual(["ground-half-stated"]);
  expect(check({ placements: [{ ...odd, slutt: at("2026-02-01T10:00") }] }).rules).toEqual([
    "end-before-start",
  ]);
});

test("of two rows under one id none is kept: which is right cannot be told", () => {
  expect(check({ placements: [{}, { plassering: "V-2", tilsyn: 9 }, {}] })).toMatchObject({
    rules: ["duplicate-id", "duplicate-id"],
    kept: [3],
  });
});

test("another number of placements than the head states is told, and the rows are kept", () => {
  expect(check({ head: { antall_plasseringer: 3 } })).toMatchObject({
    findings: [
      { rule: "stated-count", found: "3", expected: { nb: "1, som er radene i arket Plasseringer" } },
    ],
    kept: [2],
  });
});

test("more prison days than half again the unit's places are set aside as a number; the rows are kept", () => {
  // 1.5 × 100 places × 31 days = 4650.
  expect(check({ head: { fangedogn: 4650 } }).rules).toEqual([]);
  const checked = check({ head: { fangedogn: 4651 } });
  expect(checked).toMatchObject({ rules: ["prison-days-impossible"], kept: [2] });
  expect(checked.head).toMatchObject({ fangedogn: undefined, fangedogn_kvinner: 200 });
});

test("a unit whose places are not known has no more prison days than the largest unit that is known has room for", () => {
  const places = [
    { ...place, place_id: "eks-enhet", valid_from: null, valid_to: null, capacity: null },
    { ...place, place_id: "liten-enhet", valid_from: null, valid_to: null, capacity: 60 },
    { ...place, place_id: "storst-enhet", valid_from: null, valid_to: null, capacity: 200 },
    { ...place, place_id: "nedlagt-enhet", valid_from: null, valid_to: "2020-01-01", capacity: 900 },
  ];
  // 1.5 × 200 places × 31 days = 9300.
  expect(check({ head: { fangedogn: 9300 }, places }).rules).toEqual([]);
  expect(check({ head: { fangedogn: 9301 }, places }).findings).toMatchObject([
    {
      rule: "prison-days-impossible",
      expected: { nb: "høyst 9300, 1,5 ganger plassene i den største enheten (200) alle dager i måneden" },
    },
  ]);
});

test("where women and under-18s are more than all, which number is wrong cannot be told", () => {
  const { head: kept } = check({ head: { fangedogn: 300, fangedogn_kvinner: 200, fangedogn_under_18: 101 } });
  expect([kept?.fangedogn, kept?.fangedogn_kvinner, kept?.fangedogn_under_18]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("a decision on a placement that the report does not have is told, unless the report is partial or has rows that could not be read", () => {
  expect(check({ decisions: ["V-9"] }).findings).toMatchObject([
    { rule: "decision-without-placement", row: 2, found: "V-9" },
  ]);
  expect(check({ decisions: ["V-9"], head: { omfang: "partial" } }).rules).toEqual([]);
  const oneUnread = { unreadRows: 1, head: { antall_plasseringer: 2 } };
  expect(check({ decisions: ["V-9"], ...oneUnread }).rules).toEqual([]);
});

test("where exchanging day and month would mend many rows, the file is said to be read wrongly", () => {
  // 1 April, read as 4 January: the end of stays that began late in March.
  const rows = [24, 25, 26, 27, 28].map((day) => ({
    plassering: `V-${day}`,
    start: at(`2026-03-${day}T10:00`),
    slutt: at("2026-01-04T10:00"),
  }));
  expect(check({ placements: rows }).findings[0]).toMatchObject({
    rule: "day-month-exchanged",
    found: {
      nb: "i 5 av 5 rader stemmer start og slutt først når dag og måned byttes: datoformatet er trolig lest feil",
    },
  });
  expect(check({ placements: rows.slice(1) }).rules).not.toContain("day-month-exchanged");
});

/** What is told of a report of Eks by the name it came under, where there is also a unit Vik. */
function findingsOfFile(name: string) {
  const places = [
    ...reference.places,
    { ...place, place_id: "vik-enhet", capacity: 100, valid_from: null, valid_to: null },
  ];
  return checkReport(
    { head, headSheet: "Hode", placements: [], withdrawn: [], placementRows: 1, decisions: [] },
    { name, receivedAt: at("2026-04-08T10:01"), reference: { ...reference, places } },
  ).findings;
}

describe("a mistake that is known by its pattern is named", () => {
  test("a start with day and month exchanged is told at the start, with what was meant", () => {
    // 10 March typed as 3 October.
    const checked = check({ placements: [{ start: at("2026-10-03T10:00") }] });
    expect(checked).toMatchObject({ kept: [], findings: [{ rule: "exchanged-in-date", column: "start" }] });
    expect(checked.findings[0]?.found).toMatchObject({
      nb: "fant «03.10.2026 10:00», som blir 10.03.2026 10:00 når dag og måned byttes",
    });
  });

  test("both times with day and month exchanged are told at both", () => {
    const both = { start: at("2026-10-03T10:00"), slutt: at("2026-11-03T10:00") };
    expect(check({ placements: [both] }).findings.map(({ rule, column }) => [rule, column])).toEqual([
      ["exchanged-in-date", "start"],
      ["exchanged-in-date", "slutt"],
    ]);
  });

  test("a year mistyped at New Year makes a placement of a year, which is kept and told", () => {
    const checked = check({ placements: [{ start: at("2025-03-10T10:00") }] });
    expect(checked).toMatchObject({
      kept: [2],
      findings: [{ rule: "year-mistyped", severity: "warns", column: "start" }],
    });
  });

  test("an end that is right half a day later is a 12-hour clock; one that is minutes too early is not", () => {
    const start = at("2026-03-10T13:30");
    expect(check({ placements: [{ start, slutt: at("2026-03-10T02:15") }] }).findings).toMatchObject([
      { rule: "twelve-hour-clock", column: "slutt" },
    ]);
    expect(check({ placements: [{ start, slutt: at("2026-03-10T13:15") }] }).rules).toEqual([
      "end-before-start",
    ]);
  });

  test("a placement of the first days of the next month is no date exchanged", () => {
    const next = { start: at("2026-04-03T10:00"), slutt: null };
    expect(check({ placements: [next] }).rules).toEqual(["start-after-month"]);
  });

  test("a placement of more than 60 days is told, unless it is an exclusion", () => {
    const long = { start: at("2025-12-20T10:00"), slutt: at("2026-03-20T10:00") };
    expect(check({ placements: [long] }).rules).toEqual(["implausible-length"]);
    expect(check({ placements: [{ ...long, tiltak: "exclusion" }] }).rules).toEqual([]);
  });

  test.each([
    ["implausible_length_days", "implausible-length", { slutt: at("2026-03-21T10:00") }],
    ["gap_beyond_stay_minutes", "gap-longer-than-stay", { lengste_tilsynsgap: 1500 }],
    ["told_before_start_days", "notified-outside-stay", { region_varslet: at("2026-03-10T09:00") }],
  ])("how much is too much the list of settings says: %s", (name, rule, odd) => {
    expect(check({ placements: [odd] }).rules).toEqual([]);
    expect(check({ placements: [odd], settings: [setting(name, 0)] }).rules).toEqual([rule]);
  });

  test("rows that all ended before the month are those of a month before, and the file is refused", () => {
    const rows = ["V-1", "V-2"].map((plassering, index) => ({
      plassering,
      start: at(`2026-02-1${index}T10:00`),
      slutt: at(`2026-02-1${index}T20:00`),
    }));
    expect(check({ placements: rows })).toMatchObject({
      head: undefined,
      findings: [{ rule: "earlier-months-rows", column: "maned" }],
    });
  });

  test.each([
    [
      "whose name says another unit",
      "vik-enhet_2026-03.xlsx",
      "vik-enhet, som i filnavnet",
      "vik-enhet, som i filnamnet",
    ],
    [
      "that lies in the folder of another unit",
      "enheter/vik-enhet/mars.xlsx",
      "vik-enhet, som mappen filen lå i",
      "vik-enhet, som mappa fila låg i",
    ],
    [
      "named by its own unit in the folder of another",
      "vik-enhet/eks-enhet_2026-03.xlsx",
      "vik-enhet, som mappen filen lå i",
      "vik-enhet, som mappa fila låg i",
    ],
  ])("a file %s is refused, in both languages", (_, name, nb, nn) => {
    expect(findingsOfFile(name)).toEqual([
      {
        rule: "unit-differs",
        sheet: "Hode",
        row: null,
        column: "enhet",
        found: "eks-enhet",
        expected: { nb, nn },
      },
    ]);
  });

  test.each(["vik/eks-enhet/mars.xlsx", "eks-enhet/mars.xlsx", "2026/mars.xlsx"])(
    "a file %s lies in no other unit's folder",
    (name) => {
      expect(findingsOfFile(name)).toEqual([]);
    },
  );
});

describe("what may be right but seldom is, is told and kept", () => {
  test.each([
    [
      "a row that is another's copy under a new id",
      { placements: [{}, { plassering: "V-2" }] },
      "copied-row",
    ],
    [
      "longer between checks than the placement lasted",
      { placements: [{ lengste_tilsynsgap: 5000 }] },
      "gap-longer-than-stay",
    ],
    ["a letter without its regime", { placements: [{ regelverk: null }] }, "ground-half-stated"],
    [
      "a region told days before the start",
      { placements: [{ region_varslet: at("2026-03-03T10:00") }] },
      "notified-outside-stay",
    ],
    [
      "placements without any prison days",
      { head: { fangedogn: 0, fangedogn_kvinner: 0 } },
      "no-prison-days",
    ],
    [
      "one person of two sexes",
      { placements: [{}, { plassering: "V-2", kjonn: "woman" }] },
      "person-two-sexes",
    ],
    ["the same decision twice", { decisions: ["V-1", "V-1"] }, "copied-row"],
  ])("%s", (_, change: Change, rule) => {
    const checked = check(change);
    expect(checked.rules).toEqual([rule]);
    expect(checked.kept).toHaveLength(change.placements?.length ?? 1);
  });
});
