import type { Highs } from "highs";
import type { DuckDBConnection } from "../duckdb.ts";
import { readRows } from "../duckdb.ts";
import type { Audience } from "./audience.ts";
import { jointSystems, type JointSystem } from "./joint-system.ts";
import { readListedFigures, type ListedFigure } from "./listed-figures.ts";
import { isInTables, listedNumbers, numbersOfIndicator } from "./listed-numbers.ts";
import { periodMonths } from "./period-months.ts";
import { readPolicy, type Policy } from "./policy.ts";
import { protectedCells, type Protection } from "./protection.ts";
import type { ProtectedFigure, TableCounts } from "./protected-figure.ts";
import { readContributors, readMemberships, readUnitMonths } from "./read-counts.ts";
import type { ListedNumber, Membership, ReleaseState, UnitMonth } from "./release-state.ts";
import { solver } from "./solver.ts";

/** What an audience may see, and what is kept inside of how it was found. */
export interface ProtectedFigures {
  audience: Audience;
  /** The day that the figures are seen from. */
  as_of: string;
  policy: Policy;
  figures: ProtectedFigure[];
  tables: TableCounts[];
  /** Never to leave the house: the true numbers, what became of them, and the proofs. */
  inside: { state: ReleaseState; systems: { joint: JointSystem; protection: Protection }[] };
}

/** The figures that an audience's tables list, with what must be hidden hidden; for all but the directorate. */
export async function protectedFigures(
  connection: DuckDBConnection,
  audience: Audience,
  { folder }: { folder?: string } = {},
): Promise<ProtectedFigures> {
  const [run] = await readRows(connection, "select as_of from reference.run");
  const as_of = String(run?.["as_of"]);
  const policy = readPolicy(audience, as_of, folder);
  const figures = await readListedFigures(connection, policy.tables);
  const unitMonths = await readUnitMonths(connection);
  const memberships = await readMemberships(connection);
  const contributors = await readContributors(connection);
  const own = ownMonths(audience, memberships);
  const isOwnTable = new Set(
    policy.tables.flatMap((table) => (table.places === "own_region" ? [table.table_id] : [])),
  );
  const isOwn = own.holds(memberships);
  const ofOthers = figures.filter((figure) => !isOwnTable.has(figure.table_id));
  const numbers = listedNumbers(ofOthers, policy, { unitMonths, memberships, contributors }).map((number) =>
    isOwn(number) ? { ...number, place_in_tables: "shown" as const } : number,
  );
  const state: ReleaseState = {
    unitMonths,
    memberships,
    numbers: [...numbers, ...own.numbers(numbers, unitMonths)],
  };
  const highs = await solver();
  const systems = protectedSystems(highs, [state], policy);
  const isShown = shownIn(systems, 0, numbers);
  return {
    audience,
    as_of,
    policy,
    ...asShown(figures, policy, { isOwnTable, isOwn, isShown }),
    inside: { state, systems },
  };
}

/** Each of the systems of some releases, with what is hidden of it. */
export function protectedSystems(
  highs: Highs,
  releases: readonly ReleaseState[],
  { leastStays, leastPersons, dominantShare }: Pick<Policy, "leastStays" | "leastPersons" | "dominantShare">,
): { joint: JointSystem; protection: Protection }[] {
  const threshold = { stays: leastStays, persons: leastPersons, dominance: dominantShare };
  return jointSystems(releases).map((joint) => ({
    joint,
    protection: protectedCells(highs, joint.system, threshold),
  }));
}

type Site = Pick<
  ListedNumber,
  "measure_id" | "population" | "organisation" | "place_id" | "period" | "period_start"
>;

function siteOf({ measure_id, population, organisation, place_id, period, period_start }: Site): string {
  return [measure_id, population, organisation, place_id, period, period_start].join(" ");
}

/** Whether a number of a release may be shown. */
function shownIn(
  systems: readonly { joint: JointSystem; protection: Protection }[],
  release: number,
  numbers: readonly ListedNumber[],
): (site: Site, kind: ListedNumber["kind"]) => ListedNumber | undefined {
  const shown = new Map<string, ListedNumber>();
  for (const number of numbers)
    for (const { joint, protection: found } of systems) {
      const cell = joint.cellOf(release, number);
      if (cell !== undefined && !found.hidden.has(cell))
        shown.set(`${siteOf(number)} ${number.kind}`, number);
    }
  return (site, kind) => shown.get(`${siteOf(site)} ${kind}`);
}

interface Views {
  isOwnTable: ReadonlySet<string>;
  isOwn: (site: Site) => boolean;
  isShown: ReturnType<typeof shownIn>;
}

