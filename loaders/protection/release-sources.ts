import { readRows, type DuckDBConnection } from "../duckdb.ts";
import { dataFolder } from "../intake/data-folder.ts";
import { Stopped } from "../intake/stopped.ts";
import { forgottenReleases } from "../record/forgotten-releases.ts";
import { readGivenOut, type GivenOut } from "../record/given-out.ts";
import { readHeldRevisions } from "../record/held-revisions.ts";
import { readShownReleases, type ShownRelease } from "../record/shown-figures.ts";
import type { PublishedFigure } from "../reference/lists.ts";
import { audienceName, type Audience } from "./audience.ts";
import { others } from "./observers.ts";
import { monthAfter } from "./period-months.ts";
import type { ListedNumber, Membership, ReleaseState, UnitMonth } from "./release-state.ts";

/** What a reader of an audience may know before a release is made. */
export interface KnownBefore {
  /** The audience's own release before this one. */
  last: ShownRelease | undefined;
  /** Everything given out before that they may have read. */
  releases: ReleaseState[];
  /** The units' months whose corrections are held back on the day. */
  held: { unit_id: string; month: string }[];
}

/**
 * All that the record says has been given out to an audience, and to all: whoever may see more has also seen less. Stops
 * where the record has lost what someone was shown.
 */
export function knownBefore(audience: Audience, as_of: string, folder: string | undefined): KnownBefore {
  if (folder === undefined) return { last: undefined, releases: [], held: [] };
  const [forgotten] = forgottenReleases(dataFolder(folder));
  if (forgotten !== undefined) throw new Stopped(forgotten);
  const own = audienceName(audience);
  const shown = readShownReleases(dataFolder(folder));
  const read = shown.filter((release) => release.audience === own || release.audience === "offentlig");
  const givenOut = readGivenOut(dataFolder(folder)).map(toldState);
  return {
    last: read.findLast((release) => release.audience === own),
    releases: [...read.map(stateOf), ...givenOut],
    held: readHeldRevisions(dataFolder(folder)).filter(
      (each) => each.audience === own && each.held_on <= as_of && as_of < each.until,
    ),
  };
}

/** One hidden figure that was given to one receiver: it stays hidden from others, and the receiver knows it. */
export function toldState({
  number,
  unit_months,
  memberships,
  receiver,
}: Pick<GivenOut, "number" | "unit_months" | "memberships" | "receiver">): ReleaseState {
  return {
    unitMonths: unit_months,
    memberships,
    numbers: [{ ...number, place_in_tables: "told", told_to: receiver }],
  };
}

function stateOf({ unit_months, memberships, numbers }: ShownRelease): ReleaseState {
  return { unitMonths: unit_months, memberships, numbers: numbers.filter(({ held }) => !held) };
}

/**
 * What others have published, as numbers that everyone may have been told. Placements and decisions are no stays, but
 * whoever knows them knows the stays as good as: they are taken to know them, of all the months that the figure touches.
 */
export async function publishedNumbers(
  connection: DuckDBConnection,
  { unitMonths, memberships }: { unitMonths: readonly UnitMonth[]; memberships: readonly Membership[] },
): Promise<ListedNumber[]> {
  const rows = await readRows(
    connection,
    `select place_id, measure_id, period_start, period_end
    from reference.published_figures
    where indicator_id in ('stays_started', 'placements', 'decisions')
    order by all`,
  );
  const figures = rows.map((row) => ({
    place_id: String(row["place_id"]),
    measure_id: String(row["measure_id"]),
    period_start: String(row["period_start"]),
    period_end: String(row["period_end"]),
  }));
  return figures.flatMap((figure) =>
    ["adults", "under_18"].flatMap((population) =>
      publishedNumber(figure, population, unitMonths, memberships),
    ),
  );
}

function publishedNumber(
  {
    place_id,
    measure_id,
    period_start,
    period_end,
  }: Pick<PublishedFigure, "place_id" | "measure_id" | "period_start" | "period_end">,
  population: string,
  unitMonths: readonly UnitMonth[],
  memberships: readonly Membership[],
): ListedNumber[] {
  const months: string[] = [];
  for (let month = `${period_start.slice(0, 7)}-01`; month <= period_end; month = monthAfter(month, 1))
    months.push(month);
  const touched = new Set(months);
  const inPlace = memberships.filter(
    (row) => row.organisation === "then" && row.place_id === place_id && touched.has(row.month),
  );
  const [level] = inPlace.map(({ place_level }) => place_level);
  const counted = new Set(inPlace.map(({ unit_id, month }) => `${unit_id} ${month}`));
  const of = unitMonths.filter(
    (row) =>
      row.measure_id === measure_id &&
      row.population === population &&
      counted.has(`${row.unit_id} ${row.month}`),
  );
  // Of what is not in the data at all nothing can be taken from it.
  if (level === undefined || new Set(of.map(({ month }) => month)).size < months.length) return [];
  const value = of.reduce((sum, { amounts }) => sum + amounts.stays, 0);
  return [
    {
      measure_id,
      population,
      kind: "stays",
      organisation: "then",
      place_level: level,
      place_id,
      period: `published ${period_end}`,
      period_start,
      months,
      value,
      persons: value,
      largest: Math.min(1, value),
      place_in_tables: "told",
      told_to: others,
    },
  ];
}
