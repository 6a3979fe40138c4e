import { withListFlags } from "../../loaders/results/list-flags.ts";
import type { Answer } from "../../src/statistics/verdict/answer.ts";
import type { Change } from "../world/changes.ts";
import type { Looks } from "./place-looks.ts";
import type { LookWindow } from "./place-measures.ts";
import type { Measured, SeriesCounts } from "../tally.ts";

/** A place of a list: how many stays a month it has, and what is said of it. */
export interface ListedPlace {
  rate: number;
  looks: Looks;
}

export interface ListLevels {
  regions: number;
  units: number;
}

/**
 * The lists of regions and of units at the first look of each window: whether a stable nation's are free of a flag,
 * and how often a fall is flagged.
 */
export function countLists(
  counts: SeriesCounts,
  about: Pick<Measured, "scenario" | "trend" | "rate">,
  { change, ratio }: Change,
  windows: readonly LookWindow[],
  places: Record<"region" | "unit", readonly ListedPlace[]>,
  levels: ListLevels,
): void {
  for (const { months, quarters } of windows) {
    const [quarter = NaN] = quarters;
    const lists = {
      region: flaggedRows("region", places.region, quarter, levels),
      unit: flaggedRows("unit", places.unit, quarter, levels),
    };
    (ratio === 1 ? countFalseFlags : countFlaggedFalls)(counts, { ...about, change, months }, lists);
  }
}

interface ListRow {
  rate: number;
  answer: Answer;
  flag: boolean;
}
type Lists = Record<"region" | "unit", ListRow[]>;
type AboutLists = Omit<Measured, "level" | "measure">;

function countFalseFlags({ add }: SeriesCounts, about: AboutLists, { region, unit }: Lists): void {
  const lists = { list_of_regions: region, list_of_units: unit, both_lists: [...region, ...unit] };
  for (const [level, rows] of Object.entries(lists))
    add({ ...about, level, measure: "free_of_false_flag" }, Number(rows.every(({ flag }) => !flag)), 1);
}

function countFlaggedFalls({ add }: SeriesCounts, about: AboutLists, lists: Lists): void {
  for (const [level, rows] of Object.entries(lists))
    for (const { rate, flag, answer } of rows)
      for (const direction of ["declining", "increasing"]) {
        const isFlagged = flag && answer === direction;
        add({ ...about, level, rate, measure: `list_flag_${direction}` }, Number(isFlagged), 1);
      }
}

function flaggedRows(
  place_level: string,
  places: readonly ListedPlace[],
  quarter: number,
  levels: ListLevels,
): ListRow[] {
  const rows = places.flatMap(({ rate, looks }) => {
    const found = looks.verdict(quarter);
    return found === undefined ? [] : [{ rate, found }];
  });
  const listed = withListFlags(
    rows.map(({ found }) => ({
      place_level,
      answer: found.answer,
      observed_answer: found.observed,
      p_value: found.trend?.p_value,
    })),
    levels,
  );
  return rows.map(({ rate, found }, at) => ({
    rate,
    answer: found.answer,
    flag: listed[at]?.["list_flag"] === true,
  }));
}
