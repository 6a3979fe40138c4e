import { group } from "d3-array";
import { createCellRegister, type CellRegister, type Openness } from "./cell-register.ts";
import type { CellSystem } from "./cell-system.ts";
import { quarterParts, type Cohort, type QuarterParts, type View } from "./cohorts.ts";
import { createLeaves, type Leaf, type Leaves, type PlaceView } from "./leaves.ts";
import { monthAfter, quarterOf } from "./period-months.ts";
import type { Contributors, Counted } from "./read-counts.ts";
import type { Kind, ListedNumber, ReleaseState } from "./release-state.ts";

/** All that one audience was ever given of one measure that hangs together: stays and persons, or hours. */
export interface JointSystem {
  name: string;
  system: CellSystem;
  /** The cells of a release's numbers; the last release is the one that is being made. */
  cellOf(release: number, number: ListedNumber): number | undefined;
}

const splitKinds = ["self_harm", "other_reason", "unanswered"] as const;

/** What the tables of some releases, the last being made now, are together: cells, and how they hang together. */
export function jointSystems(releases: readonly ReleaseState[], contributors: ContributorsOf): JointSystem[] {
  const numbers = releases.flatMap((release) => release.numbers);
  return [...group(numbers, familyOf).keys()]
    .toSorted()
    .map((family) => jointSystem(releases, family, contributors));
}

/** Who is behind a figure, where it is known. */
export type ContributorsOf = (counted: Counted) => Contributors;

/** Under 18 is a stratum of its own, and hours are not stays: between them nothing adds up. */
function familyOf({ measure_id, population, kind }: ListedNumber): string {
  return [
    measure_id,
    population === "under_18" ? population : "adults",
    kind === "minutes" ? kind : "stays",
  ].join(" ");
}

function jointSystem(
  releases: readonly ReleaseState[],
  family: string,
  contributors: ContributorsOf,
): JointSystem {
  const [measureId = ""] = family.split(" ");
  const register = createCellRegister();
  const leaves = createLeaves(releases, measureId);
  const numbersOf = releases.map(({ numbers }) => numbers.filter((number) => familyOf(number) === family));
  const cellOf = new Map<string, number>();
  for (const population of new Set(numbersOf.flat().map((number) => number.population)))
    addPopulation(register, leaves, numbersOf, population, cellOf, (kind, place_id, period, period_start) =>
      contributors({
        measure_id: measureId,
        population,
        kind,
        organisation: "then",
        place_id,
        period,
        period_start,
      }),
    );
  linkSexes(register, numbersOf, cellOf);
  return {
    name: family,
    system: register.system(),
    cellOf: (release, number) => cellOf.get(nameIn(release, number)),
  };
}

function nameIn(
  release: number,
  { measure_id, population, kind, organisation, place_id, period, period_start }: ListedNumber,
) {
  return `${release} ${measure_id} ${population} ${kind} ${organisation} ${place_id} ${period} ${period_start}`;
}

/** The sums over units and months of one kind of count, as far as tables need them. */
interface Additive {
  /** A cell for a place's months. */
  place(release: number, view: Place, months: readonly string[], how: How): number;
  /** The cells that a quarter is imagined by. */
  parts(release: number, quarter: string): QuarterPart[];
}

interface QuarterPart {
  name: string;
  cell: number;
  leaves: Leaf[];
}

interface Place extends PlaceView {
  place_level: string;
}

interface How {
  openness: Openness;
  id: string;
  cost: number;
  persons?: number;
  largest?: number;
}

const imagined = { openness: "imagined", id: "", cost: 0.001 } as const;

function addPopulation(
  register: CellRegister,
  leaves: Leaves,
  numbersOf: readonly ListedNumber[][],
  population: string,
  cellOf: Map<string, number>,
  behind: BehindUnit,
): void {
  const own = numbersOf.map((numbers) => numbers.filter((number) => number.population === population));
  const parted = partedQuarters(leaves, own, population);
  const ofKind = new Map<Kind, Additive>();
  const of = (kind: Kind) => {
    const known = ofKind.get(kind) ?? createAdditive(register, leaves, parted, population, kind, behind);
    ofKind.set(kind, known);
    return known;
  };
  for (const [release, numbers] of own.entries()) {
    const sums = numbers.filter(({ kind }) => kind === "stays" || kind === "minutes");
    for (const number of sums) {
      const how = howOf(number);
      const kind = number.kind === "minutes" ? "minutes" : "stays";
      cellOf.set(nameIn(release, number), of(kind).place(release, number, number.months, how));
    }
    addNesting(register, leaves, release, sums, cellOf);
    for (const number of numbers.filter(({ kind }) => kind === "in_rates"))
      addRate(register, leaves, of("stays"), release, number, cellOf);
    for (const number of numbers.filter(({ kind }) => kind === "self_harm"))
      addSplit(register, leaves, of, release, number, numbers, cellOf);
    addPersons(register, leaves, of("stays"), release, numbers, cellOf);
  }
  linkReasons(register, leaves, population, of, splitQuarters(own));
}

