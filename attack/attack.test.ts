import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync, strToU8 } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attack, type Attacked } from "./attack.ts";
import { attackLines } from "./told.ts";

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "attack-"));
});
afterEach(() => rmSync(work, { recursive: true }));

// A country of two regions; Vik moved from the south to the north in July 2025.
const places = `place_id,place_level,name,parent_id,valid_from,valid_to
norge,country,Norge,,,
nord,region,Region nord,norge,,
sor,region,Region sør,norge,,
ask,unit,Ask fengsel,nord,,
eik,unit,Eik fengsel,nord,,
gran,unit,Gran fengsel,nord,,
lind,unit,Lind fengsel,sor,,
vik,unit,Vik fengsel,sor,,2025-07-01
vik,unit,Vik fengsel,nord,2025-07-01,
`;

const columns =
  "organisation,place_id,period,period_start,measure_id,population,indicator_id,state,value,numerator,denominator,months_expected,months_reported";

type Value = number | ":" | ".";

/** A row of the file of figures: the year 2024 in both organisations alike, unless told. */
function row(
  place: string,
  value: Value,
  of: {
    period?: string;
    start?: string;
    indicator?: string;
    organisation?: string;
    population?: string;
    parts?: string;
  } = {},
): string {
  const { period = "year", start = "2024-01-01", indicator = "stays_started", organisation = "then" } = of;
  const state = value === ":" ? "suppressed" : value === "." ? "not_applicable" : "value";
  const number = typeof value === "number" ? value : "";
  return `${organisation},${place},${period},${start},safety_cell,${of.population ?? "adults"},${indicator},${state},${number},${of.parts ?? ","},12,12`;
}

const quarters = ["2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"];

