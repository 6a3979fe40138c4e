import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AudienceGiven } from "../loaders/audience-site/audience-given.ts";
import { publishAudience } from "../loaders/audience-site/publish-audience.ts";
import { audienceName, type Audience } from "../loaders/protection/audience.ts";
import { sixUnits } from "../loaders/protection/made-up-nation.ts";
import { readPolicy } from "../loaders/protection/policy.ts";
import type { ProtectedFigure } from "../loaders/protection/protected-figure.ts";
import { protectedFigures, type ProtectedFigures } from "../loaders/protection/protected-figures.ts";
import { readReference } from "../loaders/reference/reference.ts";
import { built, place, reports, type Built, type PlacementRow } from "../loaders/test-rows.ts";
import { audienceReports, layOutReports } from "../reports/audience/audience-reports.ts";
import { releaseFolder } from "../src/figures/releases.ts";
import { nbAudience } from "../src/words/nb-audience.ts";
import { attack, type Attacked } from "./attack.ts";

// A year of six units and one that moves from one region to the other in the middle of it.
const places = [
  ...sixUnits,
  place("prison", "fengsel-flytter", "region-ost", { valid_to: "2025-07-01" }),
  place("prison", "fengsel-flytter", "region-vest", { valid_from: "2025-07-01" }),
  place("unit", "flytter", "fengsel-flytter"),
];
const units = places.filter(({ place_level }) => place_level === "unit").map(({ place_id }) => place_id);
const months = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`);

/** Whole numbers below a limit, the same each time. */
function picker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const pick = picker(20_251_126);

/** Stays as few as they are: mostly none or one, of few persons, some of women, and of another measure now and then. */
function placementsOf(unit: string, month: string): PlacementRow[] {
  const busy = units.indexOf(unit) % 3 === 0 ? 4 : 2;
  return Array.from({ length: Math.max(0, pick(busy + 2) - 1) }, (_, stay) => ({
    id: `${month}-${stay}`,
    person: `H-${unit}-${pick(5)}`,
    woman: pick(6) === 0,
    measure: pick(5) === 0 ? "restraint_bed" : "safety_cell",
    start: `${month}-${String(2 + 3 * stay).padStart(2, "0")} 10:00`,
    end: `${month}-${String(3 + 3 * stay).padStart(2, "0")} ${String(10 + pick(12))}:00`,
    reasons: pick(2) === 0 ? ["self_harm"] : ["violence"],
  }));
}

let nation: Built;
let work: string;
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), "nation-"));
  nation = await built(
    reports(
      ...units.flatMap((unit) =>
        months
          // A report that never came.
          .filter((month) => !(unit === "ost-2" && month === "2025-05"))
          .map((month) => ({ unit, month, beds: 1, placements: placementsOf(unit, month) })),
      ),
    ),
    { places, asOf: "2026-02-01", reference: { cube: readReference().cube } },
  );
});
afterAll(() => {
  nation.close();
  rmSync(work, { recursive: true });
});

/** The register, the figures and whose edition it is, as a built folder has them. */
function laidOut(name: string, audience: Audience, figures: readonly ProtectedFigure[]): string {
  const folder = join(work, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "tall.json"), JSON.stringify({ figures }));
  writeFileSync(join(folder, "steder.json"), JSON.stringify({ places }));
  const region = places.find((each) => audience.id === "region" && each.place_id === audience.region_id);
  const edition = nbAudience.edition({ audience_id: audience.id, region: region ?? null });
  writeFileSync(join(folder, "index.html"), `<html lang="nb"><body><p>${edition}</p></body></html>`);
  return folder;
}

const named = (row: object, names: Record<string, unknown> = { ...row }) =>
  ["organisation", "place_id", "period", "period_start", "measure_id", "population"]
    .map((name) => names[name])
    .join(" ");

/** What is said in the reports' files of a kind: that something is hidden, numbers. */
const saidIn = (found: Attacked["built"]["found"], ending: string) => [
  ...new Set(
    found
      .filter(({ where }) => where.startsWith(releaseFolder) && where.includes(`.${ending}`))
      .map(({ said }) => (typeof said === "object" ? "object" : said)),
  ),
];

/** The newest of some folders, by one who has read them all. */
const attacked = (folders: readonly string[], audience: Audience): Promise<Attacked> => {
  const { leastStays, leastPersons } = readPolicy(audience, "2026-02-01");
  return attack({ folders, known: undefined, leastStays, leastPersons }, () => undefined);
};

/** The audience's reports beside its figures. */
async function withReports(folder: string, given: AudienceGiven): Promise<string> {
  const { site } = await publishAudience(nation.connection, given, {}, `${folder}-data`);
  const made = await audienceReports(nation.connection, given, site);
  layOutReports(made, folder);
  for (const [name, { html }] of made)
    writeFileSync(join(folder, releaseFolder, `${name}.html`), `<html><body>${html}</body></html>`);
  return folder;
}

const ministry: Audience = { id: "departementet" };
const found = new Map<string, Promise<ProtectedFigures>>();

/** What an audience is given of the nation, found once for all that ask. */
function givenTo(audience: Audience): Promise<ProtectedFigures> {
  const name = audienceName(audience);
  const its = found.get(name) ?? protectedFigures(nation.connection, audience);
  found.set(name, its);
  return its;
}

const numberedAs = (figure: ProtectedFigure) => `${named(figure)} ${figure.indicator_id}`;

// In what the public's few reports tell of this nation, nothing is small.
const audiences: [audience: Audience, said: string[]][] = [
  [{ id: "offentlig" }, ["object"]],
  [ministry, ["hidden", "object"]],
  [{ id: "region", region_id: "region-ost" }, ["hidden", "object"]],
];

test.each(audiences)(
  "nothing that is hidden from %j can be found out from what they are given",
  async (audience, said) => {
    const given = await givenTo(audience);
    const folder = await withReports(laidOut(audienceName(audience), audience, given.figures), given);
    const { hidden, exposed, contradicted, ...read } = await attacked([folder], audience);
    expect(read.built.own).toBe(audience.id === "region" ? audience.region_id : undefined);
    // It has read the reports in each of their formats, and they say the same as the pages.
    for (const ending of ["html", "csv", "docx", "pdf", "xlsx"])
      expect(saidIn(read.built.found, ending), ending).toEqual(expect.arrayContaining(said));
    expect(contradicted).toEqual([]);
    expect(exposed).toEqual([]);
    expect(hidden.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(hidden.length).toBeGreaterThan(5);
  },
);

test("nothing that is hidden from the ministry can be found out by who reads the public's figures beside", async () => {
  const [ofPublic, ofMinistry] = [await givenTo({ id: "offentlig" }), await givenTo(ministry)];
  const readBeside = laidOut("beside", { id: "offentlig" }, ofPublic.figures);
  const { hidden, contradicted } = await attacked(
    [readBeside, laidOut("own", ministry, ofMinistry.figures)],
    ministry,
  );
  expect(contradicted).toEqual([]);
  expect(hidden.filter(({ fault }) => fault !== undefined)).toEqual([]);
  expect(hidden.length).toBeGreaterThan(5);

  // Nothing is shown to the public that the ministry is not shown; some of it is too large to be hidden for its own sake.
  const shown = new Set(ofMinistry.figures.filter(({ state }) => state === "value").map(numberedAs));
  const shownToPublic = ofPublic.figures.filter(({ state }) => state === "value").map(numberedAs);
  expect(shownToPublic.filter((figure) => !shown.has(figure))).toEqual([]);
  const cells = ofPublic.inside.systems.flatMap(({ joint }) => joint.system.cells);
  const { leastStays, leastPersons } = readPolicy({ id: "offentlig" }, "2026-02-01");
  expect(
    cells.filter(
      ({ barred, unit, value, persons }) =>
        barred && unit === "stays" && value >= leastStays && persons >= leastPersons,
    ).length,
  ).toBeGreaterThan(0);
});

test("where small numbers alone are hidden, the same adversary finds many of them", async () => {
  const { leastStays } = readPolicy(ministry, "2026-02-01");
  const { figures } = await givenTo(ministry);
  const rows = await nation.rows(
    "select organisation, place_id, period, period_start, measure_id, population, value from results.figures where indicator_id = 'stays_started' and state = 'value'",
  );
  const truth = new Map(rows.map((row) => [named(row), Number(row["value"])]));
  const naive = figures
    .filter(({ indicator_id }) => indicator_id === "stays_started")
    .map((figure): ProtectedFigure => {
      const value = truth.get(named(figure)) ?? 0;
      return figure.state !== "suppressed" || (value > 0 && value < leastStays)
        ? figure
        : { ...figure, state: "value", value };
    });
  const { hidden } = await attacked([laidOut("naive", ministry, naive)], ministry);
  expect(hidden.filter(({ fault }) => fault === "exact").length).toBeGreaterThan(20);
});
