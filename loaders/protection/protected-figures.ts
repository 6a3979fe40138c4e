import { group } from "d3-array";
import type { Highs } from "highs";
import { readRows, type DuckDBConnection } from "../duckdb.ts";
import type { ShownRelease } from "../record/shown-figures.ts";
import { dataFolder } from "../intake/data-folder.ts";
import { isInTables, listedNumbers, numbersOfIndicator } from "./listed-numbers.ts";
import { jointSystems, type ContributorsOf, type JointSystem } from "./joint-system.ts";
import { guarded, type Guarded } from "./guarded.ts";
import { heldBack, type HeldBack } from "./held-back.ts";
import { readListedFigures, type ListedFigure } from "./listed-figures.ts";
import { numberOf, siteOf, type Site } from "./number-site.ts";
import { ownMonths } from "./own-months.ts";
import { newestProof, provedOf, type KeptProof } from "./kept-proofs.ts";
import { readPolicy, thresholdOf, type Policy } from "./policy.ts";
import { audienceName, readersToo, type Audience } from "./audience.ts";
import type { ProtectedFigure, TableCounts } from "./protected-figure.ts";
import { readContributors, readMemberships, readUnitMonths } from "./read-counts.ts";
import { knownBefore, publishedNumbers } from "./release-sources.ts";
import type { ListedNumber, ReleaseState } from "./release-state.ts";
import { stopWhatIsGivenAway, stopWhatVanishes, type Release } from "./vanished.ts";
import { solver } from "./solver.ts";
import { Stopped } from "../intake/stopped.ts";
import { listPath } from "../reference/reference.ts";

/** What an audience may see, and what is kept inside of how it was found. */
export interface ProtectedFigures {
  audience: Audience;
  /** The day that the figures are seen from. */
  as_of: string;
  policy: Policy;
  figures: ProtectedFigure[];
  tables: TableCounts[];
  /** Units' months whose corrections are held back in this release: of them stands what was given out before. */
  held: { unit_id: string; month: string }[];
  /** Never to leave the house: the true numbers, what became of them, and the proofs. */
  inside: Inside;
}

export interface Inside {
  release: ShownRelease;
  systems: GuardedSystem[];
  /** Where this release is among those that the systems are of. */
  position: number;
}

export interface GuardedSystem {
  joint: JointSystem;
  guarded: Guarded;
}

/**
 * The figures that an audience's tables list, with what must be hidden hidden: in the joint system of all that its
 * readers were ever given, by us or by others. Of a data folder its record is read; without one nothing was given out.
 * What is `alsoKnown` counts as if it had been given out. Not for the directorate, which sees everything. Stops where a correction must be held back.
 */
export async function protectedFigures(
  connection: DuckDBConnection,
  audience: Audience,
  beside: Beside = {},
): Promise<ProtectedFigures> {
  const { found, vanishing, before } = await foundFigures(connection, audience, beside);
  stopWhatVanishes(audience, vanishing);
  // A region's officer can take their own from all that they are given: that is told of, and not stopped.
  if (audience.id !== "region")
    stopWhatIsGivenAway(audience, {
      givenAway: found.inside.systems.flatMap(({ guarded: { givenAway } }) => givenAway),
      before,
      sources: vanishing.sources,
    });
  return found;
}

/** What figures are protected beside. */
interface Beside {
  folder?: string;
  alsoKnown?: readonly ReleaseState[];
}

