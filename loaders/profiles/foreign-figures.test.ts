import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DataFolder } from "../intake/data-folder.ts";
import { load, newFolder, put, rowsOf } from "../intake/test-folder.ts";
import { leastProfile } from "./test-profile.ts";

let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

/** Loads made-up rows of `id;sted;kjonn;inn;ut;hvem`, with what a profile says besides. */
async function loaded(about: { kjonn?: object; person?: object }, ...rows: string[]): Promise<void> {
  const path = join(folder.path, "tall.json");
  const profile = {
    ...leastProfile,
    id: "tall",
    made_up: true,
    columns: { ...leastProfile.columns, person: { header: "id" }, ...about },
    times: { formats: ["D.M.YYYY HH:mm"], precision: "minute" },
    person_is_pseudonym: true,
    cannot_say: ["prison_days"],
    covers: { from: "2026-01", to: "2026-03" },
  };
  writeFileSync(path, JSON.stringify(profile));
  put(folder, "tall.csv", ["id;sted;kjonn;inn;ut;hvem", ...rows].join("\n"));
  await load(folder, { profile: path });
}

const figures = (population: string, period: string, indicator = "stays_started") =>
  rowsOf(
    folder,
    `select place_id, period_start::varchar as since, state, value, low, high from results.figures
    where indicator_id = '${indicator}' and measure_id = 'safety_cell' and organisation = 'now'
        and population = '${population}' and period = '${period}' order by place_id, period_start`,
  );

const good = ["1;A;M;5.1.2026 10:00;5.1.2026 12:00", "2;B;K;6.2.2026 10:00;6.2.2026 12:00"];

test("a month in which rows were set aside is incomplete: from the rows counted to those that may be more", async () => {
  await loaded({}, ...good, "3;A;M;7.1.2026 10:00;6.1.2026 10:00", "Sum;;;;");
  const months = (await figures("adults", "month")).filter(({ place_id }) => place_id === "a");
  expect(months).toMatchObject([
    { since: "2026-01-01", state: "incomplete", value: null, low: 1, high: 2 },
    { since: "2026-02-01", state: "value", value: 0 },
    { since: "2026-03-01", state: "value", value: 0 },
  ]);
});

test("a row that does not say when it began may be of any month of its unit, and of no other unit", async () => {
  await loaded({}, ...good, "3;A;M;ukjent;6.1.2026 10:00");
  const months = await figures("adults", "month");
  expect(months.filter(({ place_id }) => place_id === "a")).toMatchObject([
    { state: "incomplete", low: 1, high: null },
    { state: "incomplete", low: 0, high: null },
    { state: "incomplete", low: 0, high: null },
  ]);
  expect(months.filter(({ place_id }) => place_id === "b").map(({ state }) => state)).toEqual([
    "value",
    "value",
    "value",
  ]);
});

test("a source that does not tell women from men has neither, not none", async () => {
  await loaded({}, ...good);
  expect(await figures("adults", "quarter")).toContainEqual(
    expect.objectContaining({ place_id: "eksland", state: "value", value: 2 }),
  );
  for (const population of ["women", "men"])
    expect(new Set((await figures(population, "quarter")).map(({ state }) => state))).toEqual(
      new Set(["not_available"]),
    );
});

test("where the sex of one is withheld, nobody can say how many of the unit were women", async () => {
  const kjonn = { header: "kjonn", codes: { K: "woman", M: "man" }, may_be_empty: true };
  await loaded({ kjonn }, ...good, "3;A;;7.1.2026 10:00;7.1.2026 12:00");
  expect(await figures("women", "quarter")).toMatchObject([
    { place_id: "a", state: "not_available" },
    { place_id: "b", state: "value", value: 1 },
    { place_id: "eksland", state: "not_available" },
  ]);
});

const told = async (indicator: string) =>
  (await figures("adults", "quarter", indicator)).map(({ place_id, state, value }) => [
    place_id,
    state,
    value,
  ]);

test("where it is withheld whose one placement was, there are placements, and neither stays nor persons", async () => {
  const person = { header: "hvem", may_be_empty: true };
  await loaded(
    { person },
    "1;A;M;5.1.2026 10:00;5.1.2026 12:00;P1",
    "2;A;M;6.1.2026 10:00;6.1.2026 12:00;",
    "3;B;K;6.2.2026 10:00;6.2.2026 12:00;P1",
  );
  expect(await told("placements")).toEqual([
    ["a", "value", 2],
    ["b", "value", 1],
    ["eksland", "value", 3],
  ]);
  for (const indicator of ["stays_started", "persons"])
    expect(await told(indicator)).toEqual([
      ["a", "not_available", null],
      ["b", "value", 1],
      ["eksland", "not_available", null],
    ]);
});
