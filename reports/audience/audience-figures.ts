import type { AudienceGiven } from "../../loaders/audience-site/audience-given.ts";
import type { ProtectedFigure } from "../../loaders/protection/protected-figure.ts";
import { parentsOf, type PlaceWithParents } from "../../loaders/site-data/places.ts";
import { valueOf } from "../../src/figures/figure.ts";
import type { ProtectedFront } from "../../src/figures/protected.ts";
import { lastQuarterOf, yearBefore, type ReportScope } from "../report-scope.ts";

/** What a report for one audience is made of: figures that its site shows, and nothing else. */
export interface AudienceFigures {
  scope: ReportScope;
  place: PlaceWithParents;
  /** The place itself, those below it that have figures, and beside a region the country. */
  places: PlaceWithParents[];
  organisation: "now" | "then";
  /** Each figure once, though it stands in several tables of the site. */
  now: ProtectedFigure[];
  /** The same a year before. */
  before: ProtectedFigure[];
  /** Stays started per quarter at the place itself, to the report's last. */
  quarters: ProtectedFigure[];
  /** On the country's use; nothing in a region's report. */
  verdict: ProtectedFront["verdict"] | undefined;
}

/** What a report tells of, in this order; what the audience's tables do not list has no table. */
export const toldIndicators = [
  "stays_started",
  "rate",
  "persons",
  "cell_hours",
  "prison_days",
  "length_median",
  "length_lower_quartile",
  "length_upper_quartile",
  "share_over_24_h",
  "share_over_48_h",
  "share_over_72_h",
  "self_harm_share_stays",
];

/** What is told of other persons and measures. */
const ofOthers = ["stays_started", "rate"];

/** The figures of a report, out of those that the audience is given. */
export function audienceFigures(
  { figures, policy }: Pick<AudienceGiven, "figures" | "policy">,
  scope: ReportScope,
  all: readonly PlaceWithParents[],
  verdict: AudienceFigures["verdict"],
): AudienceFigures {
  const place = all.find(({ place_id }) => place_id === scope.place_id);
  if (place === undefined) throw new Error(`unknown place: ${scope.place_id}`);
  const organisation = policy.tables.some(({ organisations }) => organisations.includes("now"))
    ? "now"
    : "then";
  const told = onceEach(
    figures.filter(
      (figure) => figure.organisation === organisation && toldIndicators.includes(figure.indicator_id),
    ),
  );
  const of = (start: string) =>
    told.filter(({ period, period_start }) => period === scope.period && period_start === start);
  const now = of(scope.start);
  const places = placesOf(place, all, new Set(now.map(({ place_id }) => place_id)));
  const within = new Set(places.map(({ place_id }) => place_id));
  const own = new Set(
    now.flatMap((figure) =>
      figure.place_id === place.place_id && isUsual(figure) ? [figure.indicator_id] : [],
    ),
  );
  // Other persons and measures are told of the place itself, and of the others what it has itself.
  const inReport = (figure: ProtectedFigure) =>
    isUsual(figure)
      ? within.has(figure.place_id) && own.has(figure.indicator_id)
      : figure.place_id === place.place_id && ofOthers.includes(figure.indicator_id);
  return {
    scope,
    place,
    places,
    organisation,
    now: now.filter(inReport),
    before: of(yearBefore(scope.start)).filter(inReport),
    quarters: told
      .filter(
        (figure) =>
          figure.place_id === place.place_id &&
          figure.period === "quarter" &&
          figure.indicator_id === "stays_started" &&
          isUsual(figure) &&
          figure.period_start <= lastQuarterOf(scope),
      )
      .sort((one, other) => (one.period_start < other.period_start ? -1 : 1)),
    verdict,
  };
}

/** Of the persons and the measure that a report is about. */
export const isUsual = ({ measure_id, population }: ProtectedFigure) =>
  measure_id === "safety_cell" && population === "adults";

/** A region's own place stands in two tables, and is open in one of them. */
function onceEach(figures: readonly ProtectedFigure[]): ProtectedFigure[] {
  const byName = new Map<string, ProtectedFigure>();
  for (const figure of figures) {
    const { place_id, measure_id, population, period, period_start, indicator_id } = figure;
    const name = [place_id, measure_id, population, period, period_start, indicator_id].join(" ");
    const before = byName.get(name);
    if (before === undefined || valueOf(before) === undefined) byName.set(name, figure);
  }
  return [...byName.values()];
}

/** A region's prisons, or where they have no figures of their own its units; of the country its regions. */
function placesOf(
  place: PlaceWithParents,
  all: readonly PlaceWithParents[],
  withFigures: ReadonlySet<string>,
): PlaceWithParents[] {
  const within = all.filter(
    (one) =>
      withFigures.has(one.place_id) &&
      parentsOf(one, [...all]).some(({ place_id }) => place_id === place.place_id),
  );
  const of = (level: string) => within.filter(({ place_level }) => place_level === level);
  if (place.place_level === "country") return [place, ...of("region")];
  const country = all.filter(
    ({ place_level, place_id }) => place_level === "country" && withFigures.has(place_id),
  );
  const below = of("prison");
  return [place, ...(below.length > 0 ? below : of("unit")), ...country];
}
