import {
  counts,
  isFromTo,
  isOfFew as isOfFewEvents,
  isPartial,
  lacksReports,
  valueOf,
  type Figure,
} from "../figures/figure.js";
import { isOfChoice, isOver, isWithin, latest, series } from "../figures/series.js";
import { packSeries, unpackFigures, type PackedFigures } from "../figures/packed-figures.js";
import { choicesOf, isWhole, type Choice, type Choices } from "../figures/choice.js";
import { unpackUnitMonths } from "../figures/packed-unit-months.js";
import { markedEvents } from "../figures/marked-events.js";
import type { MarkedEvent, PlaceData, Site, UnitMonth } from "../figures/site.js";
import type { TimeAxis } from "../charts/time-frame.js";
import type { Counted } from "../words/nb.js";
import { wordsOf, type Words } from "../words/words.js";
import type { NumberCell, SmallMark } from "./table.js";

/** A place's page as one choice shows it. */
export interface View {
  site: Site;
  data: PlaceData;
  choice: Choice;
  /** All that the page can show. */
  choices: Choices;
  words: Words;
  /** The way from the page to the site's first page: `./` or `../`. */
  root: string;
  /** The page that another choice is shown on: empty where it is the page itself. */
  page: string;
  figures: Figure[];
  unitMonths: UnitMonth[];
  /** The measure was there at the place in some of the months. */
  applicable: boolean;
  /** Stays, or placements where the source cannot tell stays. */
  what: Counted;
  /** Whom the figures are about. */
  who: string;
  /** The time that is chosen. */
  axis: TimeAxis;
  /** All the time there is. */
  wholeAxis: TimeAxis;
}

/** A place as a choice shows it; of a prison's page, the unit that is chosen where what is to be said of it is at hand. */
export function placeView(
  site: Site,
  page: PlaceData,
  choice: Choice,
  root: string,
  units: Record<string, PlaceData> = {},
): View {
  const words = wordsOf(site.language);
  const data = units[choice.unit] ?? page;
  const figures = unpackFigures(figuresOfChoice(data, choice), (row) => isOfChoice(row, choice));
  const wholeAxis = timeAxis(site, words, data.events);
  return {
    site,
    data,
    choice,
    choices: choicesOf(site, page),
    words,
    root,
    page: "",
    figures,
    applicable: figures.some(
      ({ indicator_id, state }) => indicator_id !== "reports_received" && state !== "not_applicable",
    ),
    unitMonths: unpackUnitMonths(data.unit_months),
    what: { indicator: countedIndicator(figures), measure: choice.measure_id },
    who: whoOf(site, words, choice),
    axis: { ...wholeAxis, from: choice.from || wholeAxis.from, to: choice.to || wholeAxis.to },
    wholeAxis,
  };
}

function figuresOfChoice(data: PlaceData, choice: Choice): PackedFigures {
  if (isWhole(choice)) return data.figures;
  const part = data.parts.find(
    ({ reason, security }) => reason === choice.reason && security === choice.security,
  );
  return part?.figures ?? packSeries([]);
}

function whoOf(site: Site, words: Words, choice: Choice): string {
  const persons = site.by_report ? (words.populations[choice.population] ?? choice.population) : "";
  return [persons, words.selection.part(choice)].filter((said) => said !== "").join(", ");
}

function countedIndicator(figures: Figure[]): string {
  const stays = series(figures, "month", "stays_started");
  const none = stays.length > 0 && stays.every(({ state }) => state === "not_available");
  return none ? "placements" : "stays_started";
}

/** The site's whole time with what is marked in it. */
export function timeAxis(site: Site, words: Words, events: MarkedEvent[]): TimeAxis {
  const { dated, years } = markedEvents(events);
  return {
    from: site.first_month,
    to: site.last_month,
    comparable: site.comparable,
    events: dated.map(({ date, short_nb }) => ({ date, short: short_nb })),
    years: years.map(({ year, events: own }) => ({
      year,
      said: words.dayUnknown(
        year,
        own.map(({ short_nb }) => short_nb),
      ),
    })),
  };
}

