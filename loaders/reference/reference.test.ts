import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listText } from "./list-text.ts";
import * as list from "./lists.ts";
import { readList } from "./read-list.ts";
import {
  codeLists,
  cubeCells,
  type CubeCell,
  isInForce,
  listPath,
  placeAt,
  unitIn,
  readReference,
  settingAt,
  type Place,
} from "./reference.ts";

const reference = readReference();
const lists = [
  [list.place, "places.csv"],
  [list.measure, "measures.csv"],
  [list.reason, "reasons.csv"],
  [list.indicator, "indicators.csv"],
  [list.cubePart, "cube.csv"],
  [list.trend, "trends.csv"],
  [list.baseline, "baselines.csv"],
  [list.threshold, "thresholds.csv"],
  [list.ground, "grounds.csv"],
  [list.setting, "settings.csv"],
  [list.markedEvent, "events.csv"],
  [list.publishedFigure, "published-figures.csv"],
  [list.claim, "claims.csv"],
] as const;

const placesOf = (level: Place["place_level"]) => [
  ...new Set(reference.places.filter((row) => row.place_level === level).map((row) => row.place_id)),
];
const reasonIds = (rows: list.Reason[]) => rows.map((row) => row.reason_id);
const twice = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

test("Norway is one country of five regions, 33 prisons and 55 units", () => {
  expect(placesOf("country")).toEqual(["norge"]);
  expect(placesOf("region")).toHaveLength(5);
  expect(placesOf("prison")).toHaveLength(33);
  expect(placesOf("unit")).toHaveLength(55);
});

test("a prison may change region and keep its id, so no id of a prison or unit names the region", () => {
  const names = ["ost", "sor", "sorvest", "vest", "nord", "region"];
  const ids = [...placesOf("prison"), ...placesOf("unit")];
  expect(ids.filter((id) => id.split("-").some((part) => names.includes(part)))).toEqual([]);
});

test("the id of a unit begins with the id of its prison", () => {
  const units = reference.places.filter((row) => row.place_level === "unit");
  expect(units.filter((row) => !row.place_id.startsWith(`${row.parent_id}-`))).toEqual([]);
});

test("Skien was a prison for men with 82 places, and is one for women with 65 since March 2023", () => {
  expect(placeAt(reference, "telemark-skien", "2023-02-28")).toMatchObject({ women: false, capacity: 82 });
  expect(placeAt(reference, "telemark-skien", "2023-03-01")).toMatchObject({ women: true, capacity: 65 });
});

test("a unit is as on its last day in a month, also where it was there on neither the first nor the last", () => {
  const [some] = reference.places.filter((row) => row.place_level === "unit");
  if (some === undefined) throw new Error("no unit");
  const unit = { ...some, place_id: "kort" };
  const places = [
    { ...unit, valid_from: "2026-03-12", valid_to: "2026-03-20", capacity: 2 },
    { ...unit, valid_from: "2026-03-05", valid_to: "2026-03-12", capacity: 1 },
  ];
  const capacities = ["2026-02", "2026-03", "2026-04"].map(
    (month) => unitIn({ places }, "kort", month)?.capacity,
  );
  expect(capacities).toEqual([undefined, 2, undefined]);
  const [closed] = places.map((row) => ({ ...row, valid_to: "2026-04-01" }));
  expect(unitIn({ places: closed ? [closed] : [] }, "kort", "2026-04")).toBeUndefined();
});

test("the youth units are not there before they opened", () => {
  expect(placeAt(reference, "romerike-ungdom", "2016-04-11")).toBeUndefined();
  expect(placeAt(reference, "romerike-ungdom", "2016-04-12")?.youth).toBe(true);
  expect(placeAt(reference, "bjorgvin-ungdom", "2014-12-31")).toBeUndefined();
  expect(placeAt(reference, "bjorgvin-ungdom", "2015-01-01")?.youth).toBe(true);
});

test("Bredtveit moved to Ullersmo and stayed Bredtveit", () => {
  expect(placeAt(reference, "bredtveit-hoy", "2024-02-26")?.parent_id).toBe("bredtveit");
  expect(placeAt(reference, "bredtveit-hoy", "2024-02-27")?.parent_id).toBe("bredtveit");
});

test("self-harm is self-harm, suicide attempt and suicide risk; narrowly the first two", () => {
  expect(reasonIds(reference.reasons.filter((row) => row.self_harm_related))).toEqual([
    "self_harm",
    "suicide_attempt",
    "suicide_risk",
  ]);
  expect(reasonIds(reference.reasons.filter((row) => row.narrow))).toEqual(["self_harm", "suicide_attempt"]);
});

