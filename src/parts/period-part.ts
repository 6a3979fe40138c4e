import { monthsOfQuarter, quarterOf } from "../figures/choice.js";
import { unpackUnitMonths } from "../figures/packed-unit-months.js";
import { addMonths, series, startingAt } from "../figures/series.js";
import type { PlaceReports, ReportFile } from "../figures/report-files.js";
import type { UnitMonth } from "../figures/site.js";
import { choiceLink, periodLink } from "./choice-link.js";
import { h, type Content } from "./content.js";
import type { Table, TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { ofReports, reportsShown, shown, type View } from "./view.js";

/** A month or quarter by itself: its figure, how it is counted, and the monthly reports that it was made from. */
export function periodPart(view: View, reports?: PlaceReports): Content {
  const asked = askedPeriod(view);
  if (asked === undefined) return periodsToChoose(view);
  const { words, site } = view;
  const label = words.drill;
  const rows = monthsBehind(view, reports).filter(({ month }) => asked.months.includes(month.slice(0, 7)));
  return h(
    "section",
    { class: "period", "aria-labelledby": "periode-tittel" },
    h("h2", { id: "periode-tittel" }, `${view.data.place.name}: ${label.title(asked.kind, asked.name)}`),
    ...figureSaid(view, asked),
    waysOn(view, asked),
    ...(asked.kind === "quarter" ? [monthsOf(view, asked)] : []),
    ...(site.by_report ? reportsBehind(view, rows, reports) : [h("p", { class: "note" }, label.noReports)]),
  );
}

/** The units' months of what the page is about; those of the whole country travel with their files alone. */
function monthsBehind({ unitMonths, choice }: View, reports: PlaceReports | undefined): UnitMonth[] {
  if (reports === undefined) return unitMonths;
  return unpackUnitMonths(reports.unit_months).filter(
    ({ unit_id }) => choice.unit === "" || unit_id === choice.unit,
  );
}

interface AskedPeriod {
  kind: "month" | "quarter";
  /** `2026-03` or `2026-q1` */
  name: string;
  start: string;
  months: string[];
}

function askedPeriod({ choice }: View): AskedPeriod | undefined {
  if (choice.month !== "")
    return { kind: "month", name: choice.month, start: `${choice.month}-01`, months: [choice.month] };
  if (choice.quarter === "") return undefined;
  const months = monthsOfQuarter(choice.quarter);
  return { kind: "quarter", name: choice.quarter, start: `${months[0]}-01`, months };
}

/** The figure in a sentence, what its state means, and the definition it hangs on. */
function figureSaid(view: View, { kind, start }: AskedPeriod): Content[] {
  const { words, what, figures, site, root, choice, unitMonths } = view;
  const figure = startingAt(series(figures, kind, what.indicator), start);
  const indicator = site.indicators.find(({ indicator_id }) => indicator_id === what.indicator);
  const hasMonths = series(figures, "month", what.indicator).length > 0;
  const rule = figure && figure.state !== "value" ? indicator?.rules[figure.state] : undefined;
  const said =
    figure === undefined
      ? kind === "month" && !hasMonths
        ? words.drill.noMonths
        : words.drill.notMade
      : kind === "quarter"
        ? `${words.answers.quarter(start, what, figure, undefined)}.`
        : words.answers.month(start, what, figure, {
            complete: figure.months_reported ?? 0,
            provisional: figure.provisional,
            expected: site.by_report ? (figure.months_expected ?? 0) : 0,
            due: unitMonths.find(({ month }) => month.slice(0, 7) === choice.month)?.due_on ?? null,
          });
  return [
    h("p", { class: "lead" }, said),
    ...(rule === undefined ? [] : [h("p", {}, rule)]),
    ...(indicator === undefined
      ? []
      : [
          h(
            "p",
            { class: "note" },
            words.drill.definition,
            h(
              "a",
              { href: `${root}definisjoner.html#tall-${what.indicator.replaceAll("_", "-")}` },
              indicator.name_nb,
            ),
          ),
        ]),
  ];
}

/** The periods before and after, the quarter of a month, and the way back to none. */
function waysOn(view: View, { kind, name }: AskedPeriod): Content {
  const { words, site } = view;
  const label = words.drill;
  const all = kind === "month" ? monthsOfSite(view) : quartersOfSite(view);
  const at = all.indexOf(name);
  const to = (given: string | undefined, written: (said: string) => string) =>
    given === undefined
      ? []
      : [
          choiceLink(
            view,
            kind === "month" ? { month: given, quarter: "" } : { quarter: given, month: "" },
            "periode",
            written(kind === "month" ? words.month(given) : label.quarterName(given)),
          ),
        ];
  const links = [
    ...(at > 0 ? to(all[at - 1], label.previous) : []),
    ...(at < all.length - 1 ? to(all[at + 1], label.next) : []),
    ...(kind === "month" && name >= site.first_month
      ? [choiceLink(view, { quarter: quarterOf(name), month: "" }, "periode", label.quarterOfMonth(name))]
      : []),
    choiceLink(view, { quarter: "", month: "" }, "periode", label.close),
  ];
  return h("ul", { class: "ways" }, ...links.map((link) => h("li", {}, link)));
}

/** The months of a quarter with their figures. */
function monthsOf(view: View, { months, name }: AskedPeriod): Content {
  const { words, what, figures } = view;
  const own = series(figures, "month", what.indicator).filter(({ period_start }) =>
    months.includes(period_start.slice(0, 7)),
  );
  if (own.length === 0) return [];
  return periodTable(view, "manedene", {
    caption: words.drill.monthsTable(words.drill.quarterName(name)),
    columns: [
      { label: words.columns.month },
      { label: words.columns.noun(what), number: true },
      ...ofReports(view, { label: words.columns.reports, number: true }),
    ],
    rows: own.map((figure) => [
      periodLink(view, figure),
      shown(words, figure, words.number),
      ...ofReports(view, reportsShown(words, figure)),
    ]),
  });
}

/** Each unit's report: what became of it, what it told, when it came, and its file. */
function reportsBehind(view: View, rows: UnitMonth[], reports: PlaceReports | undefined): Content[] {
  const { words } = view;
  const label = words.drill;
  const isOfOne = new Set(rows.map(({ month }) => month)).size < 2;
  if (rows.length === 0) return [];
  return [
    h("h3", {}, label.reports),
    h("p", { class: "subtitle" }, label.reportsNote),
    periodTable(view, "rapportene", {
      caption: label.reports,
      columns: [
        { label: words.columns.unit },
        ...(isOfOne ? [] : [{ label: words.columns.month }]),
        { label: label.columns.told },
        { label: label.columns.stated, number: true },
        { label: label.columns.accepted, number: true },
        { label: label.columns.setAside, number: true },
        { label: label.columns.version, number: true },
        { label: label.columns.file },
      ],
      rows: rows.map((row): TableCell[] => [
        row.unit_name,
        ...(isOfOne
          ? []
          : [
              choiceLink(
                view,
                { month: row.month, quarter: "" },
                "periode",
                words.capital(words.month(row.month)),
              ),
            ]),
        label.monthTold(row),
        counted(view, row.placements_stated),
        counted(view, row.placements_accepted),
        counted(view, row.rows_set_aside),
        label.version(row.version),
        filesOf(view, row, reports),
      ]),
    }),
    ...laterReports(view, rows, reports),
  ];
}

/** A table of the period looked into; its file is called by the place and the period too. */
function periodTable(view: View, id: string, table: Table): Content {
  const { site, data, choice, who } = view;
  return tableToTake({
    site,
    id,
    file: [id, data.place.place_id, choice.month || choice.quarter].join("-"),
    place: data.place.name,
    who,
    indicators: [view.what.indicator],
    table,
  });
}

function counted({ words }: View, given: number | null): TableCell {
  return given === null ? "–" : { shown: words.number(given), number: given };
}

/** The files of a unit's month, each with its hash, short, and whole on demand. */
function filesOf({ words }: View, row: UnitMonth, reports: PlaceReports | undefined): Content {
  if (reports === undefined) return row.version === null ? "–" : words.drill.loading;
  const files = reports.files.filter(
    ({ unit_id, month }) => unit_id === row.unit_id && month === row.month.slice(0, 7),
  );
  if (files.length === 0) return "–";
  return files.map((file) => fileTold(words.drill, file));
}

function fileTold(label: View["words"]["drill"], file: ReportFile): Content {
  const kinds = [
    file.holds ? label.file.holds : label.file.replaced,
    ...(file.is_whole ? [] : [label.file.partial]),
    ...(file.provisional ? [label.file.provisional] : []),
  ];
  return h(
    "details",
    { class: "file" },
    h("summary", {}, h("code", {}, file.sha256.slice(0, 12)), ` ${kinds.join(", ")}`),
    h("p", {}, `${label.file.versionOf(file.version)}. ${label.receivedAt(file.received_at)}`),
    h("p", {}, file.name === null ? label.file.noName : label.file.name(file.name)),
    h("p", {}, h("code", { class: "hash" }, file.sha256)),
  );
}

/** What of the figures follows a later month's report: stays that lasted into it. */
function laterReports({ words }: View, rows: UnitMonth[], reports: PlaceReports | undefined): Content[] {
  const names = new Map(rows.map(({ unit_id, unit_name }) => [unit_id, unit_name]));
  const months = new Set(rows.map(({ month }) => month.slice(0, 7)));
  const later = (reports?.later ?? []).filter(
    ({ unit_id, month }) => names.has(unit_id) && months.has(month),
  );
  if (later.length === 0) return [];
  return [
    h(
      "ul",
      { class: "later" },
      ...later.map((one) =>
        h(
          "li",
          {},
          words.drill.later({
            unit: names.get(one.unit_id) ?? one.unit_id,
            month: one.month,
            reportMonth: one.report_month,
            placements: one.placements,
          }),
          " ",
          h("code", {}, one.sha256.slice(0, 12)),
        ),
      ),
    ),
  ];
}

/** Nothing is asked for: the quarters and the last months, each a way to look into it. */
function periodsToChoose(view: View): Content {
  const { words } = view;
  const label = words.drill;
  return h(
    "details",
    { class: "period" },
    h("summary", {}, label.none),
    h("p", {}, label.choose),
    ...ways(
      label.quarters,
      quartersOfSite(view)
        .toReversed()
        .map((quarter) => choiceLink(view, { quarter, month: "" }, "periode", label.quarterName(quarter))),
    ),
    ...ways(
      label.months,
      monthsOfSite(view)
        .toReversed()
        .map((month) =>
          choiceLink(view, { month, quarter: "" }, "periode", words.capital(words.month(month))),
        ),
    ),
  );
}

/** The months that the site tells of, within the time chosen. */
function monthsOfSite({ site, choice }: View): string[] {
  const to = choice.to || site.last_month;
  const months: string[] = [];
  for (let month = choice.from || site.first_month; month <= to; month = addMonths(month, 1))
    months.push(month);
  return months;
}

function quartersOfSite(view: View): string[] {
  return [...new Set(monthsOfSite(view).map(quarterOf))];
}

function ways(name: string, links: Content[]): Content[] {
  return [h("h3", {}, name), h("ul", { class: "ways" }, ...links.map((link) => h("li", {}, link)))];
}