/** A built folder with the register, the figures, and other files. */
function built(name: string, rows: string[], others: Record<string, string | Uint8Array> = {}): string {
  const folder = join(work, name);
  const files = {
    "apne-filer/steder.csv": places,
    "apne-filer/tall.csv": [columns, ...rows, ""].join("\n"),
    ...others,
  };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

const attacked = (folders: string[], known?: string) =>
  attack({ folders, known, leastStays: 5, leastPersons: 3 }, () => undefined);

/** What became of each hidden number: `ask 1–8`, with what is wrong with it. */
function told({ hidden, contradicted }: Attacked): string[] {
  expect(contradicted).toEqual([]);
  return hidden.map(({ fact, low, high, fault }) => {
    const { place_id } = fact.quantity;
    return `${place_id} ${low}–${high >= 100 ? "" : high}${fault === undefined ? "" : ` ${fault}`}`;
  });
}

const one = async (rows: string[]) => told(await attacked([built("site", rows)]));

const persons = (place: string, value: Value) => row(place, value, { indicator: "persons" });
const hours = (place: string, value: Value) => row(place, value, { indicator: "cell_hours" });
const share = (value: number, parts: string) =>
  row("nord", value, { indicator: "self_harm_share_stays", parts });

const region = (nord: Value, ask: Value, eik: Value, gran: Value) => [
  row("nord", nord),
  row("ask", ask),
  row("eik", eik),
  row("gran", gran),
  row("vik", 0),
  row("lind", 0),
];

test("one hidden number in a sum is known", async () => {
  expect(await one(region(25, ":", 10, 12))).toEqual(["ask 3–3 exact"]);
});

test("two hidden numbers that can be anything up to one that would be shown are safe", async () => {
  expect(await one(region(19, ":", ":", 10))).toEqual(["ask 1–8", "eik 1–8"]);
});

test("two hidden numbers that are small together are narrowed, though neither is known", async () => {
  expect(await one(region(15, ":", ":", 12))).toEqual(["ask 1–2 small", "eik 1–2 small"]);
});

test("where zeros are hidden too, a number can be none", async () => {
  const rows = [
    row("nord", 15),
    row("ask", ":"),
    row("eik", ":"),
    row("gran", 12),
    row("vik", "."),
    row("lind", 7),
  ];
  expect(await one(rows)).toEqual(["ask 0–3 small", "eik 0–3 small"]);
});

test("a block that has two hidden numbers in each line is known where zeros are shown", async () => {
  const of = (place: string, values: Value[]) =>
    values.map((value, at) => row(place, value, { period: "quarter", start: quarters[at] ?? "" }));
  const rows = [
    ...of("nord", [3, 2, 0, 0]),
    ...of("ask", [":", ":", 0, 0]),
    ...of("eik", [":", ":", 0, 0]),
    ...of("gran", [0, 0, 0, 0]),
    row("ask", 3),
    row("eik", 2),
    row("nord", 5),
  ];
  expect(await one(rows)).toEqual(["ask 2–2 exact", "ask 1–1 exact", "eik 1–1 exact", "eik 1–1 exact"]);
});

test("a quarter is known from its year and the other quarters, and from its months", async () => {
  const shown = quarters.map((start, at) => row("nord", at === 2 ? ":" : 6, { period: "quarter", start }));
  expect(await one([...shown, row("nord", 21)])).toEqual(["nord 3–3 exact"]);
  const months = ["07", "08", "09"].map((month) =>
    row("nord", 1, { period: "month", start: `2024-${month}-01` }),
  );
  expect(await one([...shown, ...months])).toEqual(["nord 3–3 exact"]);
});

test("twelve months to September less those to June give a quarter, when the one a year before is shown", async () => {
  const rows = [
    row("nord", 20, { period: "last_12", start: "2023-07-01" }),
    row("nord", 22, { period: "last_12", start: "2023-10-01" }),
    row("nord", 5, { period: "quarter", start: "2023-07-01" }),
    row("nord", ":", { period: "quarter", start: "2024-07-01" }),
  ];
  expect(await one(rows)).toEqual(["nord 7–7 exact"]);
});

test("a unit that changed region stands between the regions as they were and as they are", async () => {
  const of = (organisation: string, nord: number, sor: number) => [
    row("nord", nord, { start: "2025-01-01", organisation }),
    row("sor", sor, { start: "2025-01-01", organisation }),
  ];
  const rows = [
    ...of("then", 30, 14),
    ...of("now", 33, 11),
    // What it had before it moved, in the first half of the year.
    row("vik", ":", { period: "quarter", start: "2025-01-01" }),
    row("vik", 0, { period: "quarter", start: "2025-04-01" }),
  ];
  expect(await one(rows)).toEqual(["vik 3–3 exact"]);
});

test("a unit that moved is counted where the register had it, though a page says only where it is now", async () => {
  const now = [{ place_id: "vik", place_level: "unit", name: "Vik fengsel", parent_id: "nord" }];
  const rows = [
    row("sor", 9),
    row("vik", ":"),
    row("lind", 5),
    row("nord", 10),
    row("ask", 10),
    row("eik", 0),
  ];
  const site = built("site", [...rows, row("gran", 0)], {
    "_file/data/site.json": JSON.stringify({ places: now }),
  });
  expect(told(await attacked([site]))).toEqual(["vik 4–4 exact"]);
});

test("a rate gives away its count, by its own parts or by the prison days shown beside it", async () => {
  const hidden = region(40, ":", ":", 12);
  const rate = { indicator: "rate" };
  expect(await one([...hidden, row("ask", 0.3, { ...rate, parts: "3,10000" })])).toEqual([
    "ask 3–3 exact",
    "eik 25–25 exact",
  ]);
  expect(
    await one([...hidden, row("ask", 0.3, rate), row("ask", 10000, { indicator: "prison_days" })]),
  ).toEqual(["ask 3–3 exact", "eik 25–25 exact"]);
});

test("persons are no more than stays, and no fewer in a whole than in a part of it", async () => {
  expect(
    await one([...region(15, 2, 3, 10), persons("ask", ":"), persons("eik", 3), persons("nord", 9)]),
  ).toEqual(["ask 1–2 small"]);
});

test("hours that can be found out to the hour are told of", async () => {
  const rows = [
    hours("nord", 330.5),
    hours("ask", ":"),
    hours("eik", 200),
    hours("gran", 30.25),
    hours("vik", 0),
  ];
  const [ask] = (await attacked([built("site", rows)])).hidden;
  expect(ask).toMatchObject({ fault: "exact", fact: { quantity: { place_id: "ask" } } });
  expect(ask?.low).toBeCloseTo(100.2, 1);
});

test("women are the adults who are not men", async () => {
  const rows = [
    row("norge", 40),
    row("norge", 38, { population: "men" }),
    row("norge", ":", { population: "women" }),
  ];
  expect(await one(rows)).toEqual(["norge 2–2 exact"]);
});

test("a share of stays with a given number of answers gives away how few it is of", async () => {
  expect(await one([...region(25, 8, 7, 10), share(0.12, ",25")])).toEqual(["nord 3–3 small"]);
  expect(await one([...region(25, 8, 7, 10), share(0.48, ",25")])).toEqual([]);
});

test("a unit that no table lists had no stays, unless nothing else can be right", async () => {
  const rows = [row("norge", 14), row("ask", ":"), row("eik", 7), row("lind", 5)];
  expect(await one(rows)).toEqual(["ask 2–2 exact"]);
  const others = [
    row("norge", 19),
    row("nord", 12),
    row("sor", 7),
    row("ask", ":"),
    row("eik", 7),
    row("lind", 5),
  ];
  expect(await one(others)).toEqual(["ask 0–5"]);
});

test("a number that was shown in an earlier release is not hidden by a later one", async () => {
  const first = built("first", region(25, 3, 10, 12));
  const second = built("second", region(25, ":", ":", 12));
  const { exposed } = await attacked([first, second]);
  expect(exposed).toMatchObject([
    { quantity: { place_id: "ask" }, low: 3 },
    { quantity: { place_id: "eik" }, low: 10 },
  ]);
});

test("a correction that moves one total alone tells which unit was late, and what it had", async () => {
  const first = built("first", region(20, ":", ":", 9));
  // Eik is shown now, and nothing but the region's sum has changed with it.
  const second = built("second", region(24, ":", 12, 9));
  expect(told(await attacked([second]))).toEqual(["ask 3–3 exact"]);
  expect(told(await attacked([first, second]))).toEqual(["ask 3–3 exact"]);
});

test("a figure that others have given out counts as one that is shown", async () => {
  const known = join(work, "known.csv");
  writeFileSync(
    known,
    "period_start,period_end,place_id,measure_id,indicator_id,value,source\n2024-01-01,2024-12-31,eik,safety_cell,stays_started,7,et besøk\n",
  );
  const site = built("site", region(19, ":", ":", 10));
  expect(told(await attacked([site]))).toEqual(["ask 1–8", "eik 1–8"]);
  const withKnown = await attacked([site], known);
  expect(told(withKnown)).toEqual(["ask 2–2 exact"]);
  expect(withKnown.exposed).toEqual([]);
});

const hiddenAsk = region(40, ":", ":", 12);
const figure = {
  organisation: "then",
  place_id: "ask",
  period: "year",
  period_start: "2024-01-01",
  measure_id: "safety_cell",
  population: "adults",
  indicator_id: "stays_started",
};

const leaks: [string, Record<string, string | Uint8Array>][] = [
  [
    "JSON behind a chart",
    { "_file/data/place.json": JSON.stringify({ figures: [{ ...figure, state: "value", value: 3 }] }) },
  ],
  [
    "JSON in columns",
    {
      "a.json": JSON.stringify({
        names: figure,
        columns: { period_start: ["2024-01-01"], state: ["value"], value: [3] },
      }),
    },
  ],
  [
    "JSON in a page",
    { "a.html": `<script type="application/json">${JSON.stringify([{ ...figure, value: 3 }])}</script>` },
  ],
  ["a packed file", { "a.csv.gz": gzipSync(`${columns}\n${row("ask", 3)}\n`) }],
  ["a sentence", { "a.html": "<h1>Ask fengsel</h1><p>3 opphold i 2024.</p>" }],
  ["the name of a mark", { "a.html": `<h1>Ask fengsel</h1><svg><rect aria-label="2024: 3"/></svg>` }],
  [
    "the title of a mark",
    { "a.html": "<h1>Ask fengsel</h1><svg><rect><title>2024: 3 opphold</title></rect></svg>" },
  ],
  ["an alternative text", { "a.html": `<h1>Ask fengsel</h1><img alt="2024: 3 opphold">` }],
  [
    "a table of a page",
    {
      "a.html":
        "<h1>Ask fengsel</h1><table><caption>Opphold</caption><tr><th>År</th><th>Opphold startet</th></tr><tr><th>2024</th><td>3</td></tr></table>",
    },
  ],
  [
    "a Word document",
    {
      "a.docx": zipSync({
        "word/document.xml": strToU8(
          `<w:document><w:body><w:p><w:r><w:t>Ask fengsel</w:t></w:r></w:p><w:tbl>${[
            ["År", "Opphold startet"],
            ["2024", "3"],
          ]
            .map(
              (cells) =>
                `<w:tr>${cells.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join("")}</w:tr>`,
            )
            .join("")}</w:tbl></w:body></w:document>`,
        ),
      }),
    },
  ],
];

test.each(leaks)("a number that is hidden in one place and stands in %s is found", async (_, others) => {
  const { exposed } = await attacked([built("site", hiddenAsk, others)]);
  expect(exposed).toMatchObject([{ quantity: { place_id: "ask" }, low: 3, high: 3 }]);
});

test("and in a workbook", async () => {
  const xlsx = await writeXlsx({
    sheets: [
      {
        name: "Ask fengsel",
        rows: [
          ["År", "Opphold startet"],
          ["2024", 3],
        ],
      },
    ],
  });
  const { exposed } = await attacked([built("site", hiddenAsk, { "a.xlsx": xlsx })]);
  expect(exposed).toMatchObject([{ quantity: { place_id: "ask" }, low: 3 }]);
});

test.each([
  "Utgave for Region nord: egne enheter er åpne, andre steders små tall er skjult",
  "Utgåve for Region nord: eigne einingar er opne, små tal andre stader er skjulte",
])(
  "a sheet in a region's edition is of the place that it is of, not of whose edition it is: %s",
  async (edition) => {
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: "Tall",
          rows: [["Ask fengsel, 2024"], [edition], [], ["År", "Opphold startet"], ["2024", 3]],
        },
      ],
    });
    const { exposed } = await attacked([built("site", hiddenAsk, { "a.xlsx": xlsx })]);
    expect(exposed).toMatchObject([{ quantity: { place_id: "ask" }, low: 3 }]);
  },
);

