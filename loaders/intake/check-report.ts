import { group } from "d3-array";
import { addMonths, daysInMonth, monthStartSeconds, norwegianTime, osloDate } from "../forms/oslo-time.ts";
import { type ParsedRow } from "../forms/parse-report.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { mendedByExchange, pointsToExchange } from "../profiles/exchanged-days.ts";
import { foundText, type Finding } from "../forms/finding.ts";
import { isInForce, placeAt, settingAt } from "../reference/valid-at.ts";
import { type Reference } from "../reference/reference.ts";

type Head = UnitReport["hode"];
type Placement = UnitReport["plasseringer"][number];
type Decision = UnitReport["vedtak"][number];

/** A head as it was read: a cell that was set aside is undefined. */
export type ReadHead = { [Key in keyof Head]?: Head[Key] | undefined };

/** A unit's report whose every cell could be read or was set aside. */
export interface UnitReportRows {
  head: ReadHead;
  /** The name of the sheet that the head stands in. */
  headSheet: string;
  placements: ParsedRow<Placement>[];
  /** The placements told of before that the report says should not have been. */
  withdrawn: ParsedRow<{ plassering: string }>[];
  /** The rows of the sheet, also those that were set aside or are withdrawn. */
  placementRows: number;
  decisions: ParsedRow<Decision>[];
}

/** How a report came, and what it is held against. */
export interface Arrival {
  name: string;
  /** Seconds since 1970. */
  receivedAt: number;
  reference: Reference;
}

/** What of a report is kept. A head that says too little to be placed has no `head`: the whole file is refused. */
export interface CheckedReport {
  head: ReadHead | undefined;
  placements: ParsedRow<Placement>[];
  withdrawn: ParsedRow<{ plassering: string }>[];
  decisions: ParsedRow<Decision>[];
  findings: Finding[];
}

/** Holds a unit's report against the register of units, the law, the month and itself. */
export function checkReport(report: UnitReportRows, arrival: Arrival): CheckedReport {
  const refusals = headRefusals(report, arrival);
  if (refusals.length > 0)
    return { head: undefined, placements: [], withdrawn: [], decisions: [], findings: refusals };
  const ofHead = impossiblePrisonDays(report, arrival);
  const ofRows = report.placements.map((row) => ({
    row,
    broken: brokenBy(row.values, report.head, arrival),
  }));
  const twice = rowsWithSameId([...report.placements, ...report.withdrawn]);
  return {
    head: { ...report.head, ...Object.fromEntries(ofHead.map(({ column }) => [column, undefined])) },
    placements: ofRows
      .filter(({ row, broken }) => broken.length === 0 && !twice.has(row))
      .map(({ row }) => row),
    withdrawn: report.withdrawn.filter((row) => !twice.has(row)),
    decisions: report.decisions,
    findings: [
      ...exchangedDays(report.placements),
      ...ofHead,
      ...ofRows.flatMap(({ row, broken }) =>
        broken.map((breach) => ({ ...breach, sheet: row.sheet, row: row.row })),
      ),
      ...[...twice].map((row) => ({
        rule: "duplicate-id",
        sheet: row.sheet,
        row: row.row,
        column: "plassering",
        found: foundText(row.values.plassering, null),
      })),
      ...statedCount(report),
      ...decisionsWithoutPlacement(report),
    ],
  };
}

/** What a row breaks, whichever row it is. */
type Breach = Pick<Finding, "rule" | "column" | "found" | "expected">;