/** The quarters of the releases of which there are reasons. */
function splitQuarters(numbersOf: readonly ListedNumber[][]): Set<string> {
  return new Set(
    numbersOf.flatMap((numbers, release) =>
      numbers
        .filter(({ kind }) => kind === "self_harm")
        .flatMap(({ months }) => months.map((month) => `${release} ${quarterOf(month)}`)),
    ),
  );
}

/** Who is behind a unit's own figure. */
type BehindUnit = (kind: Kind, unitId: string, period: "month" | "quarter", start: string) => Contributors;

function howOf(number: ListedNumber): How {
  const { population, kind, organisation, place_id, period, period_start, persons, largest, value } = number;
  const openness = ({ listed: "listed", implied: "implied", shown: "shown", hidden: "implied" } as const)[
    number.place_in_tables
  ];
  const id = [number.measure_id, population, kind, organisation, place_id, period, period_start].join(" ");
  return { openness, id, persons, largest, cost: openness === "listed" ? costOf(number) : cheap(value) };
}

/** What hiding a figure costs: the wider and longer it is, the more readers want it. */
function costOf({ value, place_level, period, kind }: ListedNumber): number {
  const width = { country: 4, region: 2, prison: 1.2, unit: 1 }[place_level] ?? 1;
  const length = { year: 2, last_12: 2, quarter: 1.5, month: 1 }[period] ?? 1;
  const size = kind === "minutes" ? Math.log(1 + value / 600) : Math.log(1 + value);
  const wanted = kind === "persons" || kind === "in_rates" || kind === "self_harm" ? 0.5 : 1;
  return wanted * width * length * size;
}

/** Hiding what stands in no table costs nobody anything. */
function cheap(value: number): number {
  return 0.001 * Math.log(1 + value);
}

// ---- Units and months ----

interface Parted {
  of(quarter: string): QuarterParts;
  quarters: string[];
  /** Months of which a wide place has a figure that is not of whole quarters. */
  hasMonths(quarter: string): boolean;
  hasUnits: boolean;
  views: View[];
  level: "region" | "country";
}

/** How finely each quarter must be imagined for the tables there are. */
function partedQuarters(leaves: Leaves, numbersOf: readonly ListedNumber[][], population: string): Parted {
  const numbers = numbersOf.flat();
  const level = numbers.some(({ place_level }) => place_level === "region") ? "region" : "country";
  const views = numbersOf.flatMap((ofRelease, release) =>
    [...new Set(ofRelease.filter(isWide).map(({ organisation }) => organisation))].map((organisation) => ({
      release,
      organisation,
    })),
  );
  const inParts = (each: (number: ListedNumber) => boolean) =>
    new Set(numbers.filter(each).flatMap(partsOfQuarters));
  const monthsOfWide = inParts(isWide);
  const unitsInParts = new Set(
    numbersOf.flatMap((ofRelease, release) =>
      ofRelease
        .filter((number) => !isWide(number))
        .flatMap((number) => {
          const part = new Set(partsOfQuarters(number));
          return leaves
            .of(release, population, "stays", number, number.months)
            .filter(({ month }) => part.has(quarterOf(month)))
            .map(({ unit_id, month }) => `${unit_id} ${quarterOf(month)}`);
        }),
    ),
  );
  const made = new Map<string, QuarterParts>();
  return {
    views,
    level,
    hasUnits: numbers.some((number) => !isWide(number)),
    hasMonths: (quarter) => monthsOfWide.has(quarter),
    quarters: [...new Set(numbers.flatMap(({ months }) => months.map(quarterOf)))].toSorted(),
    of(quarter) {
      const months = [0, 1, 2].map((index) => monthAfter(quarter, index));
      const isSingle = (unit: string) =>
        unitsInParts.has(`${unit} ${quarter}`) ||
        months.some(
          (month) =>
            leaves.isRevised(population, unit, month) ||
            (monthsOfWide.has(quarter) &&
              views.some(({ release }) => leaves.leaf(release, population, "stays", unit, month)?.isMissing)),
        );
      const parts = made.get(quarter) ?? quarterParts(leaves, quarter, { views, level, isSingle });
      made.set(quarter, parts);
      return parts;
    },
  };
}

