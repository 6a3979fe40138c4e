import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { attack, type Attacked } from "./attack.ts";

let work: string;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), "officer-"));
});
afterEach(() => rmSync(work, { recursive: true }));

// The officer of the north reads; the south has two units.
const places = `place_id,place_level,name,parent_id,valid_from,valid_to
norge,country,Norge,,,
nord,region,Region nord,norge,,
sor,region,Region sør,norge,,
ask,unit,Ask fengsel,nord,,
eik,unit,Eik fengsel,sor,,
gran,unit,Gran fengsel,sor,,
`;
const footer =
  '<p class="audience">Utgave for Region nord: egne enheter er åpne, andre steders små tall er skjult.</p>';

/** What a year's number is of, and what it is; `:` where it is hidden, `2–` where reports are missing. */
type Told = [
  place: string,
  value: number | ":" | "2–",
  indicator?: "stays_started" | "persons" | "cell_hours",
];

/** An edition with these numbers of the year, for the officer of the north unless another page is given. */
async function attacked(told: Told[], page = footer, register = places): Promise<Attacked> {
  const folder = join(work, "site");
  mkdirSync(folder, { recursive: true });
  const rows = told.map(([place, value, indicator = "stays_started"]) => {
    const state = value === ":" ? "suppressed" : value === "2–" ? "incomplete" : "value";
    const number = typeof value === "number" ? value : "";
    return `then,${place},year,2024-01-01,safety_cell,adults,${indicator},${state},${number},${value === "2–" ? 2 : ""}`;
  });
  const head = "organisation,place_id,period,period_start,measure_id,population,indicator_id,state,value,low";
  writeFileSync(join(folder, "tall.csv"), [head, ...rows, ""].join("\n"));
  writeFileSync(join(folder, "steder.csv"), register);
  writeFileSync(join(folder, "index.html"), `<html lang="nb"><body><main>${page}</main></body></html>`);
  return attack({ folders: [folder], known: undefined, leastStays: 3, leastPersons: 3 }, () => undefined);
}

const faults = ({ hidden }: Attacked) =>
  hidden.flatMap(({ fact, low, high, fault }) =>
    fault === undefined
      ? []
      : [`${fact.family} ${fact.quantity.place_id}: ${low}–${high} of others, ${fault}`],
  );

test("a country's number that is no small one gives away the one stay that is not the officer's own", async () => {
  expect(
    faults(
      await attacked([
        ["norge", 12],
        ["ask", 11],
      ]),
    ),
  ).toEqual(["stays norge: 1–1 of others, small"]);
});

test("to all others the same number tells nothing, and to the officer one that others have enough of", async () => {
  expect(
    faults(
      await attacked(
        [
          ["norge", 12],
          ["nord", ":"],
          ["ask", ":"],
        ],
        "<p>Norge</p>",
      ),
    ),
  ).toEqual([]);
  expect(
    faults(
      await attacked([
        ["norge", 14],
        ["ask", 11],
      ]),
    ),
  ).toEqual([]);
});

test("small numbers of the officer's own units are no secret to them", async () => {
  expect(
    faults(
      await attacked([
        ["norge", 1],
        ["nord", 1],
        ["ask", 1],
        ["sor", 0],
      ]),
    ),
  ).toEqual([]);
});

test("a hidden number of the country is one more than the officer's own at least, and known where it can be no more", async () => {
  const safe = await attacked([
    ["norge", ":"],
    ["sor", ":"],
    ["nord", 7],
    ["ask", 7],
  ]);
  expect(faults(safe)).toEqual([]);
  expect(safe.hidden).toHaveLength(2);
});

test("persons of the country who are not among the officer's own are counted as well", async () => {
  const stays: Told[] = [
    ["norge", 20],
    ["nord", 10],
    ["ask", 10],
  ];
  const persons: Told[] = [
    ["norge", 8, "persons"],
    ["nord", 6, "persons"],
  ];
  expect(faults(await attacked([...stays, ...persons]))).toEqual(["persons norge: 2–2 of others, small"]);
});

test("of an own unit with reports missing, what is accepted is known, and can be taken from the country's", async () => {
  expect(
    faults(
      await attacked([
        ["norge", 3],
        ["ask", "2–"],
      ]),
    ),
  ).toEqual(["stays norge: 1–1 of others, small"]);
});

test("the units that a moved unit left behind are not without stays because the officer is not told of them", async () => {
  const moved = places.replace(
    "ask,unit,Ask fengsel,nord,,",
    "ask,unit,Ask fengsel,sor,,2025-01-01\nask,unit,Ask fengsel,nord,2025-01-01,",
  );
  const told: Told[] = [
    ["ask", 0, "cell_hours"],
    ["sor", ":", "cell_hours"],
  ];
  const ofOwn = await attacked(told, footer, moved);
  expect(faults(ofOwn)).toEqual([]);
  expect(ofOwn.hidden).toHaveLength(1);
  // Who is told of one of the units left behind is told of all that had any.
  expect(faults(await attacked([...told, ["eik", 0, "cell_hours"]], footer, moved))).toEqual([
    "hours sor: 0–0 of others, exact",
  ]);
});

test("twelve months from October are not October", async () => {
  const page = `${footer}<h1>Ask fengsel</h1><p>12 måneder fra oktober 2024: 12 opphold i sikkerhetscelle</p>
    <table><thead><tr><th>Periode</th><th>Opphold startet</th></tr></thead>
    <tbody><tr><td>12 måneder fra oktober 2024</td><td>12</td></tr></tbody></table>
    <p>12 måneder fra januar 2025: ikke aktuelt, ingen celle til opphold</p>`;
  const { built } = await attacked(
    [
      ["norge", 12],
      ["ask", 12],
    ],
    page,
  );
  const said = built.found.map(({ quantity: { period, period_start }, said: of }) =>
    [period, period_start, typeof of === "object" ? of.low : of].join(" "),
  );
  expect(said.filter((each) => !each.startsWith("year"))).toEqual(["last_12 2024-10-01 12"]);
});