function asShown(
  figures: readonly ListedFigure[],
  policy: Policy,
  { isOwnTable, isOwn, isShown }: Views,
): Pick<ProtectedFigures, "figures" | "tables"> {
  const given = figures.flatMap((figure): ProtectedFigure[] => {
    if (isOwnTable.has(figure.table_id)) return isOwn(figure) ? [figure] : [];
    if (isOwn(figure)) return [figure];
    return isInTables(figure, policy) ? [protectedFigure(figure, policy, isShown)] : [];
  });
  const tables = policy.tables.map(({ table_id }) => {
    const of = given.filter((figure) => figure.table_id === table_id);
    const count = (is: (figure: ProtectedFigure) => boolean) => of.filter(is).length;
    return {
      table_id,
      shown: count(({ state, value }) => state === "value" && value !== 0),
      hidden: count(({ state }) => state === "suppressed"),
      zero: count(({ state, value }) => state === "value" && value === 0),
      missing: count(({ state }) => state !== "value" && state !== "suppressed"),
    };
  });
  return { figures: given, tables };
}

/** A figure as it may be seen: whole where everything that it gives away is shown, else without any number. */
function protectedFigure(
  figure: ListedFigure,
  policy: Policy,
  isShown: ReturnType<typeof shownIn>,
): ProtectedFigure {
  const shown = { ...figure, low: null, high: null };
  const hasNumber = figure.state === "value" || figure.state === "not_estimable";
  if (!hasNumber) return withoutNumbers(shown, figure.state);
  const numbers = numbersOfIndicator(figure.indicator_id).map((kind) => isShown(figure, kind));
  const stays = isShown(figure, "stays");
  // That there is too little to estimate from says of a hidden number that it is small.
  if (numbers.includes(undefined)) return withoutNumbers(shown, "suppressed");
  if (figure.state === "not_estimable")
    return withoutNumbers(shown, stays?.value === 0 ? "not_estimable" : "suppressed");
  if (isOfTooFew(figure, policy)) return withoutNumbers(shown, "suppressed");
  return figure.indicator_id === "rate" || figure.indicator_id.startsWith("self_harm_share")
    ? shown
    : { ...shown, numerator: null, denominator: null };
}

/** Whether a share or a length is of fewer than the policy asks for. */
function isOfTooFew({ indicator_id, denominator }: ListedFigure, policy: Policy): boolean {
  const of = denominator ?? 0;
  if (indicator_id.startsWith("length_")) return of < policy.leastLengthStays;
  return indicator_id.startsWith("self_harm_share") && of < policy.leastShareDenominator;
}

function withoutNumbers(figure: ProtectedFigure, state: ProtectedFigure["state"]): ProtectedFigure {
  return { ...figure, state, value: null, lower: null, upper: null, numerator: null, denominator: null };
}

/** The units' months that the reader has answered for themselves: those of a region, by the organisation then or now. */
function ownMonths(audience: Audience, memberships: readonly Membership[]) {
  const ofRegion = memberships.filter(
    ({ place_id, place_level }) =>
      audience.id === "region" && place_level === "region" && place_id === audience.region_id,
  );
  const inView = new Set(
    ofRegion.map(({ organisation, unit_id, month }) => `${organisation} ${unit_id} ${month}`),
  );
  const inAny = new Set(ofRegion.map(({ unit_id, month }) => `${unit_id} ${month}`));
  return {
    /** Whether all of a place's months are the region's. */
    holds(all: readonly Membership[]): (site: Site) => boolean {
      const others = new Set<string>();
      const some = new Set<string>();
      if (inAny.size > 0)
        for (const { organisation, place_id, unit_id, month } of all) {
          const isIn = inView.has(`${organisation} ${unit_id} ${month}`);
          (isIn ? some : others).add(`${organisation} ${place_id} ${month}`);
        }
      return ({ organisation, place_id, period, period_start }) => {
        const months = periodMonths(period, period_start).map(
          (month) => `${organisation} ${place_id} ${month}`,
        );
        return months.some((month) => some.has(month)) && !months.some((month) => others.has(month));
      };
    },
    /** What the reader knows month by month of everything that the tables of all regions count. */
    numbers(listed: readonly ListedNumber[], unitMonths: readonly UnitMonth[]): ListedNumber[] {
      const counted = new Set(listed.map(({ measure_id, population }) => `${measure_id} ${population}`));
      const known = unitMonths.filter(
        ({ unit_id, month, measure_id, population }) =>
          inAny.has(`${unit_id} ${month}`) && counted.has(`${measure_id} ${population}`),
      );
      const kinds = ["stays", "minutes", "self_harm", "other_reason", "unanswered"] as const;
      return known.flatMap(({ unit_id, month, measure_id, population, amounts }) =>
        kinds
          .filter((kind) =>
            listed.some(
              (one) => one.measure_id === measure_id && one.population === population && one.kind === kind,
            ),
          )
          .map((kind) => ({
            measure_id,
            population,
            kind,
            organisation: "then",
            place_level: "unit",
            place_id: unit_id,
            period: "month",
            period_start: month,
            months: [month],
            value: amounts[kind],
            persons: amounts[kind],
            largest: amounts[kind],
            place_in_tables: "shown" as const,
          })),
      );
    },
  };
}