test("no two measures or reasons are typed with the same word, in bokmål or nynorsk", () => {
  const { measures, reasons } = codeLists(reference);
  for (const codes of [measures, reasons])
    for (const word of ["id", "nb", "nn"] as const)
      expect(twice(codes.map((code) => code[word]))).toEqual([]);
});

test("every id stands once in the lists that have no history", () => {
  expect(twice(reference.indicators.map((row) => row.indicator_id))).toEqual([]);
  expect(twice(reference.indicators.map((row) => row.name_nb))).toEqual([]);
  expect(twice(reference.thresholds.map((row) => row.threshold_id))).toEqual([]);
  expect(twice(reference.grounds.map((row) => `${row.regime} ${row.letter}`))).toEqual([]);
  expect(twice(reference.settings.map((row) => row.setting))).toEqual([]);
  expect(twice(reference.events.map((row) => row.event_id))).toEqual([]);
});

test("every figure is declared once, of a measure and an indicator that exist", () => {
  const cells = cubeCells(reference);
  expect(twice(cells.map((cell) => Object.values(cell).join(" ")))).toEqual([]);
  const indicators = new Set(reference.indicators.map((row) => row.indicator_id));
  expect(new Set(cells.map((cell) => cell.indicator_id))).toEqual(indicators);
  const measures = new Set(reference.measures.map((row) => row.measure_id));
  expect(new Set(cells.map((cell) => cell.measure_id))).toEqual(measures);
});

test("adults in a safety cell have every indicator in every period; women have no monthly figures", () => {
  const cells = cubeCells(reference).filter((cell) => cell.measure_id === "safety_cell");
  const whole = cells.filter(({ security, reason }) => security === "all" && reason === "all");
  const adults = whole.filter((cell) => cell.population === "adults");
  expect(adults).toHaveLength(4 * reference.indicators.length);
  const women = whole.filter((cell) => cell.population === "women");
  expect(women).toHaveLength(3 * 10);
  expect(women.filter((cell) => cell.period === "month")).toEqual([]);
});

const cellOf = ({ measure_id, population, period, indicator_id }: CubeCell) =>
  [measure_id, population, period, indicator_id].join(" ");

test("what is counted of a part of the stays is counted of them all, and no part is by both level and reason", () => {
  const cells = cubeCells(reference);
  const whole = new Set(
    cells.filter(({ security, reason }) => security === "all" && reason === "all").map(cellOf),
  );
  const parts = cells.filter(({ security, reason }) => security !== "all" || reason !== "all");
  expect(parts.filter((cell) => !whole.has(cellOf(cell)))).toEqual([]);
  expect(parts.filter(({ security, reason }) => security !== "all" && reason !== "all")).toEqual([]);
});

test("every reason is in one group, and the group of self-harm is what the list says", () => {
  for (const row of reference.reasons)
    expect(row.reason_group === "self_harm_related", row.reason_id).toBe(row.self_harm_related);
});

test("what a list points to exists", () => {
  const places = new Set(reference.places.map((row) => row.place_id));
  const measures = new Set(reference.measures.map((row) => row.measure_id));
  const indicators = new Set(reference.indicators.map((row) => row.indicator_id));
  for (const { place_id } of [...reference.events, ...reference.baselines, ...reference.publishedFigures])
    expect(places).toContain(place_id);
  for (const { measure_id } of [
    ...reference.thresholds,
    ...reference.baselines,
    ...reference.publishedFigures,
  ])
    expect(measures).toContain(measure_id);
  for (const { indicator_id } of reference.publishedFigures) expect(indicators).toContain(indicator_id);
});

test("nobody has decided to re-base a chart, so none is", () => {
  expect(reference.baselines).toEqual([]);
});

test("the adopted act is not in force on any day until its commencement is written down", () => {
  const adopted = [...reference.thresholds, ...reference.grounds].filter((row) => row.regime === "adopted");
  expect(adopted.length).toBeGreaterThan(0);
  expect(adopted.filter((row) => isInForce(row, "2099-12-31"))).toEqual([]);
  const [ground] = adopted;
  expect(ground && isInForce({ ...ground, valid_from: "2027-01-01" }, "2027-01-01")).toBe(true);
});

test("the current act is in force since 1 March 2002, with grounds a to f", () => {
  const grounds = reference.grounds.filter((row) => row.regime === "current");
  expect(grounds.filter((row) => isInForce(row, "2002-02-28"))).toEqual([]);
  expect(grounds.filter((row) => isInForce(row, "2026-11-20")).map((row) => row.letter)).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
    "f",
  ]);
});