function isWide({ place_level }: Pick<ListedNumber, "place_level">): boolean {
  return place_level === "country" || place_level === "region";
}

/** The quarters that a figure has a part of, and not the whole. */
function partsOfQuarters({ months }: ListedNumber): string[] {
  return [...group(months, quarterOf)].flatMap(([quarter, within]) => (within.length < 3 ? [quarter] : []));
}

function createAdditive(
  register: CellRegister,
  leaves: Leaves,
  parted: Parted,
  population: string,
  kind: Kind,
  behind: BehindUnit,
): Additive {
  const unit = kind === "minutes" ? "minutes" : "stays";
  const prefix = `${population} ${kind} `;
  const isSplit = splitKinds.some((each) => each === kind);

  function cell(of: readonly Leaf[], how: How): number {
    const ids = of.map(({ id }) => id).toSorted((one, other) => one - other);
    const value = of.reduce((sum, leaf) => sum + leaf.value, 0);
    // That nothing is known of what nobody reported is no secret: it is none of the sum.
    const isNone = value === 0 && of.every(({ isMissing }) => isMissing);
    const openness = isNone ? "shown" : kind === "unanswered" ? "imagined" : how.openness;
    return register.add(prefix + ids.join(), {
      id: how.id || `${prefix}${of[0]?.unit_id} ${of[0]?.month} +${of.length - 1}`,
      unit,
      value,
      ...(how.persons === undefined ? {} : { persons: how.persons }),
      ...(how.largest === undefined ? {} : { largest: how.largest }),
      cost: how.cost,
      openness,
      // How many stays had no answer says nothing of anyone.
      ...(kind === "unanswered" ? { unguarded: true } : {}),
    });
  }

  /** A unit's month by itself. What was not reported before and is now is the difference of two sums. */
  function single(release: number, unitId: string, month: string): number | undefined {
    const leaf = leaves.leaf(release, population, kind, unitId, month);
    if (!leaf) return undefined;
    const wasMissing = parted.views.some((view) => {
      const other = leaves.leaf(view.release, population, kind, unitId, month);
      return other !== undefined && other.id !== leaf.id && other.isMissing && other.value === 0;
    });
    const isBetween =
      new Set(
        parted.views.map(
          (view) =>
            leaves.placeOf(view.release, view.organisation, parted.level, unitId, month) ??
            leaves.placeOf(release, view.organisation, parted.level, unitId, month),
        ),
      ).size > 1;
    const openness = (wasMissing || isBetween) && leaf.value > 0 ? "implied" : "imagined";
    const who = openness === "implied" ? behind(kind, unitId, "month", month) : {};
    return cell([leaf], { ...imagined, ...who, openness, cost: cheap(leaf.value) });
  }

  function cohort(release: number, of: Cohort, months: readonly string[]): number {
    const made = of.units.flatMap((unitId) =>
      months.flatMap((month) => leafOfAny(release, unitId, month) ?? []),
    );
    const value = made.reduce((sum, leaf) => sum + leaf.value, 0);
    const openness = of.isBetween && value > 0 ? "implied" : "imagined";
    const [alone, ...others] = of.units;
    const who =
      openness === "implied" && alone !== undefined && others.length === 0
        ? behind(kind, alone, months.length === 1 ? "month" : "quarter", months[0] ?? of.quarter)
        : {};
    const at = cell(made, { ...imagined, ...who, openness, cost: cheap(value) });
    if (months.length === 1) return at;
    if (parted.hasMonths(of.quarter) && !isSplit)
      register.sum(
        at,
        months.map((month) => cohort(release, of, [month])),
      );
    if (parted.hasUnits && !isSplit)
      register.sum(
        at,
        of.units.map((unitId) =>
          cell(
            months.flatMap((month) => leafOfAny(release, unitId, month) ?? []),
            imagined,
          ),
        ),
      );
    return at;
  }

  // Whoever is in a cohort is the same in all releases that have the month.
  function leafOfAny(release: number, unitId: string, month: string): Leaf | undefined {
    return (
      leaves.leaf(release, population, kind, unitId, month) ??
      parted.views
        .map((view) => leaves.leaf(view.release, population, kind, unitId, month))
        .find((leaf) => leaf !== undefined)
    );
  }

  function place(release: number, view: Place, months: readonly string[], how: How): number {
    const whole = leaves.of(release, population, kind, view, months);
    const at = cell(whole, how);
    const byQuarter = [...group(whole, ({ month }) => quarterOf(month))];
    if (byQuarter.length > 1) {
      register.sum(
        at,
        byQuarter.map(([, within]) => {
          const inQuarter = [...new Set(within.map(({ month }) => month))];
          return place(release, view, inQuarter, imagined);
        }),
      );
      return at;
    }
    const [first] = byQuarter;
    if (!first) return at;
    const [quarter, within] = first;
    const { singles: aside, cohortOf } = parted.of(quarter);
    const [alone, together] = [
      within.filter(({ unit_id }) => aside.has(unit_id)),
      within.filter(({ unit_id }) => !aside.has(unit_id)),
    ];
    const singles = alone.flatMap(({ unit_id, month }) => single(release, unit_id, month) ?? []);
    const others = isWide(view)
      ? [...new Set(together.flatMap(({ unit_id }) => cohortOf.get(unit_id) ?? []))].map((one) =>
          cohort(release, one, [...new Set(together.map(({ month }) => month))]),
        )
      : [...group(together, ({ unit_id }) => unit_id).values()].map((of) => cell(of, imagined));
    register.sum(at, [...singles, ...others]);
    return at;
  }

  function parts(release: number, quarter: string): QuarterPart[] {
    const months = [0, 1, 2].map((index) => monthAfter(quarter, index));
    const { cohorts, singles } = parted.of(quarter);
    return [
      ...cohorts.map((of) => {
        const within = months.filter((month) => of.units.some((unitId) => leaves.isKnown(unitId, month)));
        const made = of.units.flatMap((unitId) =>
          within.flatMap((month) => leafOfAny(release, unitId, month) ?? []),
        );
        return { name: of.name, cell: cohort(release, of, within), leaves: made };
      }),
      ...[...singles].flatMap((unitId) =>
        months.flatMap((month) => {
          const leaf = leaves.leaf(release, population, kind, unitId, month);
          const at = single(release, unitId, month);
          return leaf && at !== undefined ? [{ name: `${unitId} ${month}`, cell: at, leaves: [leaf] }] : [];
        }),
      ),
    ];
  }

  return { place, parts };
}

