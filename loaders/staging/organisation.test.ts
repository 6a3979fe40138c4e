import { expect, test } from "vitest";
import { organisationNow, organisationThen, type PlaceRow } from "./organisation.ts";

function row(
  place_level: string,
  place_id: string,
  parent_id: string | null,
  given: Partial<PlaceRow> = {},
): PlaceRow {
  return { place_id, place_level, parent_id, valid_from: null, valid_to: null, replaced_by: [], ...given };
}

const nation = [row("country", "norge", null), row("region", "ost", "norge"), row("region", "sor", "norge")];
const closed = { valid_to: "2024-01-01" };
const today = "2026-11-20";

test("a unit that moves to another prison belongs to the one it was in, then, and to the one it is in, now", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost"),
    row("prison", "skien", "sor"),
    row("unit", "a", "ila", closed),
    row("unit", "a", "skien", { valid_from: "2024-01-01" }),
  ];
  const then = organisationThen(places);
  expect(then("a", "2023-12-01")).toEqual({
    shown_unit_id: "a",
    prison_id: "ila",
    region_id: "ost",
    country_id: "norge",
  });
  expect(then("a", "2024-01-01").prison_id).toBe("skien");
  expect(organisationNow(places, today)("a").region_id).toBe("sor");
});

test("what comes into force after the day we look from has not happened yet", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost", { valid_to: "2027-01-01" }),
    row("prison", "ila", "sor", { valid_from: "2027-01-01" }),
    row("unit", "a", "ila"),
  ];
  expect(organisationNow(places, today)("a").region_id).toBe("ost");
  expect(organisationNow(places, "2027-01-01")("a").region_id).toBe("sor");
});

test("a unit with one heir is shown as the heir, and as the heir's heir", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost"),
    row("prison", "skien", "sor"),
    row("unit", "a", "ila", { ...closed, replaced_by: ["b"] }),
    row("unit", "b", "ila", { valid_to: "2025-01-01", replaced_by: ["c"] }),
    row("unit", "c", "skien"),
  ];
  expect(organisationNow(places, today)("a")).toEqual({
    shown_unit_id: "c",
    prison_id: "skien",
    region_id: "sor",
    country_id: "norge",
  });
});

test("a unit that was split keeps its history, in the prison that its heirs share", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost"),
    row("unit", "a", "ila", { ...closed, replaced_by: ["b", "c"] }),
    row("unit", "b", "ila"),
    row("unit", "c", "ila"),
  ];
  expect(organisationNow(places, today)("a")).toEqual({
    shown_unit_id: "a",
    prison_id: "ila",
    region_id: "ost",
    country_id: "norge",
  });
});

const splitInto = (other: string) => [
  ...nation,
  row("prison", "ila", "ost"),
  row("prison", "halden", "ost"),
  row("prison", "skien", "sor"),
  row("unit", "a", "ila", { ...closed, replaced_by: ["b", "c"] }),
  row("unit", "b", "ila"),
  row("unit", "c", other),
];

test("heirs in two prisons share a region, heirs in two regions only the country", () => {
  expect(organisationNow(splitInto("halden"), today)("a")).toMatchObject({
    prison_id: null,
    region_id: "ost",
  });
  expect(organisationNow(splitInto("skien"), today)("a")).toMatchObject({
    prison_id: null,
    region_id: null,
    country_id: "norge",
  });
});

test("the units of a prison that closed into another are shown there, also those with no heir of their own", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost", { ...closed, replaced_by: ["skien"] }),
    row("prison", "skien", "sor"),
    row("unit", "a", "ila", closed),
    row("unit", "b", "ila", { ...closed, replaced_by: ["skien"] }),
  ];
  const now = organisationNow(places, today);
  expect(now("a")).toMatchObject({ shown_unit_id: "a", prison_id: "skien", region_id: "sor" });
  expect(now("b")).toMatchObject({ shown_unit_id: "b", prison_id: "skien", region_id: "sor" });
});

test("a place that closed with no heir stays where it last was", () => {
  const places = [...nation, row("prison", "ila", "ost", closed), row("unit", "a", "ila", closed)];
  expect(organisationNow(places, today)("a")).toMatchObject({
    shown_unit_id: "a",
    prison_id: "ila",
    region_id: "ost",
  });
});

test("a report for a month before the unit opened is counted where the unit opened", () => {
  const places = [
    ...nation,
    row("prison", "ila", "ost"),
    row("unit", "a", "ila", { valid_from: "2024-02-15" }),
  ];
  expect(organisationThen(places)("a", "2024-01-01").prison_id).toBe("ila");
});

test("a source without prisons has units right under its regions", () => {
  const places = [...nation, row("unit", "a", "ost")];
  expect(organisationThen(places)("a", "2024-01-01")).toMatchObject({
    prison_id: null,
    region_id: "ost",
    country_id: "norge",
  });
});
