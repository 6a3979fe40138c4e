import { isWhole } from "../figures/choice.js";
import type { KeptVerdict, Trend, TrendAnswer } from "../figures/trend-answer.js";
import { h, type Content } from "./content.js";
import type { TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import type { View } from "./view.js";

/** The latest answer of a trend at the place, by the organisation that is chosen where the two differ. */
export function trendAnswer({ data, choice }: View, trendId: string): TrendAnswer | undefined {
  const own = data.trends.answers.filter(({ trend_id }) => trend_id === trendId);
  return own.find(({ organisation }) => organisation === choice.organisation) ?? own[0];
}

/** The trends of the measure and persons that are chosen; the first is the one that the page answers with. */
export function trendsShown({ site, choice }: View): Trend[] {
  return site.trends.filter(
    ({ measure_id, population }) =>
      isWhole(choice) && measure_id === choice.measure_id && population === choice.population,
  );
}

/** The question of the page answered: is it falling? With size, interval, what it rests on, and why not otherwise. */
export function verdict(view: View): Content {
  const [first] = trendsShown(view);
  const told = first && trendAnswer(view, first.trend_id);
  if (told === undefined) return [];
  const { words, site } = view;
  const label = words.trends;
  const reasons = label.reasons(told, site.rules);
  // An interval without «no change» in it beside «no clear change» needs its reason in sight.
  const isInSight = told.settled_answer === "no_clear_change" && !label.holdsNoChange(told);
  return h(
    "section",
    { class: "verdict", id: "svar", "aria-labelledby": "svar-tittel" },
    h("h2", { id: "svar-tittel" }, `${label.lead(told)}.`),
    ...[label.size(told), ...(isInSight ? reasons : []), label.basis(told), label.notUnchanged(told)]
      .filter((sentence) => sentence !== "")
      .map((sentence) => h("p", {}, sentence)),
    reasons.length === 0 || isInSight
      ? []
      : h(
          "details",
          {},
          h("summary", {}, label.why),
          h("ul", {}, ...reasons.map((reason) => h("li", {}, reason))),
        ),
    turns(view, told),
    h(
      "p",
      { class: "note" },
      label.settledNote(told, keptVerdict(view, told)),
      " ",
      h("a", { href: `${view.root}metode.html` }, label.methodLink),
    ),
  );
}

/** The quarters in which another answer was settled than in the quarter before. */
function turns({ data, words }: View, told: TrendAnswer): Content {
  const own = data.trends.turns.filter(
    ({ trend_id, organisation }) => trend_id === told.trend_id && organisation === told.organisation,
  );
  if (own.length < 2) return [];
  return h(
    "details",
    {},
    h("summary", {}, words.trends.earlier),
    h(
      "ul",
      {},
      ...own
        .toReversed()
        .map(({ quarter, settled_answer }) => h("li", {}, words.trends.turn(quarter, settled_answer))),
    ),
  );
}

/** What was settled of the answer's quarter; a verdict is settled by the organisation now. */
function keptVerdict({ data }: View, told: TrendAnswer): KeptVerdict | undefined {
  if (told.organisation !== "now") return undefined;
  return data.trends.kept.find(
    ({ trend_id, quarter }) => trend_id === told.trend_id && quarter === told.quarter,
  );
}

/** The other series beside it, a row each: a fall in one may be a rise in another. */
export function otherTrends(view: View): Content {
  const { words, site, data, choice } = view;
  const shown = (isWhole(choice) ? site.trends : []).filter(({ measure_id, population }) =>
    choice.population === "adults"
      ? true
      : measure_id === choice.measure_id && population === choice.population,
  );
  const rows = shown.flatMap((trend): TableCell[][] => {
    const told = trendAnswer(view, trend.trend_id);
    return told === undefined ? [] : [trendRow(view, trend, told)];
  });
  if (rows.length < 2) return [];
  const label = words.trends.table;
  return h(
    "section",
    { id: "serier" },
    h("h2", {}, label.title),
    h("p", { class: "subtitle" }, label.subtitle),
    tableToTake({
      site,
      id: "serier",
      file: `serier-${data.place.place_id}`,
      place: data.place.name,
      table: {
        caption: label.title,
        columns: [
          { label: label.series },
          { label: label.answer },
          { label: label.perYear, number: true },
          { label: words.columns.interval, number: true },
          { label: label.stays, number: true },
          { label: label.persons, number: true },
          { label: label.dispersion, number: true },
          { label: words.columns.reports, number: true },
        ],
        rows,
      },
    }),
  );
}

function trendRow({ words }: View, trend: Trend, told: TrendAnswer): TableCell[] {
  const label = words.trends;
  const { ratio_per_year: ratio, lower, upper, dispersion, persons } = told;
  return [
    trend.name_nb,
    label.word(told.settled_answer),
    ratio === null ? "–" : { shown: label.change(ratio), number: ratio },
    lower === null || upper === null ? "–" : label.changeRange(lower, upper),
    { shown: words.number(told.stays), number: told.stays },
    persons === null ? "–" : { shown: words.number(persons), number: persons },
    dispersion === null ? "–" : { shown: words.number(dispersion, 1), number: dispersion },
    words.reportsOf(told.months_counted, told.months_expected),
  ];
}
