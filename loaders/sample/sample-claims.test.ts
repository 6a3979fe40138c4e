import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sum } from "d3-array";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { builtDatabase } from "../built-database.ts";
import { readRows } from "../duckdb.ts";
import { loadFolder } from "../intake/load-folder.ts";
import { listText } from "../reference/list-text.ts";
import { readReference } from "../reference/reference.ts";
import { writeSample } from "./write-sample.ts";

const truthFile = z.object({
  faults: z.array(z.object({ unit_id: z.string(), month: z.string(), mended_by: z.string().nullable() })),
  unit_months: z.array(
    z.object({
      unit_id: z.string(),
      month: z.string(),
      region_id: z.string(),
      course: z.string(),
      measures: z.array(
        z.object({
          measure_id: z.string(),
          stays_started: z.number(),
          decisions: z.number(),
          self_harm_stays: z.number(),
          answered_stays: z.number(),
        }),
      ),
    }),
  ),
});
type Truth = z.infer<typeof truthFile>;
type UnitMonth = Truth["unit_months"][number] & { isWhole: boolean };

/** Whether the month's report is known whole in the end: as it came, corrected, or mended after a fault. */
function isKnown({ unit_id, month, course }: Truth["unit_months"][number], faults: Truth["faults"]): boolean {
  const own = faults.filter((fault) => fault.unit_id === unit_id && fault.month === month);
  if (course === "broken") return own.every(({ mended_by }) => mended_by !== null);
  return course !== "never_sent" && course !== "still_provisional";
}

