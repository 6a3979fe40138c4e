import { unpackFigures } from "../figures/packed-figures.js";
import { isWhole } from "../figures/choice.js";
import { isOfChoice } from "../figures/series.js";
import { answer } from "./answer.js";
import { childrenTable, pageOf, placeLink } from "./children-table.js";
import { choiceLink } from "./choice-link.js";
import { h, type Content } from "./content.js";
import { hoursPerMonth, staysPerMonth, staysPerYear } from "./count-figures.js";
import { lengths } from "./curve-figure.js";
import { lengthClassesFigure } from "./length-classes-figure.js";
import { longStaysFigure } from "./length-figures.js";
import { measuresTable } from "./measures-table.js";
import { monitoringFigure, shareMonitoringFigure } from "./monitoring-figure.js";
import { newestNotes } from "./newest-notes.js";
import { periodPart } from "./period-part.js";
import { rateFigure } from "./rate-figure.js";
import { releasesOf } from "./release-parts.js";
import { reportsFigure } from "./reports-figure.js";
import { beyondSelection, selection } from "./selection.js";
import { selfHarmFigure } from "./self-harm-figure.js";
import { startsFigures } from "./starts-figure.js";
import { tableToTake } from "./table-to-take.js";
import { trendChecks } from "./trend-checks.js";
import { trendFigure } from "./trend-figure.js";
import { unitMonthsFigure } from "./unit-months-figure.js";
import { otherTrends, verdict } from "./verdict.js";
import { isAdultsInCell, type View } from "./view.js";

/** What a page of a place is made of, by the names that the pages call its parts. */
export const placeParts: Record<string, (view: View) => Content> = {
  path: parentPath,
  name: ({ data }) => data.place.name,
  question: ({ words }) => words.site.question,
  answer,
  verdict: (view) => [beyondSelection(view), verdict(view)],
  newest: ({ site, data }) => newestNotes(site, data.place),
  selection,
  period: (view) => periodPart(view),
  trend: trendFigure,
  "other-trends": (view) => [otherTrends(view), trendChecks(view)],
  "stays-per-month": whereApplicable(staysPerMonth),
  monitoring: whereApplicable(monitoringFigure),
  "stays-per-year": whereApplicable(staysPerYear),
  rate: whereApplicable((view) => (view.site.prison_days_available ? rateFigure(view) : [])),
  hours: whereApplicable(hoursPerMonth),
  lengths: whereApplicable(lengths),
  "length-classes": whereApplicable(lengthClassesFigure),
  "long-stays": whereApplicable((view) => longStaysFigure(view)),
  starts: whereApplicable(startsFigures),
  "self-harm": whereApplicable((view) => [selfHarmFigure(view), shareMonitoringFigure(view)]),
  measures: measuresTable,
  reports: reportsFigure,
  units: unitReports,
  children: whereApplicable(children),
  history,
  events,
  releases: ({ site, data, root }) => releasesOf(site, data.place, root),
};

/** A part that says nothing where the place never had the measure; the answer has said so once. */
function whereApplicable(part: (view: View) => Content): (view: View) => Content {
  return (view) => (view.applicable ? part(view) : []);
}

function parentPath({ data, root, words }: View): Content {
  return h(
    "nav",
    { class: "path", "aria-label": words.site.path },
    ...data.parents.flatMap((parent) => [h("a", { href: pageOf(root, parent) }, parent.name), " › "]),
  );
}

function unitReports({ site, words, unitMonths }: View): Content {
  if (!site.by_report) return [];
  const month = site.settled_month;
  const due = unitMonths.filter((row) => row.month.slice(0, 7) === month && row.state !== "not_due");
  const missing = due.filter(({ state }) => state === "not_reported");
  return unitMonthsFigure(
    site,
    words,
    unitMonths,
    words.answers
      .missingReports(
        `${month}-01`,
        due.length - missing.length,
        due.length,
        missing.map(({ unit_name }) => unit_name),
      )
      .slice(0, -1),
  );
}

function children(view: View): Content {
  const { site, words, data, choice, root, what, who } = view;
  if (!isWhole(choice)) return [];
  const titles = words.figures.children.titles;
  const [only, ...others] = data.children;
  // A prison of one unit has said all of it already.
  if (only?.place_level === "unit" && others.length === 0) return [];
  const level = data.children[0]?.place_level;
  return childrenTable({
    site,
    words,
    what,
    who,
    id: "steder",
    within: data.place,
    title:
      level === "region"
        ? titles.regions
        : level === "unit"
          ? titles.units
          : site.by_report
            ? titles.prisons
            : titles.places,
    children: data.children,
    link: (place) =>
      place.place_level === "unit"
        ? choiceLink(view, { unit: place.place_id }, "observablehq-main", place.name)
        : placeLink(root, place),
    figures: unpackFigures(data.children_figures, (row) => isOfChoice(row, choice)),
  });
}

function history({ site, words, data }: View): Content {
  if (data.history.length === 0) return [];
  const label = words.figures.history;
  return h(
    "section",
    { id: "historikk" },
    h("h2", {}, label.title),
    h("p", { class: "subtitle" }, label.subtitle),
    tableToTake({
      site,
      id: "historikk",
      file: `historikk-${data.place.place_id}`,
      place: data.place.name,
      table: {
        caption: label.title,
        columns: [
          { label: words.columns.period },
          { label: words.columns.counts },
          { label: words.columns.number, number: true },
          { label: words.columns.source },
        ],
        rows: data.history.map((row) => [
          words.capital(words.period(row.period, row.period_start)),
          `${words.countsOf(row.counts)} ${words.measureOf(row.counts, row.measure_id)}`,
          { shown: words.number(row.value), number: row.value },
          row.source,
        ]),
      },
    }),
  );
}

function events(view: View): Content {
  const { words, data } = view;
  if (data.events.length === 0) return [];
  const isFollowed = isAdultsInCell(view);
  return h(
    "section",
    { id: "hendelser" },
    h("h2", {}, words.figures.events.title),
    h(
      "ul",
      { class: "events" },
      ...data.events.map((event) => {
        const effect = data.analysis.effects.find(({ event_id }) => event_id === event.event_id);
        return h(
          "li",
          {},
          h("span", { class: "when" }, words.when(event.date, event.date_precision)),
          ` ${event.name_nb}`,
          effect === undefined || !isFollowed
            ? []
            : h("p", { class: "note" }, words.analysis.effect.sentences(effect).join(" ")),
        );
      }),
    ),
  );
}