/** Why a report cannot be placed at all: its unit and month are not known, or it is not the file it says it is. */
function headRefusals(
  { head, headSheet }: UnitReportRows,
  { name, receivedAt, reference }: Arrival,
): Finding[] {
  const ofHead = { sheet: headSheet, row: null };
  const { enhet, maned, sendt } = head;
  if (maned === undefined) return [{ ...ofHead, rule: "month-missing", column: "maned", found: null }];
  const stated = monthsInName(name);
  const refusals: Finding[] = [];
  if (stated.length > 0 && !stated.includes(maned))
    refusals.push({
      ...ofHead,
      rule: "month-differs",
      column: "maned",
      found: maned,
      expected: `${stated.join(" eller ")}, som i filnavnet`,
    });
  if (!isPlausible(maned, sendt ?? receivedAt, reference))
    refusals.push({ ...ofHead, rule: "month-implausible", column: "maned", found: maned });
  if (enhet === undefined) refusals.push({ ...ofHead, rule: "missing-field", column: "enhet", found: null });
  else if (!isUnitIn(reference, enhet, maned))
    refusals.push({ ...ofHead, rule: "unknown-unit", column: "enhet", found: foundText(enhet, null) });
  return refusals;
}

/** Whether a month had begun when its report was sent, and not so long before that its year must be a slip. */
function isPlausible(month: string, sentAt: number, reference: Reference): boolean {
  const years = settingAt(reference, "report_oldest_years", osloDate(sentAt));
  return monthStartSeconds(month) <= sentAt && sentAt < monthStartSeconds(addMonths(month, 12 * years + 1));
}

/** The months that a file's own name states, as `oslo_2026-02.xlsx` does; a date in it states none. */
export function monthsInName(name: string): string[] {
  const own = name.slice(name.lastIndexOf("/") + 1);
  const yearFirst = [...own.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?![-.]?\d)/g)];
  const monthFirst = [...own.matchAll(/(?<![\d.-])(0[1-9]|1[0-2])[-_.](20\d\d)(?!\d)/g)];
  return [
    ...yearFirst.map(([, year, month]) => `${year}-${month}`),
    ...monthFirst.map(([, month, year]) => `${year}-${month}`),
  ];
}

/** Whether there was such a unit on some day of the month. */
export function isUnitIn(reference: Reference, placeId: string, month: string): boolean {
  const last = `${month}-${daysInMonth(month)}`;
  return [`${month}-01`, last].some((day) => placeAt(reference, placeId, day)?.place_level === "unit");
}

/** Numbers of prison days that cannot be: more than there was room for, or parts larger than the whole. */
function impossiblePrisonDays({ head, headSheet }: UnitReportRows, { reference }: Arrival): Finding[] {
  const { enhet = "", maned = "", fangedogn, fangedogn_kvinner = 0, fangedogn_under_18 = 0 } = head;
  if (fangedogn === undefined) return [];
  const ofHead = { sheet: headSheet, row: null };
  const rule = "prison-days-impossible";
  const parts = fangedogn_kvinner + fangedogn_under_18;
  // Which of the three is wrong cannot be told.
  if (parts > fangedogn)
    return ["fangedogn", "fangedogn_kvinner", "fangedogn_under_18"].map((column) => ({
      ...ofHead,
      rule,
      column,
      found: `${fangedogn} i alt, ${fangedogn_kvinner} kvinner, ${fangedogn_under_18} under 18 år`,
      expected: "at kvinner og under 18 år til sammen ikke er flere enn alle",
    }));
  const first = `${maned}-01`;
  const capacity = placeAt(reference, enhet, first)?.capacity;
  if (capacity === undefined || capacity === null) return [];
  const mostPerPlace = settingAt(reference, "most_prison_days_per_place_and_day", first);
  const most = Math.floor(mostPerPlace * capacity * daysInMonth(maned));
  if (fangedogn <= most) return [];
  const expected = `høyst ${most}, ${String(mostPerPlace).replace(".", ",")} ganger plassene (${capacity}) alle dager i måneden`;
  return [{ ...ofHead, rule, column: "fangedogn", found: String(fangedogn), expected }];
}