/** The figures as they would be given out, and what of them might have to be stopped. */
async function foundFigures(
  connection: DuckDBConnection,
  audience: Audience,
  { folder, alsoKnown = [] }: Beside,
): Promise<{ found: ProtectedFigures; vanishing: Release; before: Set<string> }> {
  const [run] = await readRows(connection, "select as_of from reference.run");
  const as_of = String(run?.["as_of"]);
  const policy = readPolicy(audience, as_of, folder);
  const known = knownBefore(audience, as_of, folder);
  const figures = await readListedFigures(connection, policy.tables);
  const others = await readersOf(connection, audience, folder);
  const held = [...known.held, ...others.flatMap((each) => each.held)];
  const sources = heldBack(
    { unitMonths: await readUnitMonths(connection), memberships: await readMemberships(connection) },
    { ...known, held, revisesNow: policy.revisionMonths.includes(Number(as_of.slice(5, 7))) },
  );
  const own = ownMonths(audience, sources.memberships, known.releases);
  const behind = await readContributors(connection, own.months);
  const isOwnTable = tablesOfOwn(policy);
  const numbers = listedNumbers(
    figures.filter(({ table_id }) => !isOwnTable.has(table_id)),
    policy,
    { ...sources, contributors: (counted) => behind(counted).all },
  )
    .flatMap((number) => asBefore(number, sources, known.last))
    .map((number): ListedNumber => (own.isOwn(number) ? { ...number, place_in_tables: "shown" } : number));
  const isBarred = notShownTo(others, folder);
  const state: ReleaseState = {
    ...sources,
    numbers: [
      ...numbers
        .filter((number) => !number.held)
        .map((number) => (isBarred(number) ? { ...number, barred: true as const } : number)),
      ...(await publishedNumbers(connection, sources)),
    ],
  };
  const releases = [...known.releases, ...alsoKnown, state].map((release) => own.taken(release, behind));
  const proof = folder === undefined ? undefined : newestProof(dataFolder(folder), { audience, policy });
  const systems = protectedSystems(
    await solver(),
    releases,
    policy,
    (counted) => behind(counted).others,
    proof,
  );
  const isShown = shownIn(systems, releases);
  const isStillShown = (number: ListedNumber) =>
    number.held
      ? number.place_in_tables === "shown"
      : own.isOwn(number) || isShown(number, number.kind) !== undefined;
  const given = asShown(figures, policy, {
    isOwnTable,
    isOwn: own.isOwn,
    isShown,
    sources,
    last: known.last,
  });
  const found = {
    audience,
    as_of,
    policy,
    ...given,
    held: sources.held,
    inside: {
      systems,
      position: releases.length - 1,
      release: {
        shown_on: as_of,
        audience: audienceName(audience),
        figures: given.figures,
        numbers: numbers.map((number) => ({
          ...number,
          months: [...number.months],
          place_in_tables: isStillShown(number) ? ("shown" as const) : ("hidden" as const),
        })),
        unit_months: sources.unitMonths.filter(countedIn(numbers)),
        memberships: [...sources.memberships],
      },
    },
  };
  return {
    found,
    vanishing: { numbers, isShown, sources, last: known.last },
    before: new Set(proof?.systems.flatMap(({ given_away }) => given_away)),
  };
}

/** What is given to those who may see more than an audience, and read what it is given too. */
async function readersOf(
  connection: DuckDBConnection,
  audience: Audience,
  folder: string | undefined,
): Promise<ProtectedFigures[]> {
  const given: ProtectedFigures[] = [];
  for (const reader of readersToo(audience))
    given.push((await foundFigures(connection, reader, folder === undefined ? {} : { folder })).found);
  return given;
}

/**
 * Whether a number is not shown to some of these, or is another to them, as while a correction is held back from them
 * alone. Stops where they are given nothing of its place and period.
 */
function notShownTo(
  readers: readonly ProtectedFigures[],
  folder: string | undefined,
): (number: ListedNumber) => boolean {
  const all = readers.map(({ audience, inside: { release } }) => ({
    audience,
    sites: new Set(release.numbers.map(siteOf)),
    shown: new Map(
      release.numbers
        .filter(({ place_in_tables }) => place_in_tables === "shown")
        .map((number) => [numberOf(number, number.kind), number.value]),
    ),
  }));
  return (number) =>
    all.some(({ audience, sites, shown }) => {
      if (number.place_in_tables === "listed" && !sites.has(siteOf(number)))
        throw new Stopped(
          `${listPath("audience-tables.csv", folder)}: det mangler en tabell for ${audience.id} med ${number.measure_id} (${number.population}), ` +
            `${number.place_level} og ${number.period}. De leser det som gis ut med færre tall, og må ha den for at små tall skal kunne vernes.`,
        );
      return shown.get(numberOf(number, number.kind)) !== number.value;
    });
}

/** A number of what is held back as it was given out before; of what was not, no persons. */
function asBefore(
  number: ListedNumber,
  { isHeld, isToStand }: Pick<HeldBack, "isHeld" | "isToStand">,
  last: ShownRelease | undefined,
): ListedNumber[] {
  if (!isHeld(number) && !isToStand(number)) return [number];
  const before = last?.numbers.find((each) => numberOf(each, each.kind) === numberOf(number, number.kind));
  if (before) return [{ ...before, held: true }];
  if (!isHeld(number)) return [number];
  return number.kind === "persons" ? [] : [{ ...number, place_in_tables: "implied" }];
}

function tablesOfOwn({ tables }: Policy): Set<string> {
  return new Set(tables.flatMap(({ places, table_id }) => (places === "own_region" ? [table_id] : [])));
}

function countedIn(numbers: readonly ListedNumber[]) {
  const counted = new Set(numbers.map(({ measure_id, population }) => `${measure_id} ${population}`));
  return ({ measure_id, population }: { measure_id: string; population: string }) =>
    counted.has(`${measure_id} ${population}`);
}

/** Each of the systems of some releases, with what is hidden of it; what an earlier proof still proves is taken from it. */
export function protectedSystems(
  highs: Highs,
  releases: readonly ReleaseState[],
  policy: Pick<Policy, "leastStays" | "leastPersons" | "dominantShare">,
  contributors: ContributorsOf,
  proof?: KeptProof,
): GuardedSystem[] {
  return jointSystems(releases, contributors).map((joint) => ({
    joint,
    guarded: guarded(highs, joint.system, thresholdOf(policy), provedOf(proof, joint.name)),
  }));
}