test("a number in the name of a place is no number of stays", async () => {
  const site = built("site", [...hiddenAsk, row("elm", ":")], {
    "apne-filer/steder.csv": `${places}elm,unit,Elm 2 fengsel,sor,,\n`,
    "a.html": "<h1>Elm 2 fengsel</h1><p>Elm 2 fengsel i 2024: opphold er ikke rapportert.</p>",
  });
  const { exposed } = await attacked([site]);
  expect(exposed).toEqual([]);
});

test("the thresholds are read from the pages themselves, and what was read is told", async () => {
  const site = built("site", region(19, ":", ":", 10), {
    "skjerming.html":
      "<h1>Skjerming</h1><p>Antall fra 1 til 8 er skjult.</p><p>Et antall er også skjult når det gjelder færre enn 4 personer.</p>",
  });
  const result = await attack(
    { folders: [site], known: undefined, leastStays: undefined, leastPersons: undefined },
    () => undefined,
  );
  expect(result.least).toEqual({ stays: 9, persons: 4 });
  expect(told(result)).toEqual(["ask 1–8 small", "eik 1–8 small"]);
  const { lines, isSafe } = attackLines(result);
  expect(isSafe).toBe(false);
  expect(lines[0]).toBe("Leste 6 tall: 6 i 2 csv-filer, 0 i 1 html-filer.");
  expect(lines.at(-1)).toBe("2 skjulte tall lot seg regne ut eller snevre inn.");
});

