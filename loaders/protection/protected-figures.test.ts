import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readReference } from "../reference/reference.ts";
import { builtFigures, oneUnit, reports, type Built } from "../test-rows.ts";
import { hiddenBecause } from "./hidden-because.ts";
import { keepCounts, readKeptCounts } from "./kept-counts.ts";
import { keepRelease } from "./keep-release.ts";
import { brokenProofs } from "./kept-proofs.ts";
import { reportsOf, sixUnits, yearOf } from "./made-up-nation.ts";
import { protectedFigures, type ProtectedFigures } from "./protected-figures.ts";
import type { ProtectedFigure } from "./protected-figure.ts";

const one = (...months: number[]) => yearOf(0).map((none, index) => (months.includes(index + 1) ? 1 : none));

let nation: Built;
let given: ProtectedFigures;
beforeAll(async () => {
  nation = await builtFigures(
    reportsOf({
      "ost-1": yearOf(2),
      "ost-2": one(3, 7),
      "ost-3": yearOf(0),
      "vest-1": yearOf(3),
      "vest-2": yearOf(2),
      "vest-3": one(1, 2, 3, 5, 8, 9, 11),
    }),
    { places: sixUnits },
  );
  given = await protectedFigures(nation.connection, { id: "offentlig" });
});
afterAll(() => nation.close());

const of = (where: Partial<ProtectedFigure>) =>
  given.figures.filter((figure) =>
    Object.entries(where).every(([name, is]) =>
      Object.entries(figure).some(([own, value]) => own === name && value === is),
    ),
  );
const stays = (place_id: string, period: ProtectedFigure["period"], period_start = "2025-01-01") =>
  of({
    place_id,
    period,
    period_start,
    indicator_id: "stays_started",
    population: "adults",
    measure_id: "safety_cell",
  })[0];

describe("what the public is given", () => {
  test("a unit's year with two stays is hidden, and has no number of any kind", () => {
    expect(stays("ost-2", "year")).toMatchObject({
      state: "suppressed",
      value: null,
      numerator: null,
      low: null,
    });
  });

  test("a unit with none has none: zeros are shown", () => {
    expect(stays("ost-3", "year")).toMatchObject({ state: "value", value: 0 });
  });

  test("its region's sum is not given beside the one unit that is left, or the two could be taken from each other", () => {
    const [region, unit] = [stays("region-ost", "year"), stays("ost-1", "year")];
    expect([region?.state, unit?.state]).toContain("suppressed");
  });

  test("nothing is hidden where nothing is small and nothing hangs together with what is", () => {
    for (const unit of ["vest-1", "vest-2", "vest-3"]) expect(stays(unit, "year")?.state).toBe("value");
  });

  test("a rate is given where its stays are, and only there", () => {
    for (const rate of of({ indicator_id: "rate", measure_id: "safety_cell" }))
      expect(rate.state).toBe(stays(rate.place_id, rate.period, rate.period_start)?.state);
  });

  test("no table has a unit's months, a region's months, or another organisation than one", () => {
    expect(of({ period: "month" }).every(({ place_id }) => place_id === "norge")).toBe(true);
    expect(of({ period: "quarter" }).some(({ place_id }) => place_id === "vest-1")).toBe(false);
    expect(of({ organisation: "now" })).toEqual([]);
  });

  test("of each table it is said how many figures are shown, hidden, none and missing", () => {
    for (const { table_id, shown, hidden, zero, missing } of given.tables)
      expect(shown + hidden + zero + missing).toBe(of({ table_id }).length);
    expect(given.tables.find(({ table_id }) => table_id === "enhet-ar")).toMatchObject({ zero: 2 });
  });
});

const because = () => hiddenBecause(given);