/** Where both are given: a country's figure is the sum of its regions', and a longer period's of the shorter ones'. */
function addNesting(
  register: CellRegister,
  leaves: Leaves,
  release: number,
  numbers: readonly ListedNumber[],
  cellOf: ReadonlyMap<string, number>,
): void {
  const at = (number: ListedNumber) => cellOf.get(nameIn(release, number)) ?? -1;
  for (const ofView of group(numbers, ({ organisation, kind }) => `${organisation} ${kind}`).values()) {
    for (const within of group(ofView, ({ months }) => months.join()).values()) {
      const country = within.find(({ place_level }) => place_level === "country");
      const regions = within.filter(({ place_level }) => place_level === "region");
      if (country && regions.length > 0 && covers(leaves, release, country, regions))
        register.sum(at(country), regions.map(at));
    }
    for (const ofPlace of group(ofView, ({ place_id }) => place_id).values())
      for (const [long, short] of [
        ["year", "quarter"],
        ["quarter", "month"],
        ["last_12", "month"],
      ])
        for (const whole of ofPlace.filter(({ period }) => period === long)) {
          const months = new Set(whole.months);
          const parts = ofPlace.filter(
            ({ period, period_start }) => period === short && months.has(period_start),
          );
          if (covers(leaves, release, whole, parts)) register.sum(at(whole), parts.map(at));
        }
  }
}

/** Whether the parts are all of the whole: a unit may be in no region, a month in no table. */
function covers(
  leaves: Leaves,
  release: number,
  whole: ListedNumber,
  parts: readonly ListedNumber[],
): boolean {
  const kind = whole.kind === "minutes" ? "minutes" : "stays";
  const idsOf = (number: ListedNumber) =>
    leaves.of(release, whole.population, kind, number, number.months).map(({ id }) => id);
  const ofParts = parts.flatMap(idsOf);
  const ofWhole = new Set(idsOf(whole));
  return parts.length > 1 && ofParts.length === ofWhole.size && ofParts.every((id) => ofWhole.has(id));
}