const hoursToRegion = (regime: string) =>
  reference.thresholds
    .filter((row) => row.measure_id === "safety_cell" && !row.under_18 && row.duty === "region_decides")
    .filter((row) => row.regime === regime)
    .map((row) => row.hours);

test("the region decides on a safety cell after 72 hours today and after 48 under the adopted act", () => {
  expect(hoursToRegion("current")).toEqual([72]);
  expect(hoursToRegion("adopted")).toEqual([48]);
});

test("nobody under 18 has a threshold for a restraint bed under the adopted act", () => {
  const beds = reference.thresholds.filter((row) => row.measure_id === "restraint_bed" && row.under_18);
  expect(beds.map((row) => row.regime)).toEqual(["current", "current"]);
});

test("a setting is what it was on the day", () => {
  expect(settingAt(reference, "stay_gap_hours", "2026-11-20")).toBe(2);
  expect(settingAt(reference, "minimum_coverage", "2026-11-20")).toBe(0.8);
  expect(() => settingAt(reference, "stay_gap", "2026-11-20")).toThrow("no setting stay_gap on 2026-11-20");
});

test.each(lists)("%# a list read and written is the same text: %s", (row, name) => {
  const text = readFileSync(listPath(name), "utf8");
  expect(listText(readList(row, text, name), Object.keys(row.shape))).toBe(text);
});

test("no list passes on a source's own doubt as if it were a figure", () => {
  for (const [, name] of lists) expect(readFileSync(listPath(name), "utf8")).not.toMatch(/ukjent|usikker/i);
});

test("a folder's own list replaces the project's whole list, and no other", () => {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  mkdirSync(join(folder, "reference"));
  const header = "event_id,date,date_precision,place_id,name_nb,short_nb,picked_after_looking,source";
  const row = "opening,2024-05-01,day,norge,Åpning,Åpning,false,Oppdiktet";
  writeFileSync(join(folder, "reference", "events.csv"), `\uFEFF${header}\r\n${row}\r\n`);
  const own = readReference(folder);
  expect(own.events.map((event) => event.event_id)).toEqual(["opening"]);
  expect(own.places).toEqual(reference.places);
});

test("a folder without lists of its own has the project's", () => {
  expect(readReference(mkdtempSync(join(tmpdir(), "reference-")))).toEqual(reference);
});

test("a baseline that cannot be meant is told with its list", () => {
  const folder = mkdtempSync(join(tmpdir(), "reference-"));
  mkdirSync(join(folder, "reference"));
  const row = ["ila", "safety_cell", "2023-04-01", "2023-03-01", "Grunn", "Hvem", "2023-06-01", "Kilde"];
  const text = `${Object.keys(list.baseline.shape).join()}\n${row.join()}\n`;
  writeFileSync(join(folder, "reference", "baselines.csv"), text);
  expect(() => readReference(folder)).toThrow(
    "baselines.csv: «ila» har en basis til 2023-03-01, før fasen begynner 2023-04-01.",
  );
});

const settingHeader = "setting,value,valid_from,valid_to,note,source\n";

test("a wrong cell is told with file, row, column, what was found and what was expected", () => {
  const text = `${settingHeader}stay_gap_hours,to,,,Note,Kilde\n`;
  expect(() => readList(list.setting, text, "settings.csv")).toThrow(
    "settings.csv, rad 2, value: fant «to», ventet et tall som 14 eller 0.8.",
  );
});

test("a date that does not exist is told", () => {
  const text = `${settingHeader}stay_gap_hours,2,2026-02-30,,Note,Kilde\n`;
  expect(() => readList(list.setting, text, "settings.csv")).toThrow(
    "settings.csv, rad 2, valid_from: fant «2026-02-30», ventet en dato som 2026-03-12, eller tomt.",
  );
});

test("a row without a source is told", () => {
  const text = `${settingHeader}stay_gap_hours,2,,,Note,\n`;
  expect(() => readList(list.setting, text, "settings.csv")).toThrow(
    "settings.csv, rad 2, source: fant «», ventet tekst.",
  );
});

test("a row with a cell too many is told, and so are columns in another order", () => {
  const text = `${settingHeader}stay_gap_hours,2,5,,,Note,Kilde\n`;
  expect(() => readList(list.setting, text, "settings.csv")).toThrow("rad 2: fant 7 felt, ventet 6.");
  expect(() => readList(list.setting, "value,setting\n", "settings.csv")).toThrow(
    "settings.csv, rad 1: fant kolonnene «value,setting»",
  );
});

test("a quotation mark that is never closed is told in one line", () => {
  expect(() => readList(list.setting, `${settingHeader}"stay`, "settings.csv")).toThrow(
    "settings.csv: kan ikke leses som en liste med komma mellom feltene.",
  );
});