test("an adversary who finds no figures says so, and does not say that all is well", async () => {
  const folder = join(work, "empty");
  mkdirSync(folder);
  writeFileSync(join(folder, "index.html"), "<h1>Landet</h1>");
  expect(attackLines(await attacked([folder])).isSafe).toBe(false);
});

test("its intervals are those that one finds by trying every table", async () => {
  const pick = picker(7);
  for (let round = 0; round < 12; round++) {
    const counts = [0, 1, 2].map(() => [0, 1].map(() => 1 + pick(4)));
    const hidden = counts.map((own) => own.map(() => pick(3) > 0));
    const isHidden = (unit: number, quarter: number) => hidden[unit]?.[quarter] === true;
    const sums = [0, 1].map((quarter) => counts.reduce((sum, own) => sum + (own[quarter] ?? 0), 0));
    const units = ["ask", "eik", "gran"];
    const of = (place: string, values: Value[]) =>
      values.map((value, at) => row(place, value, { period: "quarter", start: quarters[at] ?? "" }));
    const rows = [
      ...of("nord", [...sums, 0, 0]),
      ...units.flatMap((place, unit) =>
        of(place, [...(counts[unit] ?? []).map((count, at) => (isHidden(unit, at) ? ":" : count)), 0, 0]),
      ),
      row(
        "ask",
        (counts[0] ?? []).reduce((sum, count) => sum + count, 0),
      ),
    ];
    const found = (await attacked([built(`round-${round}`, rows)])).hidden;
    const possible = tablesLike(counts, isHidden);
    for (const { fact, low, high, fault } of found) {
      const unit = units.indexOf(fact.quantity.place_id);
      const quarter = quarters.indexOf(fact.quantity.period_start);
      const values = possible.map((table) => table[unit]?.[quarter] ?? Number.NaN);
      const [least, most] = [Math.min(...values), Math.max(...values)];
      // How far beyond what is asked for it could go, need not be found out.
      expect([low, Math.min(high, 5)], JSON.stringify({ counts, hidden })).toEqual([
        least,
        Math.min(most, 5),
      ]);
      expect(fault !== undefined).toBe(most < 5 || least === most);
    }
    expect(found).toHaveLength(hidden.flat().filter(Boolean).length);
  }
});

/** Whole numbers below a limit, the same each time. */
function picker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Every table of three units and two quarters with the same shown numbers, sums of quarters and first unit's year. */
function tablesLike(counts: number[][], isHidden: (unit: number, quarter: number) => boolean): number[][][] {
  const most = 20;
  const options = (unit: number, quarter: number) =>
    isHidden(unit, quarter)
      ? Array.from({ length: most }, (_, at) => at + 1)
      : [counts[unit]?.[quarter] ?? 0];
  const ofQuarter = [0, 1].map((quarter) => {
    const sum = counts.reduce((all, own) => all + (own[quarter] ?? 0), 0);
    return options(0, quarter).flatMap((ask) =>
      options(1, quarter).flatMap((eik) => {
        const gran = sum - ask - eik;
        return options(2, quarter).includes(gran) ? [[ask, eik, gran]] : [];
      }),
    );
  });
  const year = (counts[0] ?? []).reduce((sum, count) => sum + count, 0);
  return (ofQuarter[0] ?? []).flatMap((first) =>
    (ofQuarter[1] ?? []).flatMap((second) =>
      (first[0] ?? 0) + (second[0] ?? 0) === year
        ? [first.map((count, unit) => [count, second[unit] ?? 0])]
        : [],
    ),
  );
}