// ---- Figures that hang on counts ----

/**
 * The stays that a rate counts: where all the months are in it, the stays themselves. Else the two give away what the
 * months outside it had.
 */
function addRate(
  register: CellRegister,
  leaves: Leaves,
  stays: Additive,
  release: number,
  number: ListedNumber,
  cellOf: Map<string, number>,
): void {
  const all = stays.place(release, number, number.months, imagined);
  const outside = knownApart(register, leaves, "outside_rates", release, number);
  if (outside === undefined) {
    cellOf.set(nameIn(release, number), all);
    return;
  }
  const how = howOf(number);
  const counted = leaves.of(release, number.population, "outside_rates", number, number.months);
  const ids = counted.flatMap(({ id, value }) => (value > 0 ? [id] : []));
  const allIds = leaves.of(release, number.population, "stays", number, number.months).map(({ id }) => id);
  const at = register.add(`${number.population} in_rates ${ids.join()} of ${allIds.join()}`, {
    ...how,
    unit: "stays",
    value: number.value,
    persons: number.persons,
    largest: number.largest,
  });
  register.sum(all, [at, outside]);
  cellOf.set(nameIn(release, number), at);
}

/**
 * What months that are not whole had, none in most: which months they are, the states of the figures say. Where they
 * had none a reader is taken to know it.
 */
function knownApart(
  register: CellRegister,
  leaves: Leaves,
  kind: "outside_rates" | "unreported",
  release: number,
  {
    population,
    organisation,
    place_id,
    months,
  }: Pick<ListedNumber, "population" | "organisation" | "place_id" | "months">,
): number | undefined {
  const some = leaves
    .of(release, population, kind, { organisation, place_id }, months)
    .filter(({ value }) => value > 0);
  if (some.length === 0) return undefined;
  return apart(register, population, kind, some);
}

function apart(register: CellRegister, population: string, kind: string, some: readonly Leaf[]): number {
  const value = some.reduce((sum, leaf) => sum + leaf.value, 0);
  const at = register.add(`${population} ${kind} ${some.map(({ id }) => id).join()}`, {
    id: `${population} ${kind} ${some.map(({ unit_id, month }) => `${unit_id}.${month}`).join()}`,
    unit: "stays",
    value,
    cost: cheap(value),
    openness: "implied",
  });
  if (some.length > 1)
    register.sum(
      at,
      some.map((leaf) => apart(register, population, kind, [leaf])),
    );
  return at;
}

/** A share's part and whole, what is left of the whole, and the stays without an answer. */
function addSplit(
  register: CellRegister,
  leaves: Leaves,
  of: (kind: Kind) => Additive,
  release: number,
  number: ListedNumber,
  numbers: readonly ListedNumber[],
  cellOf: Map<string, number>,
): void {
  const same = numbers.filter(
    (other) =>
      other.place_id === number.place_id &&
      other.organisation === number.organisation &&
      other.period === number.period &&
      other.period_start === number.period_start,
  );
  const [selfHarm, otherReason, unanswered] = splitKinds.map((kind) => {
    const listed = same.find((other) => other.kind === kind);
    const at = of(kind).place(release, number, number.months, listed ? howOf(listed) : imagined);
    if (listed) cellOf.set(nameIn(release, listed), at);
    return at;
  });
  const answered = same.find(({ kind }) => kind === "answered");
  if (!answered || selfHarm === undefined || otherReason === undefined || unanswered === undefined) return;
  const ids = splitKinds.slice(0, 2).map((kind) =>
    leaves
      .of(release, number.population, kind, number, number.months)
      .map(({ id }) => id)
      .join(),
  );
  const whole = register.add(`${number.population} answered ${ids.join(" ")}`, {
    ...howOf(answered),
    unit: "stays",
    value: answered.value,
    persons: answered.persons,
    largest: answered.largest,
  });
  cellOf.set(nameIn(release, answered), whole);
  register.sum(whole, [selfHarm, otherReason], true);
  const stays = of("stays").place(release, number, number.months, imagined);
  const unreported = knownApart(register, leaves, "unreported", release, number);
  register.sum(stays, [whole, unanswered, ...(unreported === undefined ? [] : [unreported])]);
}

