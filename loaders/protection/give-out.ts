import type { DuckDBConnection } from "../duckdb.ts";
import { dataFolder } from "../intake/data-folder.ts";
import { Stopped } from "../intake/stopped.ts";
import { keepGivenOut, type GivenOut } from "../record/given-out.ts";
import { readShownReleases, type ShownRelease } from "../record/shown-figures.ts";
import { audienceName, type Audience } from "./audience.ts";
import { numbersOfIndicator } from "./listed-numbers.ts";
import { siteOf } from "./number-site.ts";
import { protectedFigures, type ProtectedFigures } from "./protected-figures.ts";
import { toldState } from "./release-sources.ts";
import type { ProtectedFigure } from "./protected-figure.ts";

/** One figure that is asked for, and who decides on giving it out. */
export interface Asked {
  audience: Audience;
  figure: Pick<
    ProtectedFigure,
    "organisation" | "place_id" | "period" | "period_start" | "measure_id" | "population" | "indicator_id"
  >;
  given_on: string;
  receiver: string;
  reason: string;
  given_by: string;
}

/**
 * Gives one hidden figure to one receiver: a rule of what is published is no ground for refusing access. Refused where
 * it would give away others that are hidden. From then on the receiver counts as one who knows it, in all that is given
 * out after; from others it stays hidden.
 */
export async function giveOut(connection: DuckDBConnection, folder: string, asked: Asked): Promise<GivenOut> {
  const before = await protectedFigures(connection, asked.audience, { folder });
  const shown = readShownReleases(dataFolder(folder));
  const given = { ...whatIsGiven(before, shown, asked), audience: audienceName(asked.audience) };
  const { receiver } = asked;
  const after = await protectedFigures(connection, asked.audience, {
    folder,
    alsoKnown: [toldState(given)],
  });
  const known = new Set(narrowedTo(receiver, before));
  const more = new Set(narrowedTo(receiver, after).filter((id) => !known.has(id)));
  if (more.size > 0)
    throw new Stopped(
      `Tallet kan ikke gis ut alene: Sammen med det som er gitt ut før, ville det vise ${more.size === 1 ? "ett tall" : `${more.size} tall`} til som er skjult.`,
    );
  await keepGivenOut(dataFolder(folder), given);
  return given;
}

/** The figures of tables, or that tables imply, of which a receiver finds out more than any reader may. */
function narrowedTo(receiver: string, { inside }: ProtectedFigures): string[] {
  return inside.systems.flatMap(({ joint, guarded }) => {
    const inTables = new Set(joint.system.cells.flatMap(({ id, neverShown }) => (neverShown ? [] : [id])));
    const insiders = guarded.parts.flatMap(({ certificate }) => certificate.insiders);
    return insiders
      .filter(({ toldTo }) => toldTo === receiver)
      .flatMap(({ asFarAsCan }) => asFarAsCan.flatMap(({ cell }) => (inTables.has(cell) ? [cell] : [])));
  });
}

function whatIsGiven(
  of: ProtectedFigures,
  shown: readonly ShownRelease[],
  { figure, audience, ...decided }: Asked,
): Omit<GivenOut, "audience"> {
  const listed = of.figures.find(
    (each) => each.indicator_id === figure.indicator_id && siteOf(each) === siteOf(figure),
  );
  if (!listed) throw new Stopped(`Tabellene til ${audienceName(audience)} har ikke noe slikt tall.`);
  if (listed.state !== "suppressed") throw new Stopped("Tallet er ikke skjult; det står i tabellene.");
  const kind = numbersOfIndicator(figure.indicator_id).at(-1);
  const ofRelease = ({ numbers }: ShownRelease) =>
    numbers.find((each) => each.kind === kind && siteOf(each) === siteOf(figure));
  // What is held back is a sum of what it was made of when it was first given out.
  const release = ofRelease(of.inside.release)?.held
    ? shown.findLast((each) => each.audience === audienceName(audience) && ofRelease(each)?.held !== true)
    : of.inside.release;
  const number = release && ofRelease(release);
  if (!release || !number || !["stays_started", "persons", "cell_hours"].includes(figure.indicator_id))
    throw new Stopped("Bare opphold, personer og timer gis ut enkeltvis. Andeler og rater følger av dem.");
  const within = new Set(number.months);
  const memberships = release.memberships.filter(({ month }) => within.has(month));
  const units = new Set(
    memberships
      .filter(
        ({ organisation, place_id }) => organisation === number.organisation && place_id === number.place_id,
      )
      .map(({ unit_id }) => unit_id),
  );
  return {
    ...decided,
    number: { ...number, place_in_tables: "shown" },
    memberships: memberships.filter(({ unit_id }) => units.has(unit_id)),
    unit_months: release.unit_months.filter(
      ({ unit_id, month, measure_id, population }) =>
        units.has(unit_id) &&
        within.has(month) &&
        measure_id === number.measure_id &&
        population === number.population,
    ),
  };
}