describe("why figures are hidden, for those inside the house", () => {
  test("is one reason for each hidden figure of each table", () => {
    for (const { table_id, small, too_few, others, not_given } of because())
      expect(small + too_few + others + not_given, table_id).toBe(
        given.tables.find((table) => table.table_id === table_id)?.hidden,
      );
  });

  test("a unit's year with two stays is small itself; what it could be worked out from is hidden for its sake", () => {
    // Of ost-2 its stays and their rate in 2025.
    expect(because().find(({ table_id }) => table_id === "enhet-ar")).toMatchObject({ small: 2, too_few: 0 });
    expect(because().some(({ others }) => others > 0)).toBe(true);
  });

  test("is kept when a site is built, and read by the directorate's page; before that nothing is known", async () => {
    const path = mkdtempSync(join(tmpdir(), "counts-"));
    try {
      expect(readKeptCounts({ path }, "offentlig")).toBeUndefined();
      await keepCounts({ path }, given);
      const kept = readKeptCounts({ path }, "offentlig");
      expect(kept?.as_of).toBe(given.as_of);
      expect(kept?.tables).toEqual(given.tables.map((table, at) => ({ ...table, ...because()[at] })));
      expect(readKeptCounts({ path }, "departementet")).toBeUndefined();
      writeFileSync(join(path, "protection", "offentlig.json"), "{");
      expect(() => readKeptCounts({ path }, "offentlig")).toThrow("Slett den");
    } finally {
      rmSync(path, { recursive: true });
    }
  });
});

describe("the proof that what is hidden cannot be worked out", () => {
  let record: string;
  beforeEach(() => {
    record = mkdtempSync(join(tmpdir(), "proofs-"));
  });
  afterEach(() => rmSync(record, { recursive: true }));

  const broken = () => brokenProofs({ record }, "offentlig");

  test("is kept of each release, also of two on one day, and holds by addition alone", async () => {
    for (const _ of [1, 2]) await keepRelease({ record }, given, "2026-11-20");
    expect(readdirSync(join(record, "proofs"))).toEqual([
      "offentlig_2026-11-20.json",
      "offentlig_2026-11-20_2.json",
    ]);
    expect(broken()).toEqual({ proofs: 2, broken: [] });
    expect(brokenProofs({ record }, "departementet")).toEqual({ proofs: 0, broken: [] });
  });

  test("is told of where it proves less than it must, cannot be read, or is missing", async () => {
    await keepRelease({ record }, given, "2026-11-20");
    const path = join(record, "proofs", "offentlig_2026-11-20.json");
    const proof = JSON.parse(readFileSync(path, "utf8"));
    const [{ certificate }] = proof.systems.flatMap(({ parts }: { parts: unknown[] }) => parts);
    certificate.hidden.shift();
    writeFileSync(path, JSON.stringify(proof));
    expect(broken().broken).toEqual([
      expect.stringMatching(
        /_2026-11-20\.json viser ikke at det som er skjult, ikke kan regnes ut\. Feil: \d+\./,
      ),
    ]);
    writeFileSync(path, JSON.stringify(proof).slice(1));
    expect(broken().broken).toEqual([`Beviset ${path} kan ikke leses.`]);
    rmSync(path);
    expect(broken().broken).toEqual([
      `Bevis mangler i ${join(record, "proofs")} for det som ble gitt ut til offentlig 2026-11-20.`,
    ]);
  });
});

test("a small number is hidden also where the same place has many of another measure", async () => {
  const placements = Array.from({ length: 11 }, (_, stay) => ({
    id: `V-${stay}`,
    person: `H-${stay}`,
    measure: stay === 0 ? "safety_cell" : "restraint_bed",
    start: `2025-02-${String(stay + 2).padStart(2, "0")} 10:00`,
    end: `2025-02-${String(stay + 2).padStart(2, "0")} 14:00`,
  }));
  const country = await builtFigures(
    reports(
      ...["2025-01", "2025-02", "2025-03"].map((month) => ({
        unit: "ila-enhet",
        month,
        beds: 1,
        placements: month === "2025-02" ? placements : [],
      })),
    ),
    { places: oneUnit, reference: { cube: readReference().cube } },
  );
  const { figures } = await protectedFigures(country.connection, { id: "departementet" }).finally(() =>
    country.close(),
  );
  const ofQuarter = (measure: string) =>
    figures.find(
      ({ place_id, period, organisation, measure_id, indicator_id, population }) =>
        `${place_id} ${period} ${organisation} ${indicator_id} ${population}` ===
          "norge quarter then stays_started adults" && measure_id === measure,
    );
  expect(ofQuarter("restraint_bed")).toMatchObject({ state: "value", value: 10 });
  expect(ofQuarter("safety_cell")).toMatchObject({ state: "suppressed", value: null });
});
