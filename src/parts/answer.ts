import { isWhole } from "../figures/choice.js";
import { isFromTo, isPartial, valueOf, type Figure } from "../figures/figure.js";
import { addMonths, lastQuarter, latest, series, startingAt } from "../figures/series.js";
import { h, type Content } from "./content.js";
import { isAdultsInCell, type View } from "./view.js";

const unknown = { state: "not_reported", value: null, low: null, high: null };

/** The first screen: the question answered in words, and once what the source cannot say. */
export function answer(view: View): Content {
  const sentences = answerSentences(view);
  return h(
    "div",
    { class: "answer" },
    h("p", { class: "lead" }, sentences.lead),
    ...sentences.more.map((sentence) => h("p", {}, sentence)),
    ...sentences.caveats.map((sentence) => h("p", { class: "note" }, sentence)),
  );
}

export function answerSentences(view: View): { lead: string; more: string[]; caveats: string[] } {
  const { words, what, site, figures, choice } = view;
  if (!view.applicable) return { lead: words.answers.notApplicable(what), more: [], caveats: caveats(view) };
  const start = lastQuarter(site.settled_month);
  const quarters = series(figures, "quarter", what.indicator);
  const now = startingAt(quarters, start);
  const before = startingAt(quarters, `${addMonths(start.slice(0, 7), -12)}-01`);
  const lead = words.answers.quarter(start, what, now ?? unknown, before);
  return {
    lead:
      choice.population === "adults" && isWhole(choice) ? `${lead}.` : `${words.answers.of(view.who, lead)}.`,
    more: [
      ...(areNone(now, before) ? [] : [quarterChange(view, start)]),
      quarterReports(view, start, now, before),
      lastTwelve(view),
      lastMonth(view),
    ].filter((sentence) => sentence !== ""),
    caveats: caveats(view),
  };
}

/** None in both quarters: there is no difference to speak of. */
const areNone = (now?: Figure, before?: Figure) => valueOf(now) === 0 && valueOf(before) === 0;

/** Whether the quarter differs from the one a year before by more than it usually does. */
function quarterChange(view: View, start: string): string {
  const { words, data, choice } = view;
  if (!isAdultsInCell(view)) return "";
  const own = data.analysis.changes.filter(
    ({ period, period_start }) => period === "quarter" && period_start === start,
  );
  const told = own.find(({ organisation }) => organisation === choice.organisation) ?? own[0];
  return told === undefined ? "" : words.analysis.quarterChange(told);
}

/** Where one of the quarters compared lacks a report, how many of them it has. */
function quarterReports({ words, site }: View, start: string, now?: Figure, before?: Figure): string {
  if (!site.by_report || !now || !before || !(isPartial(now) || isPartial(before))) return "";
  return words.answers.quarterReports(start, reportsOf(now), reportsOf(before));
}

const reportsOf = (figure: Figure) => ({
  complete: figure.months_reported ?? 0,
  expected: figure.months_expected ?? 0,
});

/** Reports that are complete but provisional: they are counted, and stand outside the rate. */
function provisionalReports(count: Figure, rate: Figure | undefined): number {
  if (!count.provisional || typeof rate?.months_reported !== "number") return 0;
  return Math.max(0, (count.months_reported ?? 0) - rate.months_reported);
}

function lastTwelve({ words, what, figures, site }: View): string {
  const count = latest(figures, "last_12", what.indicator);
  if (count === undefined) return "";
  const rate = latest(figures, "last_12", "rate");
  const value = valueOf(rate);
  const persons = latest(figures, "last_12", "persons");
  const known = valueOf(persons);
  return words.answers.lastTwelve({
    what,
    count,
    persons:
      persons === undefined || known === undefined ? undefined : { count: known, isLeast: isFromTo(persons) },
    rate: rate && value !== undefined ? { value, lower: rate.lower, upper: rate.upper } : undefined,
    complete: count.months_reported ?? 0,
    provisional: provisionalReports(count, rate),
    expected: site.by_report ? (count.months_expected ?? 0) : 0,
    until: site.settled_month,
  });
}

function lastMonth({ words, what, site, figures, unitMonths }: View): string {
  const month = site.settled_month;
  const count = startingAt(series(figures, "month", what.indicator), `${month}-01`);
  if (count === undefined || count.state === "not_applicable") return "";
  const due = unitMonths.find((row) => row.month.slice(0, 7) === month)?.due_on ?? null;
  return words.answers.month(`${month}-01`, what, count, {
    complete: count.months_reported ?? 0,
    provisional: count.provisional,
    expected: site.by_report ? (count.months_expected ?? 0) : 0,
    due,
  });
}

function caveats({ words, site }: View): string[] {
  return [
    ...(site.comparable === null ? [] : [words.answers.comparable(site.comparable.from, site.comparable.to)]),
    ...(site.persons_available ? [] : [words.answers.noPersons]),
    ...(site.prison_days_available ? [] : [words.answers.noPrisonDays]),
  ];
}