const work = mkdtempSync(join(tmpdir(), "claims-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const lists = readReference();
const cube = lists.cube.filter(
  ({ measure_id, population, security, reason }) =>
    measure_id === "safety_cell" &&
    (population === "adults" || population === "under_18") &&
    [...security, ...reason].every((part) => part === "all"),
);

/** A sample of a few units, loaded: what its claims are answered, and what truly happened. */
async function answered(flat: boolean) {
  const folder = join(work, flat ? "flat" : "usual");
  const units = ["telemark-skien", "halden-hoy", "agder-froland"];
  await writeSample(folder, { seed: 1, from: "2022-01", to: "2026-09", units, flat }, () => {});
  // What the claims ask for is enough of the cube, and of the series.
  writeFileSync(join(folder, "reference", "cube.csv"), listText(cube));
  writeFileSync(join(folder, "reference", "trends.csv"), listText(lists.trends.slice(0, 1)));
  await loadFolder({ folder, now: Temporal.Instant.from("2026-11-20T12:00:00Z") });
  const { unit_months, faults } = truthFile.parse(
    JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")),
  );
  const { connection, close } = await builtDatabase(folder);
  const rows = await readRows(connection, "select claim_id, made_up, answer from published.claims");
  close();
  return {
    folder,
    rows,
    answers: new Map(rows.map((row) => [String(row["claim_id"]), String(row["answer"])])),
    truth: unit_months.map((row) => ({ ...row, isWhole: isKnown(row, faults) })),
  };
}

let usual: Awaited<ReturnType<typeof answered>>;
let flat: Awaited<ReturnType<typeof answered>>;
beforeAll(async () => {
  usual = await answered(false);
  flat = await answered(true);
}, 240_000);

/** The stays or decisions of a year, counted by hand from the reports that came, and whether all came. */
function counted(
  truth: UnitMonth[],
  year: number,
  isAsked: (month: UnitMonth) => boolean,
  what: "stays_started" | "decisions",
) {
  const months = truth.filter((month) => month.month.startsWith(`${year}`) && isAsked(month));
  const came = months.filter((month) => month.isWhole);
  return {
    count: sum(came, ({ measures }) => cell(measures)?.[what] ?? 0),
    isWhole: came.length === months.length,
  };
}

const inRegion = ({ region_id }: UnitMonth) => region_id === "region-sorvest";
const inSkien = ({ unit_id }: UnitMonth) => unit_id === "telemark-skien";
const cell = (measures: UnitMonth["measures"]) =>
  measures.find(({ measure_id }) => measure_id === "safety_cell");

/** Whether the counts fall each time, where what did not come could be any number. */
function falls(years: { count: number; isWhole: boolean }[]): string {
  const steps = years.slice(1).map((after, at) => [years[at], after] as const);
  if (steps.some(([before, after]) => before?.isWhole && after.count >= before.count)) return "does_not_hold";
  const isSure = steps.every(
    ([before, after]) => before !== undefined && after.isWhole && after.count < before.count,
  );
  return isSure ? "holds" : "undecided";
}

test.each([
  ["usual", () => usual],
  ["flat", () => flat],
])("the %s sample's claims about counts are answered as a hand count of its reports says", (_, made) => {
  const { answers, truth } = made();
  // Stays answer; where they cannot, decisions.
  const byHand = (years: number[], isAsked: (month: UnitMonth) => boolean) =>
    (["stays_started", "decisions"] as const)
      .map((what) => falls(years.map((year) => counted(truth, year, isAsked, what))))
      .find((answer) => answer !== "undecided") ?? "undecided";
  expect(answers.get("eksempel_sorvest_faerre")).toBe(byHand([2022, 2025], inRegion));
  expect(answers.get("eksempel_skien_ned")).toBe(byHand([2023, 2024, 2025], inSkien));
});

test("the claim of a majority is answered as a hand count of the prisons' reports says", () => {
  for (const { answers, truth } of [usual, flat]) {
    const prisons = [/^telemark/, /^halden/, /^agder/].map((prison) => {
      const months = truth.filter(({ unit_id, month }) => prison.test(unit_id) && month.startsWith("2025"));
      const came = months.filter((month) => month.isWhole).flatMap(({ measures }) => cell(measures) ?? []);
      const all = sum(came, ({ answered_stays }) => answered_stays);
      return {
        isWhole: months.every((month) => month.isWhole),
        isLarge: all >= 20,
        isMajority: sum(came, ({ self_harm_stays }) => self_harm_stays) > all / 2,
      };
    });
    const isSo = prisons.some(({ isWhole, isLarge, isMajority }) => isWhole && isLarge && isMajority);
    const isTold = prisons.every(({ isWhole }) => isWhole) && prisons.some(({ isLarge }) => isLarge);
    expect(answers.get("eksempel_flertall")).toBe(isSo ? "holds" : isTold ? "does_not_hold" : "undecided");
  }
});

test("without the fall and the rise that the sample puts in, other answers are given", () => {
  expect(usual.answers.get("eksempel_sorvest_faerre")).toBe("holds");
  expect(flat.answers.get("eksempel_sorvest_faerre")).not.toBe("holds");
  expect(usual.answers.get("eksempel_halden_oker")).toBe("holds");
  expect(flat.answers.get("eksempel_halden_oker")).not.toBe("holds");
});

test("the claims about real Norway stand unanswered on made-up figures, and only they", () => {
  for (const { rows } of [usual, flat])
    for (const { made_up, answer } of rows) expect(answer === "not_from_sample").toBe(made_up === false);
});

test("the made-up sentences name what is asked, and a place with a comma as a sentence needs it", () => {
  const said = new Map(
    readReference(usual.folder).claims.map(({ claim_id, sentence_nb }) => [claim_id, sentence_nb]),
  );
  expect(said.get("eksempel_flertall")).toBe(
    "I enkelte fengsler gjaldt de fleste oppholdene selvskading, selvmordsforsøk eller selvmordsfare.",
  );
  expect(said.get("eksempel_skien_synker")).toBe(
    "Telemark fengsel, Skien avdeling, bruker sikkerhetscelle stadig mindre.",
  );
});

test("the lists of real Norway hold no made-up claim; only the folder of a sample does", () => {
  expect(lists.claims.some(({ made_up }) => made_up)).toBe(false);
  expect(readReference(usual.folder).claims.some(({ made_up }) => made_up)).toBe(true);
});
