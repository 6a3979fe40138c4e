import { expect, test } from "vitest";
import { isAskedFor, sortedRows, type OverviewRow } from "./overview-rows.js";
import { nextSort, readOverviewState, writeOverviewState } from "./overview-state.js";

const row = (name: string, said: Partial<OverviewRow> = {}): OverviewRow => ({
  place_id: name.toLowerCase(),
  name,
  region_id: "region-ost",
  count: undefined,
  rate: undefined,
  answer: undefined,
  completeness: undefined,
  ...said,
});
const names = (rows: OverviewRow[]) => rows.map(({ name }) => name);
const state = (search: string) => readOverviewState(search);
const sorted = (rows: OverviewRow[], search: string) => names(sortedRows(rows, state(search).sort));

test("without a wish the places stand as the register has them", () => {
  const rows = [row("Oslo", { rate: 2 }), row("Agder", { rate: 9 }), row("Ila", { rate: 1 })];
  expect(sorted(rows, "")).toEqual(["Oslo", "Agder", "Ila"]);
});

test("names follow the Norwegian alphabet: æ, ø and å last, and aa as å", () => {
  const rows = ["Åna", "Ørland", "Zulu", "Aasgård", "Ærfugl", "Agder"].map((name) => row(name));
  expect(sorted(rows, "?sorter=sted")).toEqual(["Agder", "Zulu", "Ærfugl", "Ørland", "Åna", "Aasgård"]);
  expect(sorted(rows, "?sorter=-sted").at(0)).toBe("Aasgård");
});

test("a state is no zero: it stands last whether the numbers rise or fall", () => {
  const rows = [
    row("mangler"),
    row("to", { count: 2 }),
    row("ingen", { count: 0 }),
    row("fem", { count: 5 }),
  ];
  expect(sorted(rows, "?sorter=antall")).toEqual(["ingen", "to", "fem", "mangler"]);
  expect(sorted(rows, "?sorter=-antall")).toEqual(["fem", "to", "ingen", "mangler"]);
});

test("too little data is no answer, and stands with the places that have none", () => {
  const rows = [
    row("lite", { answer: "too_little_data" }),
    row("øker", { answer: "increasing" }),
    row("uten"),
    row("synker", { answer: "declining" }),
  ];
  expect(sorted(rows, "?sorter=svar")).toEqual(["synker", "øker", "lite", "uten"]);
  expect(sorted(rows, "?sorter=-svar")).toEqual(["øker", "synker", "lite", "uten"]);
});

test("places that are alike keep the order they had", () => {
  const rows = [row("Oslo", { count: 1 }), row("Agder", { count: 1 }), row("Ila", { count: 1 })];
  expect(sorted(rows, "?sorter=-antall")).toEqual(["Oslo", "Agder", "Ila"]);
});

test("a press sorts, the next turns the order, the third gives the register's back", () => {
  const first = nextSort(undefined, "rate");
  expect(first).toEqual({ column: "rate", direction: "descending" });
  const second = nextSort(first, "rate");
  expect(second).toEqual({ column: "rate", direction: "ascending" });
  expect(nextSort(second, "rate")).toBeUndefined();
  expect(nextSort(second, "sted")).toEqual({ column: "sted", direction: "ascending" });
});

test("a part of the name is enough, in capitals or not", () => {
  const ana = row("Åna fengsel");
  expect(isAskedFor(ana, state("?navn=åNA"))).toBe(true);
  expect(isAskedFor(ana, state("?navn=ila"))).toBe(false);
});

test("a region is shown with its own prisons", () => {
  const here = state("?i=region-ost");
  expect(isAskedFor(row("region-ost", { region_id: null }), here)).toBe(true);
  expect(isAskedFor(row("Ila"), here)).toBe(true);
  expect(isAskedFor(row("Bergen", { region_id: "region-vest" }), here)).toBe(false);
});

const asked = (completeness: number | undefined, search: string) =>
  isAskedFor(row("Ila", { completeness }), state(search));

test("a place that had nothing to report neither has all reports nor lacks any", () => {
  expect(asked(1, "?rapporter=alle")).toBe(true);
  expect(asked(0.9, "?rapporter=alle")).toBe(false);
  expect(asked(0.9, "?rapporter=mangler")).toBe(true);
  expect(asked(undefined, "?rapporter=alle")).toBe(false);
  expect(asked(undefined, "?rapporter=mangler")).toBe(false);
});

test("an address read and written is the same address, with what is not the overview's", () => {
  for (const search of [
    "",
    "?tiltak=exclusion&sorter=-rate&navn=il&i=region-ost&svar=declining&rapporter=alle",
  ])
    expect(writeOverviewState(search, readOverviewState(search))).toBe(search);
  expect(writeOverviewState("?tiltak=exclusion&sorter=rate", { ...state(""), name: "Å" })).toBe(
    "?tiltak=exclusion&navn=%C3%85",
  );
  expect(state("?sorter=fødested").sort).toBeUndefined();
});