/** What cannot be right about a placement though each of its cells can. */
function brokenBy(placement: Placement, head: ReadHead, { receivedAt, reference }: Arrival): Breach[] {
  const { start, slutt, tiltak, under_18, regelverk, bokstav } = placement;
  const month = head.maned ?? "";
  const latest = Math.min(head.sendt ?? receivedAt, receivedAt);
  const broken: Breach[] = [];
  const add = (rule: string, column: keyof Placement, found: string) => broken.push({ rule, column, found });
  if (start > latest) add("in-future", "start", norwegianTime(start));
  else if (start >= monthStartSeconds(addMonths(month, 1)))
    add("start-after-month", "start", norwegianTime(start));
  if (slutt !== null && slutt < start) add("end-before-start", "slutt", norwegianTime(slutt));
  else if (slutt !== null && slutt > latest) add("in-future", "slutt", norwegianTime(slutt));
  else if (slutt !== null && slutt < monthStartSeconds(month))
    add("outside-month", "slutt", norwegianTime(slutt));
  if (regelverk !== null && bokstav !== null && !isGround(reference, regelverk, bokstav, osloDate(start)))
    add("ground-not-valid", "bokstav", `${regelverk === "current" ? "gjeldende" : "vedtatt"} ${bokstav}`);
  if (tiltak === "restraint_bed" && under_18 && regelverk === "adopted")
    add("bed-under-18", "tiltak", tiltak);
  return broken;
}

/** Whether a letter was a ground in force on a date. */
export function isGround({ grounds }: Reference, regime: string, letter: string, date: string): boolean {
  return grounds.some((row) => row.regime === regime && row.letter === letter && isInForce(row, date));
}

/** Rows under one id: which of them is right cannot be told, so none of them is kept. */
function rowsWithSameId(rows: ParsedRow<{ plassering: string }>[]): Set<ParsedRow<{ plassering: string }>> {
  const byId = group(rows, ({ values }) => values.plassering);
  return new Set([...byId.values()].filter((same) => same.length > 1).flat());
}

function statedCount({ head, headSheet, placementRows, withdrawn }: UnitReportRows): Finding[] {
  const { antall_plasseringer: stated } = head;
  const rows = placementRows - withdrawn.length;
  if (stated === undefined || stated === rows) return [];
  const but = withdrawn.length > 0 ? " uten dem som er trukket" : "";
  const expected = `${rows}, som er radene i arket Plasseringer${but}`;
  return [
    {
      sheet: headSheet,
      row: null,
      rule: "stated-count",
      column: "antall_plasseringer",
      found: String(stated),
      expected,
    },
  ];
}

// A partial report may hold the decisions of placements that an earlier version told of, and of a row that could not
// be read the id is not known.
function decisionsWithoutPlacement({
  head,
  placements,
  withdrawn,
  placementRows,
  decisions,
}: UnitReportRows): Finding[] {
  const told = [...placements, ...withdrawn];
  if (head.omfang === "partial" || told.length < placementRows) return [];
  const known = new Set(told.map(({ values }) => values.plassering));
  return decisions
    .filter(({ values }) => !known.has(values.plassering))
    .map(({ sheet, row, values }) => ({
      rule: "decision-without-placement",
      sheet,
      row,
      column: "plassering",
      found: foundText(values.plassering, null),
    }));
}

function exchangedDays(rows: ParsedRow<Placement>[]): Finding[] {
  const stays = rows.flatMap(({ values: { start, slutt } }) =>
    slutt === null ? [] : { start: isoText(start), end: isoText(slutt), stated: undefined },
  );
  const exchange = mendedByExchange(stays);
  if (!pointsToExchange(exchange)) return [];
  const found = `i ${exchange.mended} av ${exchange.rows} rader stemmer start og slutt først når dag og måned byttes: datoformatet er trolig lest feil`;
  return [{ rule: "day-month-exchanged", sheet: null, row: null, column: null, found }];
}

function isoText(seconds: number): string {
  return `${osloDate(seconds)}T${norwegianTime(seconds).slice(-5)}`;
}
