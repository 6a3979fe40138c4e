import { intervalLine } from "../charts/interval-line.js";
import type { Chosen, ListsOf } from "../figures/chosen.js";
import { unpackDuty, type ActRule, type Duties, type Duty, type DutyPlace } from "../figures/duties.js";
import type { Figure } from "../figures/figure.js";
import type { Site } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { chartFigure } from "./chart-figure.js";
import { h, type Content } from "./content.js";
import type { Table } from "./table.js";
import { timeAxis } from "./view.js";

interface DutyPage {
  site: Site;
  duties: Duties;
  chosen: Chosen;
}

/** What the page of rules kept is made of, by the names that the page calls its parts. */
export const dutyParts: Record<string, (page: DutyPage) => Content> = { answer, rules };

/** The places, acts and rules that there are to choose between. */
export function dutyLists(site: Site, duties: Duties): ListsOf {
  const words = wordsOf(site.language).duties;
  return ({ sted, lov }) => {
    const place = duties.places.find(({ place_id }) => place_id === sted);
    return [
      {
        key: "sted",
        label: words.filters.place,
        options: duties.places.map(({ place_id, name }) => ({ id: place_id, name })),
      },
      {
        key: "lov",
        label: words.filters.act,
        options: (["in_force", "adopted"] as const).map((act) => ({
          id: words.slugs[act],
          name: words.acts[act],
        })),
      },
      {
        key: "regel",
        label: words.filters.rule,
        options: [
          { id: "alle", name: words.filters.all },
          ...rulesOf(duties, place, lov === words.slugs.adopted ? "adopted" : "in_force").map((rule) => ({
            id: slugOf(rule),
            name: words.name(rule.measure_id, rule.thresholds.at(-1)),
          })),
        ],
      },
    ];
  };
}

function rulesOf(duties: Duties, place: DutyPlace | undefined, act: string): ActRule[] {
  return duties.rules.filter((rule) => rule.act === act && place?.measures.includes(rule.measure_id));
}

const slugOf = ({ measure_id, under_18, duty }: ActRule) =>
  `${measure_id}-${duty}${under_18 ? "-under_18" : ""}`;

/** A rule at the chosen place, with what is known of it in each period. */
interface RuleView {
  words: Words;
  site: Site;
  duties: Duties;
  place: DutyPlace;
  rule: ActRule;
  known: Duty[];
}

function shownRules({ site, duties, chosen }: DutyPage): RuleView[] {
  const words = wordsOf(site.language);
  const place = duties.places.find(({ place_id }) => place_id === chosen["sted"]);
  if (place === undefined) return [];
  const placeAt = duties.places.indexOf(place);
  const act = chosen["lov"] === words.duties.slugs.adopted ? "adopted" : "in_force";
  return rulesOf(duties, place, act)
    .filter((rule) => chosen["regel"] === "alle" || chosen["regel"] === slugOf(rule))
    .map((rule) => {
      const ruleAt = duties.rules.indexOf(rule);
      const known = duties.lines.filter((line) => line[0] === placeAt && line[1] === ruleAt).map(unpackDuty);
      return { words, site, duties, place, rule, known };
    });
}

const fellDue = ({ known }: RuleView) => known.some(({ stays_due }) => (stays_due ?? 0) > 0);
const ofLastTwelve = ({ known }: RuleView) => known.find(({ period }) => period === "last_12");

function titleOf(view: RuleView): string {
  const { words, rule } = view;
  return words.duties.title(rule, ofLastTwelve(view));
}

function answer(page: DutyPage): Content {
  const words = wordsOf(page.site.language).duties;
  const views = shownRules(page);
  const [first] = [...views.filter(fellDue), ...views];
  if (first === undefined) return h("div", { class: "answer" }, h("p", { class: "lead" }, words.none));
  return h(
    "div",
    { class: "answer" },
    h("p", { class: "lead" }, words.lead(first.place.name, titleOf(first))),
    h("p", {}, first.rule.act === "adopted" ? words.whatIf : words.inForce),
    h("p", { class: "note" }, words.about),
    h("p", { class: "note" }, words.readings(page.duties.at_once_hours), " ", words.organisation),
  );
}

function rules(page: DutyPage): Content {
  const words = wordsOf(page.site.language).duties;
  const views = shownRules(page);
  const never = views.filter((view) => !fellDue(view));
  return [
    ...views.filter(fellDue).map(ruleFigure),
    never.length === 0
      ? []
      : h(
          "p",
          { class: "note" },
          words.nothing(never.map(({ rule }) => words.name(rule.measure_id, rule.thresholds.at(-1)))),
        ),
  ];
}

