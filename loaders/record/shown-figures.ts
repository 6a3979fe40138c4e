import { join } from "node:path";
import { z } from "zod";
import type { DataFolder } from "../intake/data-folder.ts";
import { keepJsonLines, readJsonLines } from "./json-lines.ts";
import { listedFigure, type ListedFigure } from "../protection/listed-figures.ts";
import { kinds, numberKinds } from "../protection/release-state.ts";

export const givenNumber = z.object({
  measure_id: z.string(),
  population: z.string(),
  kind: z.enum(numberKinds),
  organisation: z.string(),
  place_level: z.string(),
  place_id: z.string(),
  period: z.string(),
  period_start: z.string(),
  months: z.array(z.string()),
  value: z.number(),
  persons: z.number(),
  largest: z.number(),
  place_in_tables: z.enum(["shown", "hidden"]),
  held: z.literal(true).exactOptional(),
});

export const unitMonth = z.object({
  unit_id: z.string(),
  month: z.string(),
  measure_id: z.string(),
  population: z.string(),
  isMissing: z.boolean(),
  amounts: z.record(z.enum(kinds), z.number()),
});

export const membership = z.object({
  unit_id: z.string(),
  month: z.string(),
  organisation: z.string(),
  place_level: z.string(),
  place_id: z.string(),
});

/**
 * One release of figures to one audience: what it was given, and what its figures were made of. Of each list only what
 * is new or another than in the release before. It holds what is hidden, and never leaves the house.
 */
export const shownRelease = z.object({
  shown_on: z.iso.date(),
  audience: z.string().min(1),
  figures: z.array(listedFigure),
  numbers: z.array(givenNumber),
  unit_months: z.array(unitMonth),
  memberships: z.array(membership),
  /** Of each list what the release before had and this one has not, by name. */
  gone: z
    .record(z.enum(["figures", "numbers", "unit_months", "memberships"]), z.array(z.string()))
    .optional(),
});

export type ShownRelease = z.output<typeof shownRelease>;

const listOf = (folder: Pick<DataFolder, "record">) => join(folder.record, "shown-figures.jsonl");

/** Every release, in the order they were, each with all that held in it. */
export function readShownReleases(folder: Pick<DataFolder, "record">): ShownRelease[] {
  const whole = new Map<string, ShownRelease>();
  return readJsonLines(listOf(folder), shownRelease).map((release) => {
    const before = whole.get(release.audience);
    const made = before ? together(before, release) : release;
    whole.set(release.audience, made);
    return made;
  });
}

/** Adds a release to the end of the list, as what is new or another in it. */
export async function keepShownRelease(
  folder: Pick<DataFolder, "record">,
  release: ShownRelease,
): Promise<void> {
  const before = readShownReleases(folder).findLast(({ audience }) => audience === release.audience);
  await keepJsonLines(listOf(folder), [before ? changes(before, release) : release]);
}

const names = {
  figures: ({
    table_id,
    organisation,
    place_id,
    period,
    period_start,
    population,
    indicator_id,
  }: ListedFigure) =>
    [table_id, organisation, place_id, period, period_start, population, indicator_id].join(" "),
  numbers: ({
    measure_id,
    population,
    kind,
    organisation,
    place_id,
    period,
    period_start,
  }: ShownRelease["numbers"][number]) =>
    [measure_id, population, kind, organisation, place_id, period, period_start].join(" "),
  unit_months: ({ measure_id, population, unit_id, month }: ShownRelease["unit_months"][number]) =>
    [measure_id, population, unit_id, month].join(" "),
  memberships: ({ organisation, place_level, unit_id, month }: ShownRelease["memberships"][number]) =>
    [organisation, place_level, unit_id, month].join(" "),
};

function together(before: ShownRelease, { gone, ...after }: ShownRelease): ShownRelease {
  return {
    ...after,
    figures: merged(before.figures, after.figures, names.figures, gone?.figures),
    numbers: merged(before.numbers, after.numbers, names.numbers, gone?.numbers),
    unit_months: merged(before.unit_months, after.unit_months, names.unit_months, gone?.unit_months),
    memberships: merged(before.memberships, after.memberships, names.memberships, gone?.memberships),
  };
}

function merged<Row>(
  before: readonly Row[],
  after: readonly Row[],
  nameOf: (row: Row) => string,
  gone: readonly string[] = [],
): Row[] {
  const rows = new Map([...before, ...after].map((row) => [nameOf(row), row]));
  for (const name of gone) rows.delete(name);
  return [...rows.values()];
}

function changes(before: ShownRelease, after: ShownRelease): ShownRelease {
  return {
    ...after,
    figures: changed(before.figures, after.figures, names.figures),
    numbers: changed(before.numbers, after.numbers, names.numbers),
    unit_months: changed(before.unit_months, after.unit_months, names.unit_months),
    memberships: changed(before.memberships, after.memberships, names.memberships),
    gone: {
      figures: missing(before.figures, after.figures, names.figures),
      numbers: missing(before.numbers, after.numbers, names.numbers),
      unit_months: missing(before.unit_months, after.unit_months, names.unit_months),
      memberships: missing(before.memberships, after.memberships, names.memberships),
    },
  };
}

function missing<Row>(before: readonly Row[], after: readonly Row[], nameOf: (row: Row) => string): string[] {
  const left = new Set(after.map(nameOf));
  return before.map(nameOf).filter((name) => !left.has(name));
}

function changed<Row>(before: readonly Row[], after: readonly Row[], nameOf: (row: Row) => string): Row[] {
  const known = new Map(before.map((row) => [nameOf(row), JSON.stringify(row)]));
  return after.filter((row) => known.get(nameOf(row)) !== JSON.stringify(row));
}
