import type { Comparison, Quality, QualityAssurance } from "../figures/quality.js";
import type { Site, UnitMonth } from "../figures/site.js";
import { wordsOf, type Words } from "../words/words.js";
import { h, type Content } from "./content.js";
import { newestNotes } from "./newest-notes.js";
import type { Table, TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { unitMonthsFigure } from "./unit-months-figure.js";

interface QualityPage {
  site: Site;
  quality: Quality;
  unitMonths: UnitMonth[];
  root: string;
}

/** What the page of data quality is made of, by the names that the page calls its parts. */
export const qualityParts: Record<string, (page: QualityPage) => Content> = {
  answer,
  grid,
  rules,
  findings,
  "quality-assurance": qualityAssurance,
  comparison,
};

function answer({ site, unitMonths }: QualityPage): Content {
  const words = wordsOf(site.language);
  if (!site.by_report)
    return h("div", { class: "answer" }, h("p", { class: "lead" }, words.quality.noReports));
  const month = site.settled_month;
  const due = unitMonths.filter((row) => row.month === month && row.state !== "not_due");
  const missing = due.filter(({ state }) => state === "not_reported");
  const late = unitMonths.filter((row) => row.month === month && row.late).length;
  const incomplete = due.filter(({ state }) => state === "incomplete").length;
  const notFinal = due.filter((row) => row.state === "value" && row.provisional).length;
  return h(
    "div",
    { class: "answer" },
    h(
      "p",
      { class: "lead" },
      words.answers.missingReports(
        `${month}-01`,
        due.length - missing.length,
        due.length,
        missing.map(({ unit_name }) => unit_name),
      ),
    ),
    missing.length > 3 ? h("p", {}, words.quality.missing(missing.map(({ unit_name }) => unit_name))) : [],
    h("p", {}, words.quality.month({ incomplete, notFinal, late })),
    h("p", {}, words.quality.whatCounts),
    ...site.places
      .filter(({ place_level }) => place_level === "country")
      .map((place) => newestNotes(site, place)),
  );
}

function grid({ site, unitMonths }: QualityPage): Content {
  const words = wordsOf(site.language);
  if (!site.by_report) return [];
  const expected = unitMonths.filter(({ state }) => state !== "not_due");
  const came = expected.filter(({ state }) => state !== "not_reported").length;
  return unitMonthsFigure(site, words, unitMonths, words.quality.all(came, expected.length));
}

function rules({ site, quality }: QualityPage): Content {
  const words = wordsOf(site.language);
  const rows = quality.findings_by_rule;
  return section(site, "regler", words.quality.rules, {
    caption: words.quality.rules.title,
    columns: [
      { label: words.quality.rule },
      { label: words.quality.severity },
      { label: words.quality.files, number: true },
      { label: words.quality.rows, number: true },
    ],
    rows: rows.map((row) => [
      row.title,
      words.quality.severityName(row.severity),
      { shown: words.number(row.files), number: row.files },
      { shown: words.number(row.rows), number: row.rows },
    ]),
  });
}

function findings({ site, quality }: QualityPage): Content {
  const words = wordsOf(site.language);
  if (quality.findings.length === 0) return [];
  return h(
    "details",
    { class: "table" },
    h("summary", {}, words.quality.findings.title(quality.findings.length, quality.findings_in_all)),
    tableToTake({
      site,
      id: "funn",
      table: {
        caption: words.quality.findings.caption,
        columns: [{ label: words.quality.rule }, { label: words.quality.message }],
        rows: quality.findings.map(({ title, message }) => [title, message]),
      },
    }),
  );
}

function qualityAssurance({ site, quality }: QualityPage): Content {
  const words = wordsOf(site.language);
  if (!site.by_report) return [];
  const { quality_assurance: years, quality_assurance_months: months } = quality;
  const latest = years.filter(({ period }) => period === years[0]?.period);
  const sum = (of: (row: QualityAssurance) => number | null) =>
    latest.reduce((total, row) => total + (of(row) ?? 0), 0);
  const told = words.reconciliation.assurance;
  return section(
    site,
    "kvalitetssikring",
    words.quality.assurance,
    assuranceTable(site, years, { caption: words.quality.assurance.title, isMonths: false }),
    h(
      "p",
      {},
      told.found({
        year: (latest[0]?.period ?? "").slice(0, 4),
        decisions: sum((row) => row.decisions),
        assured: sum((row) => row.quality_assured),
        months: sum((row) => row.months_reported),
        expected: sum((row) => row.months_expected),
      }),
    ),
    h("p", { class: "note" }, told.why),
    h(
      "details",
      { class: "table" },
      h("summary", {}, told.months),
      tableToTake({
        site,
        id: "kvalitetssikring-maneder",
        table: assuranceTable(site, months, { caption: told.monthsCaption, isMonths: true }),
      }),
    ),
  );
}

/** Units' decisions beside the region's quality-assured ones, a row per region and period, the newest first. */
function assuranceTable(
  site: Site,
  given: QualityAssurance[],
  { caption, isMonths }: { caption: string; isMonths: boolean },
): Table {
  const words = wordsOf(site.language);
  const told = words.reconciliation.assurance;
  const names = new Map(site.places.map(({ place_id, name }) => [place_id, name]));
  const order = [...names.keys()];
  const rows = given.toSorted(
    (one, other) =>
      other.period.localeCompare(one.period) || order.indexOf(one.region_id) - order.indexOf(other.region_id),
  );
  const count = (shown: number | null, written: (given: number) => string = words.number) =>
    shown === null ? words.stateOf("not_reported") : { shown: written(shown), number: shown };
  const decided = (known: number | null, lack: boolean) =>
    known !== null && lack
      ? { shown: words.atLeast(known, words.number), number: known, mayChange: true }
      : count(known);
  return {
    caption,
    columns: [
      { label: words.columns.place },
      { label: isMonths ? words.columns.month : words.columns.year },
      { label: told.decisions, number: true },
      { label: words.quality.assured, number: true },
      { label: told.difference, number: true },
      { label: told.others, number: true },
      { label: words.quality.defects, number: true },
      { label: told.unitReports },
      { label: words.quality.regionReports },
    ],
    rows: rows.map((row) => [
      names.get(row.region_id) ?? row.region_id,
      isMonths ? words.month(row.period) : row.period.slice(0, 4),
      decided(row.decisions, row.decisions_lack),
      count(row.quality_assured),
      count(row.difference, words.reconciliation.signed),
      decided(row.other_decisions, row.other_decisions_lack),
      count(row.with_defects),
      words.reportsOf(row.units_reported, row.units_expected),
      words.reportsOf(row.months_reported, row.months_expected),
    ]),
  };
}

function comparison({ site, quality }: QualityPage): Content {
  const words = wordsOf(site.language);
  if (!site.by_report && quality.published_comparison.length === 0) return [];
  const told = words.reconciliation.comparison;
  return section(site, "publisert", words.quality.comparison, {
    caption: words.quality.comparison.title,
    columns: [
      { label: words.columns.place },
      { label: words.columns.counts },
      { label: words.columns.period },
      { label: words.quality.published, number: true },
      { label: words.quality.ours, number: true },
      { label: told.difference, number: true },
      { label: told.why },
      { label: words.columns.source },
    ],
    rows: quality.published_comparison.map((row) => [
      row.place_name,
      `${row.indicator_name} ${words.measureOf(row.indicator_id, row.measure_id)}`,
      row.whole_months
        ? `${words.date(row.period_start)}–${words.date(row.period_end)}`
        : words.period("year", row.period_start),
      { shown: words.number(row.value), number: row.value },
      row.ours === null
        ? row.ours_state === null
          ? words.quality.notMade
          : words.stateOf(row.ours_state)
        : {
            shown: words.quality.oursShown(row.ours, row.ours_state !== "value", row.whole_months),
            number: row.ours,
          },
      differenceShown(words, row),
      told.reasons({
        difference: differenceOf(row),
        monthsLacking: row.months_lacking ?? 0,
        wholeMonths: row.whole_months,
        confidence: row.confidence,
        counts: row.counts,
        counted: countedIn[row.indicator_id] ?? row.counts,
      }),
      row.source,
    ]),
  });
}

const differenceOf = ({ ours, value }: Comparison) => (ours === null ? null : ours - value);

function differenceShown(words: Words, row: Comparison): TableCell {
  const difference = differenceOf(row);
  return difference === null ? "–" : { shown: words.reconciliation.signed(difference), number: difference };
}

/** What an indicator counts, in the word that a published figure has for it. */
const countedIn: Record<string, string> = {
  decisions: "vedtak",
  placements: "plasseringer",
  persons: "personer",
  stays_started: "opphold",
};

function section(
  site: Site,
  id: string,
  said: { title: string; subtitle: string; none: string },
  table: Table,
  ...below: Content[]
): Content {
  return h(
    "section",
    { id },
    h("h2", {}, said.title),
    table.rows.length === 0
      ? h("p", {}, said.none)
      : [h("p", { class: "subtitle" }, said.subtitle), tableToTake({ site, id, table }), ...below],
  );
}