/** A series within the time that is chosen; its running period, not over yet, is marked provisional. */
export function seriesShown(view: View, period: string, indicatorId: string): Figure[] {
  return series(view.figures, period, indicatorId)
    .filter((figure) => isWithin(figure, view.choice))
    .map((figure) => (isOver(figure, view.site.last_month) ? figure : { ...figure, provisional: true }));
}

/** How small counts are marked on a site; nothing where none are. */
export function smallMark({
  marked_below,
  language,
}: Pick<Site, "marked_below" | "language">): SmallMark | undefined {
  return marked_below > 0
    ? { below: marked_below, said: wordsOf(language).audience.smallNote(marked_below) }
    : undefined;
}

/**
 * A figure as a table shows it: its number, from–to where it is not whole, or the word of its state. What is known of a
 * period that nobody has reported stands beside that word.
 */
export function shown(
  words: Words,
  figure:
    | (Pick<Figure, "state" | "value" | "low" | "high" | "provisional"> &
        Partial<Pick<Figure, "indicator_id" | "months_expected" | "months_reported">>)
    | undefined,
  written: (given: number) => string,
): string | NumberCell {
  if (figure === undefined) return "–";
  const { low, high, indicator_id = "" } = figure;
  const value = valueOf(figure);
  const fromTo = isFromTo(figure) && low !== null ? fromLowToHigh(words, low, high, written) : undefined;
  if (value !== undefined) {
    const said = words.changeable(fromTo ?? written(value), {
      provisional: figure.provisional,
      incomplete: lacksReports(figure),
    });
    return {
      shown: said,
      number: value,
      ...(said !== written(value) && { mayChange: true }),
      // A small one may point at somebody.
      ...(counts.has(indicator_id) && { counts: true }),
    };
  }
  if (fromTo === undefined) return words.stateOf(figure.state);
  return figure.state === "incomplete" && high === null && low !== 0
    ? fromTo
    : `${fromTo} (${words.stateOf(figure.state)})`;
}

/** What is known, and how much more there may be. */
function fromLowToHigh(
  words: Words,
  low: number,
  high: number | null,
  written: (given: number) => string,
): string {
  if (high === null) return words.atLeast(low, written);
  return high > low ? words.range(written(low), written(high)) : written(low);
}

/** The interval of a figure as a table shows it. */
export function intervalShown(
  words: Words,
  figure: Pick<Figure, "state" | "lower" | "upper">,
  written: (given: number) => string,
): string {
  return figure.state === "value" && figure.lower !== null && figure.upper !== null
    ? words.range(written(figure.lower), written(figure.upper))
    : "–";
}

/** The interval of a rate as a table shows it. Of few stays it says so. */
export function rateInterval({ words, site }: Pick<View, "words" | "site">, figure: Figure): string {
  const said = intervalShown(words, figure, words.rate);
  return isOfFew(site, figure) && said !== "–" ? words.ofFew(said) : said;
}

/** Whether a rate rests on few stays, where it is told how many. */
export const isOfFew = ({ rules }: Pick<Site, "rules">, figure: Pick<Figure, "numerator">): boolean =>
  isOfFewEvents(figure, rules["few_events"] ?? 0);

/** The columns of a table that tell of reports; none where the source has no reports. */
export function ofReports<Told>({ site }: Pick<View, "site">, told: Told): Told[] {
  return site.by_report ? [told] : [];
}

export function reportsShown(words: Words, figure: Figure | undefined): string {
  return words.reportsOf(figure?.months_reported ?? 0, figure?.months_expected ?? 0);
}

/** Some report of the last 12 months has not come, or is not whole. */
export const lacksReportsOfYear = ({ figures, what }: View): boolean =>
  isPartial(latest(figures, "last_12", what.indicator) ?? {});

/** Charts of when something stood out, and curves of length, are made of adults in a safety cell. */
export function isAdultsInCell({ choice }: View): boolean {
  return choice.measure_id === "safety_cell" && choice.population === "adults" && isWhole(choice);
}
