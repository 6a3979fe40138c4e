import { group } from "d3-array";
import type { CellRegister } from "./cell-register.ts";
import type { Cohort } from "./cohorts.ts";
import type { Leaf, Leaves, PlaceView } from "./leaves.ts";
import { type How, imagined, cheap } from "./listed-cell.ts";
import { type Parted, isWide } from "./parted-quarters.ts";
import { monthAfter, quarterOf } from "./period-months.ts";
import type { Contributors } from "./read-counts.ts";
import type { Kind } from "./release-state.ts";

/** The stays of a share: with its reason, with another alone, and without an answer. */
export const splitKinds = ["self_harm", "other_reason", "unanswered"] as const;

/** The sums over units and months of one kind of count, as far as tables need them. */
export interface Additive {
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

/** Who is behind a unit's own figure. */
export type BehindUnit = (
  kind: Kind,
  unitId: string,
  period: "month" | "quarter",
  start: string,
) => Contributors;

/** The cells of one kind of count of one population: each place, period and part once, with the sums they are in. */
export function createAdditive(
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
  // Each is asked for again by every longer period, wider place and kind of number that it is in.
  const placed = new Map<string, number>();
  const cohorts = new Map<Cohort, Map<string, number>>();

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
      ...(how.toldTo === undefined ? {} : { toldTo: how.toldTo }),
      ...(how.barred ? { barred: true } : {}),
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
    const known = cohorts.get(of) ?? new Map<string, number>();
    cohorts.set(of, known);
    const name = `${release} ${months.join()}`;
    const at = known.get(name) ?? newCohort(release, of, months);
    known.set(name, at);
    return at;
  }

  function newCohort(release: number, of: Cohort, months: readonly string[]): number {
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
    const name = `${release} ${view.organisation} ${view.place_id} ${months.join()}`;
    const known = placed.get(name);
    // The same again, and nothing more is said of it.
    if (known !== undefined && how === imagined) return known;
    const whole = leaves.of(release, population, kind, view, months);
    const at = cell(whole, how);
    placed.set(name, at);
    if (known !== undefined) return at;
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
    const { cohorts: together, singles } = parted.of(quarter);
    return [
      ...together.map((of) => {
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