function ruleFigure(view: RuleView): Content {
  const { words, site, duties, place, rule, known } = view;
  const hasShare = (period: string) => known.some((duty) => duty.period === period && duty.state === "value");
  const period = hasShare("quarter") || !hasShare("year") ? "quarter" : "year";
  const drawn = known.filter((duty) => duty.period === period);
  const last = ofLastTwelve(view);
  const table = ruleTable(view, "quarter", duties.quarters);
  const subtitle = words.duties.subtitle({
    duty: rule.duty,
    thresholds: rule.thresholds,
    period,
    from: site.first_month,
    to: site.last_month,
  });
  const source = words.source({
    madeUp: site.made_up,
    credit: site.credit,
    reports:
      last === undefined
        ? null
        : words.inPeriod(
            "last_12",
            last.period_start,
            words.complete(last.months_reported, last.months_expected, rule.measure_id),
          ),
    methods: [...new Set(drawn.flatMap(({ state, method }) => (state === "value" ? [method] : [])))],
    knownOn: site.known_at,
  });
  return chartFigure({
    id: slugOf(rule),
    file: `${slugOf(rule)}-${rule.act}-${place.place_id}`,
    words,
    title: titleOf(view),
    subtitle,
    legend: [],
    chart:
      hasShare("quarter") || hasShare("year")
        ? { height: "middle", draw: (width, document) => shareChart(view, drawn, width, document) }
        : { reason: words.duties.noShare(duties.minimum_answered) },
    notes: [words.duties.few(duties.minimum_answered)],
    table,
    more: [
      {
        show: words.duties.perYear,
        file: `${slugOf(rule)}-${rule.act}-${place.place_id}-ar`,
        table: ruleTable(view, "year", duties.years),
      },
    ],
    source,
    above: [
      ...(site.made_up ? [words.madeUp.toUpperCase()] : []),
      `${place.name}: ${table.caption}.`,
      ...(rule.act === "adopted" ? [words.duties.whatIf] : []),
      subtitle,
      words.duties.readings(duties.at_once_hours),
      source,
    ],
  });
}

function shareChart(
  { words, site, place }: RuleView,
  drawn: Duty[],
  width: number,
  document: Document,
): Element {
  return intervalLine(drawn.map(figureOf), {
    width,
    document,
    axis: timeAxis(
      site,
      words,
      site.events.filter(({ place_id }) => place_id === place.place_id),
    ),
    height: 170,
    atMost: 1,
    tick: words.percent,
    label: (figure) =>
      words.duties.point(words.period(figure.period, figure.period_start), {
        state: words.stateOf(figure.state),
        share: figure.value,
        lower: figure.lower,
        upper: figure.upper,
        stays_due: null,
        stays_answered: figure.denominator,
        stays_in_time: figure.numerator,
      }),
  });
}

/** A duty's share in the form that charts draw. */
function figureOf(duty: Duty): Figure {
  return {
    organisation: "now",
    place_id: "",
    period: duty.period,
    period_start: duty.period_start,
    measure_id: "",
    population: "",
    indicator_id: "",
    state: duty.state,
    value: duty.share,
    lower: duty.lower,
    upper: duty.upper,
    numerator: duty.stays_in_time,
    denominator: duty.stays_answered,
    low: null,
    high: null,
    method: duty.method,
    provisional: duty.provisional,
    months_expected: duty.months_expected,
    months_reported: duty.months_reported,
    units_expected: null,
    units_reported: null,
  };
}

function ruleTable({ words, rule, known }: RuleView, period: string, starts: string[]): Table {
  const label = words.duties.columns;
  const of = new Map(known.filter((duty) => duty.period === period).map((duty) => [duty.period_start, duty]));
  const count = (given: number | null, state: string) =>
    given === null ? words.stateOf(state) : { shown: words.number(given), number: given };
  return {
    caption: words.duties.table(rule.measure_id, rule.thresholds.at(-1), period),
    columns: [
      { label: period === "year" ? words.columns.year : words.columns.quarter },
      { label: label.due, number: true },
      { label: label.answered, number: true },
      { label: label.inTime, number: true },
      { label: label.share, number: true },
      { label: words.columns.interval, number: true },
      { label: words.columns.reports },
    ],
    rows: starts.map((start) => {
      const duty = of.get(start);
      const when = words.capital(words.period(period, start));
      if (duty === undefined)
        return [when, count(0, ""), count(0, ""), count(0, ""), "–", "–", words.duties.allReports];
      return [
        when,
        count(duty.stays_due, duty.state),
        count(duty.stays_answered, duty.state),
        count(duty.stays_in_time, duty.state),
        duty.share === null
          ? words.stateOf(duty.state)
          : { shown: words.percent(duty.share), number: duty.share },
        duty.lower === null || duty.upper === null ? "–" : words.percentRange(duty.lower, duty.upper),
        words.reportsOf(duty.months_reported, duty.months_expected),
      ];
    }),
  };
}