/**
 * The reasons of a cohort's quarter, or of a single unit's month, are together its stays. Finer than a cohort's quarter
 * the reasons need not be imagined: beside units and months they are one more margin of the same table.
 */
function linkReasons(
  register: CellRegister,
  leaves: Leaves,
  population: string,
  of: (kind: Kind) => Additive,
  split: ReadonlySet<string>,
): void {
  for (const asked of split) {
    const [release = 0, quarter = ""] = [Number(asked.split(" ")[0]), asked.split(" ")[1]];
    const ofKinds = splitKinds.map((kind) => of(kind).parts(release, quarter));
    for (const [index, { cell, leaves: made }] of of("stays").parts(release, quarter).entries()) {
      const [selfHarm, otherReason, unanswered] = ofKinds.map((parts) => parts[index]);
      if (!selfHarm || !otherReason || !unanswered) throw new Error(`no reasons of ${quarter}`);
      const outside = made
        .flatMap(({ unit_id, month }) => leaves.leaf(release, population, "unreported", unit_id, month) ?? [])
        .filter(({ value }) => value > 0);
      const unreported = outside.length > 0 ? [apart(register, population, "unreported", outside)] : [];
      const answered = [selfHarm.cell, otherReason.cell];
      register.sum(cell, [...answered, unanswered.cell, ...unreported]);
    }
  }
}

/** Persons do not add up: of each place and period they are no more than the stays, and no fewer than of its parts. */
function addPersons(
  register: CellRegister,
  leaves: Leaves,
  stays: Additive,
  release: number,
  numbers: readonly ListedNumber[],
  cellOf: Map<string, number>,
): void {
  const persons = numbers.filter(({ kind }) => kind === "persons");
  for (const number of persons) {
    const ids = leaves.of(release, number.population, "stays", number, number.months).map(({ id }) => id);
    const at = register.add(`${number.population} persons ${ids.join()} ${number.value}`, {
      ...howOf(number),
      unit: "persons",
      value: number.value,
      persons: number.persons,
      largest: number.largest,
    });
    cellOf.set(nameIn(release, number), at);
    register.bound(at, [stays.place(release, number, number.months, imagined)]);
  }
  const at = (number: ListedNumber) => cellOf.get(nameIn(release, number)) ?? -1;
  for (const ofView of group(persons, ({ organisation }) => organisation).values())
    for (const whole of ofView) {
      const months = new Set(whole.months);
      const isShorter = (part: ListedNumber) =>
        part.place_id === whole.place_id &&
        part.months.length < whole.months.length &&
        part.months.every((month) => months.has(month));
      const isNarrower = (part: ListedNumber) =>
        whole.place_level === "country" &&
        part.place_level !== "country" &&
        part.months.join() === whole.months.join();
      for (const isPart of [isShorter, isNarrower]) {
        const parts = ofView.filter(isPart);
        for (const part of parts) register.bound(at(part), [at(whole)]);
        if (covers(leaves, release, whole, parts)) register.bound(at(whole), parts.map(at));
      }
    }
}

/** Women and men are the adults; those of whom the sex is not told a reader is taken to know. */
function linkSexes(
  register: CellRegister,
  numbersOf: readonly ListedNumber[][],
  cellOf: ReadonlyMap<string, number>,
): void {
  for (const [release, numbers] of numbersOf.entries())
    for (const same of group(
      numbers.filter(({ kind }) => kind === "stays"),
      ({ organisation, place_id, period, period_start }) =>
        [organisation, place_id, period, period_start].join(),
    ).values()) {
      const at = (population: string) => {
        const number = same.find((one) => one.population === population);
        return number && cellOf.get(nameIn(release, number));
      };
      const [adults, women, men] = [at("adults"), at("women"), at("men")];
      if (adults === undefined || women === undefined || men === undefined) continue;
      const untold = register.valueOf(adults) - register.valueOf(women) - register.valueOf(men);
      const others =
        untold === 0
          ? []
          : [
              register.add(`sex not told ${adults} ${women} ${men}`, {
                id: `sex not told ${adults}`,
                unit: "stays",
                value: untold,
                persons: untold,
                largest: 1,
                cost: 0,
                openness: "shown",
              }),
            ];
      register.sum(adults, [women, men, ...others]);
    }
}