/** A number of a place and period, where it may be shown. */
export type Shown = (site: Site, kind: ListedNumber["kind"]) => ListedNumber | undefined;

/** The numbers of the last release that may be shown. */
function shownIn(systems: readonly GuardedSystem[], releases: readonly ReleaseState[]): Shown {
  const release = releases.length - 1;
  const numbers = releases[release]?.numbers ?? [];
  const shown = new Map<string, ListedNumber>();
  for (const number of numbers)
    for (const { joint, guarded: found } of systems) {
      const cell = joint.cellOf(release, number);
      const id = cell === undefined ? undefined : joint.system.cells[cell]?.id;
      if (id !== undefined && !found.hidden.has(id) && number.place_in_tables !== "implied")
        shown.set(numberOf(number, number.kind), number);
    }
  return (site, kind) => shown.get(numberOf(site, kind));
}

interface Views {
  isOwnTable: ReadonlySet<string>;
  isOwn: (site: Site) => boolean;
  isShown: Shown;
  sources: HeldBack;
  last: ShownRelease | undefined;
}

function asShown(
  figures: readonly ListedFigure[],
  policy: Policy,
  { isOwnTable, isOwn, isShown, sources, last }: Views,
): Pick<ProtectedFigures, "figures" | "tables"> {
  const before = new Map(last?.figures.map((figure) => [nameOf(figure), figure]));
  const given = figures.flatMap((figure): ProtectedFigure[] => {
    if (isOwnTable.has(figure.table_id)) return isOwn(figure) ? [figure] : [];
    if (!isInTables(figure, policy)) return [];
    // Of what is held back stands what stood; what is new and would tell of it waits with it.
    const stood = before.get(nameOf(figure));
    if (sources.isHeld(figure)) return [stood ?? withoutNumbers(figure, "suppressed")];
    if (stood !== undefined && sources.isToStand(figure)) return [stood];
    return [isOwn(figure) ? figure : protectedFigure(figure, policy, isShown)];
  });
  const byTable = group(given, ({ table_id }) => table_id);
  return {
    figures: given,
    tables: policy.tables.map(({ table_id }) => countsOf(table_id, byTable.get(table_id) ?? [])),
  };
}

function countsOf(table_id: string, figures: readonly ProtectedFigure[]): TableCounts {
  const count = (is: (figure: ProtectedFigure) => boolean) => figures.filter(is).length;
  return {
    table_id,
    shown: count(({ state, value }) => state === "value" && value !== 0),
    hidden: count(({ state }) => state === "suppressed"),
    zero: count(({ state, value }) => state === "value" && value === 0),
    missing: count(({ state }) => state !== "value" && state !== "suppressed"),
  };
}

function nameOf(figure: ProtectedFigure): string {
  return `${figure.table_id} ${siteOf(figure)} ${figure.indicator_id}`;
}

/** A figure as it may be seen: whole where everything that it gives away is shown, else without any number. */
function protectedFigure(figure: ListedFigure, policy: Policy, isShown: Shown): ProtectedFigure {
  if (figure.state !== "value" && figure.state !== "not_estimable")
    return withoutNumbers(figure, figure.state);
  if (figure.state === "not_estimable") {
    // That there is too little to estimate from says of a hidden number that it is small; too few reports, nothing.
    const stays = isShown(figure, "stays");
    const isTold = stays !== undefined && (figure.indicator_id === "rate" || stays.value === 0);
    return withoutNumbers(figure, isTold ? "not_estimable" : "suppressed");
  }
  const numbers = numbersOfIndicator(figure.indicator_id).map((kind) => isShown(figure, kind));
  if (numbers.includes(undefined)) return withoutNumbers(figure, "suppressed");
  // Who knows a part of it knows what the rest is of.
  const unknown = isShown(figure, figure.indicator_id.startsWith("length_") ? "stays" : "answered")?.value;
  if (isOfTooFew(figure, unknown, policy)) return withoutNumbers(figure, "suppressed");
  const isOfParts = figure.indicator_id === "rate" || figure.indicator_id.startsWith("self_harm_share");
  return { ...figure, low: null, high: null, ...(isOfParts ? {} : { numerator: null, denominator: null }) };
}

/** Whether a share or a length is of fewer than the policy asks for. */
function isOfTooFew(
  { indicator_id, denominator }: ListedFigure,
  unknown: number | undefined,
  policy: Policy,
): boolean {
  const of = Math.min(denominator ?? 0, unknown || Number.POSITIVE_INFINITY);
  if (indicator_id.startsWith("length_")) return of < policy.leastLengthStays;
  return indicator_id.startsWith("self_harm_share") && of < policy.leastShareDenominator;
}

function withoutNumbers(figure: ProtectedFigure, state: ProtectedFigure["state"]): ProtectedFigure {
  return {
    ...figure,
    state,
    value: null,
    lower: null,
    upper: null,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
  };
}
