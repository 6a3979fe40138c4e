import { group, max } from "d3-array";
import {
  addMonths,
  daysInMonth,
  isoWithOffset,
  monthStartSeconds,
  norwegianTime,
  osloDate,
  osloMonth,
} from "../forms/oslo-time.ts";
import { type ParsedRow } from "../forms/parse-report.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { mendedByExchange, pointsToExchange } from "../profiles/exchanged-days.ts";
import { foundText, severityOf, type Finding } from "../forms/finding.ts";
import { boundsOf, type Bounds } from "./bounds.ts";
import { isTooLong, likelyTimes } from "./likely-times.ts";
import { overriddenFinding } from "./overridden-finding.ts";
import { doubtsOfReport, doubtsOfRow } from "./doubts.ts";
import { isInForce, isValidAt, placeAt, settingAt, unitIn } from "../reference/valid-at.ts";
import type { Override } from "../record/overrides.ts";
import { type Said } from "../forms/said.ts";
import { type Ground, type Measure, type Place, type Reason, type Setting } from "../reference/lists.ts";

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
  reference: ReportLists;
  /** Where it has been decided that a row is right, although a rule says no. */
  overrides?: readonly Override[];
}

/** The lists that a report is held against. */
export interface ReportLists {
  places: Place[];
  measures: Measure[];
  reasons: Reason[];
  grounds: Ground[];
  settings: Setting[];
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
  const bounds = boundsOf(report.head, arrival);
  const isDecided = decidedIn(report.head, arrival);
  const ofRows = report.placements.map((row) => {
    const breaches = brokenBy(row.values, bounds, arrival);
    const isRight = ({ rule }: Breach) => isDecided(rule, row.values.plassering);
    return {
      row,
      broken: breaches.filter((breach) => !isRight(breach)),
      overridden: breaches.filter(isRight),
    };
  });
  const twice = rowsWithSameId([...report.placements, ...report.withdrawn]);
  const kept = ofRows
    .filter(({ row, broken }) => !twice.has(row) && !broken.some(setsAside))
    .map(({ row }) => row);
  // A row that is set aside is to be mended first: what else may be odd about it would only be noise.
  const doubtful = [
    ...kept.flatMap((row) => doubtsOfRow(row, bounds)),
    ...doubtsOfReport({ ...report, placements: kept }, bounds),
  ].map((doubt) => {
    const row = kept.find(({ sheet, row: at }) => sheet === doubt.sheet && at === doubt.row);
    return row && isDecided(doubt.rule, row.values.plassering) ? overriddenFinding(doubt) : doubt;
  });
  return {
    head: { ...report.head, ...Object.fromEntries(ofHead.map(({ column }) => [column, undefined])) },
    placements: kept,
    withdrawn: report.withdrawn.filter((row) => !twice.has(row)),
    decisions: report.decisions,
    findings: [
      ...exchangedDays(report.placements),
      ...ofHead,
      ...ofRows.flatMap(({ row, broken }) =>
        broken.map((breach) => ({ ...breach, sheet: row.sheet, row: row.row })),
      ),
      ...ofRows.flatMap(({ row, overridden }) =>
        overridden.map(({ rule, column }) =>
          overriddenFinding({ rule, sheet: row.sheet, row: row.row, column }),
        ),
      ),
      ...[...twice].map((row) => ({
        rule: "duplicate-id",
        sheet: row.sheet,
        row: row.row,
        column: "plassering",
        found: foundText(row.values.plassering, null),
      })),
      ...doubtful,
      ...statedCount(report),
      ...decisionsWithoutPlacement(report),
    ],
  };
}

/** Whether a row that breaks this is kept out. */
function setsAside(breach: Breach): boolean {
  return severityOf({ ...breach, sheet: null, row: null }) === "sets_aside";
}

/** What a row breaks, whichever row it is. */
type Breach = Pick<Finding, "rule" | "severity" | "column" | "found" | "expected">;

/** Why a report cannot be placed at all: its unit and month are not known, or it is not the file it says it is. */
function headRefusals(
  { head, headSheet, placements }: UnitReportRows,
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
      expected: {
        nb: `${stated.join(" eller ")}, som i filnavnet`,
        nn: `${stated.join(" eller ")}, som i filnamnet`,
      },
    });
  if (!isPlausible(maned, sendt ?? receivedAt, reference))
    refusals.push({ ...ofHead, rule: "month-implausible", column: "maned", found: maned });
  if (enhet === undefined) refusals.push({ ...ofHead, rule: "missing-field", column: "enhet", found: null });
  else if (unitIn(reference, enhet, maned) === undefined)
    refusals.push({ ...ofHead, rule: "unknown-unit", column: "enhet", found: foundText(enhet, null) });
  else
    refusals.push(
      ...[...otherUnitInName(enhet, name, reference), ...otherUnitsFolder(enhet, name, reference)].map(
        (finding) => ({ ...ofHead, ...finding }),
      ),
    );
  refusals.push(...earlierMonthsRows(placements, maned).map((finding) => ({ ...ofHead, ...finding })));
  return refusals;
}

/** Whether a month had begun when its report was sent, and not so long before that its year must be a slip. */
export function isPlausible(month: string, sentAt: number, reference: ReportLists): boolean {
  const years = settingAt(reference, "report_oldest_years", osloDate(sentAt));
  return monthStartSeconds(month) <= sentAt && sentAt < monthStartSeconds(addMonths(month, 12 * years + 1));
}

/** A name that says another unit than the head does. */
function otherUnitInName(unitId: string, name: string, { places }: ReportLists): Breach[] {
  const own = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  const named = places.filter(
    ({ place_id, place_level }) =>
      place_level === "unit" && new RegExp(`(?<![a-zæøå0-9])${place_id}(?![a-zæøå0-9-])`).test(own),
  );
  const other = named.find(({ place_id }) => place_id !== unitId);
  if (!other || named.some(({ place_id }) => place_id === unitId)) return [];
  const expected = { nb: `${other.place_id}, som i filnavnet`, nn: `${other.place_id}, som i filnamnet` };
  return [{ rule: "unit-differs", column: "enhet", found: foundText(unitId, null), expected }];
}

/** A folder named by a unit's code, in which a report of another lies: who sent it and whom it tells of are at odds. */
function otherUnitsFolder(unitId: string, name: string, { places }: ReportLists): Breach[] {
  const units = new Set(
    places.flatMap(({ place_id, place_level }) => (place_level === "unit" ? place_id : [])),
  );
  const folder = name
    .toLowerCase()
    .split("/")
    .slice(0, -1)
    .findLast((part) => units.has(part));
  if (folder === undefined || folder === unitId) return [];
  const expected = { nb: `${folder}, som mappen filen lå i`, nn: `${folder}, som mappa fila låg i` };
  return [{ rule: "unit-differs", column: "enhet", found: foundText(unitId, null), expected }];
}

/** Several placements of which every one had ended before the month: the rows of a month before. */
function earlierMonthsRows(rows: ParsedRow<Placement>[], month: string): Breach[] {
  const begun = monthStartSeconds(month);
  if (rows.length < 2 || rows.some(({ values }) => values.slutt === null || values.slutt >= begun)) return [];
  if (exchangedDays(rows).length > 0) return [];
  const ended = [...new Set(rows.map(({ values }) => osloMonth(values.slutt ?? begun)))].sort().at(-1);
  const found = {
    nb: `fant ${month}, men alle de ${rows.length} plasseringene sluttet før den, den siste i ${ended}`,
    nn: `fann ${month}, men alle dei ${rows.length} plasseringane slutta før han, den siste i ${ended}`,
  };
  return [{ rule: "earlier-months-rows", column: "maned", found }];
}

/** The months that a file's own name states, as `oslo_2026-02.xlsx` does; a date in it states none. */
export function monthsInName(name: string): string[] {
  const own = name.slice(name.lastIndexOf("/") + 1);
  const yearFirst = [...own.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?![-.]?\d)(?!_[0-3]\d(?!\d))/g)];
  const monthFirst = [...own.matchAll(/(?<![\d.-]|(?<!\d)[0-3]\d_)(0[1-9]|1[0-2])[-_.](20\d\d)(?!\d)/g)];
  return [
    ...yearFirst.map(([, year, month]) => `${year}-${month}`),
    ...monthFirst.map(([, month, year]) => `${year}-${month}`),
  ];
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
      expected: {
        nb: "at kvinner og under 18 år til sammen ikke er flere enn alle",
        nn: "at kvinner og under 18 år til saman ikkje er fleire enn alle",
      },
    }));
  const first = `${maned}-01`;
  const own = placeAt(reference, enhet, first)?.capacity ?? undefined;
  // A unit whose places nobody has told of has no more than the largest of those told of.
  const capacity = own ?? max(reference.places, (place) => placesOfUnit(place, first));
  if (capacity === undefined) return [];
  const mostPerPlace = settingAt(reference, "most_prison_days_per_place_and_day", first);
  const most = Math.floor(mostPerPlace * capacity * daysInMonth(maned));
  if (fangedogn <= most) return [];
  const times = String(mostPerPlace).replace(".", ",");
  const where = own === undefined ? { nb: " i den største enheten", nn: " i den største eininga" } : noMore;
  const expected = {
    nb: `høyst ${most}, ${times} ganger plassene${where.nb} (${capacity}) alle dager i måneden`,
    nn: `høgst ${most}, ${times} gonger plassane${where.nn} (${capacity}) alle dagar i månaden`,
  };
  return [{ ...ofHead, rule, column: "fangedogn", found: String(fangedogn), expected }];
}

const noMore = { nb: "", nn: "" };

const placesOfUnit = (place: Place, date: string) =>
  place.place_level === "unit" && isValidAt(place, date) ? place.capacity : null;

/** What cannot be right about a placement's times; of a mistake that is known by its pattern, that mistake. */
function brokenTimes({ start, slutt, tiltak }: Placement, bounds: Bounds): Breach[] {
  const { month, latest, startDaysAfter, longestDays } = bounds;
  const broken: Breach[] = [];
  const add = (rule: string, column: keyof Placement, at: number) =>
    broken.push({ rule, column, found: norwegianTime(at) });
  const after = monthStartSeconds(addMonths(month, 1));
  if (start > latest) add("in-future", "start", start);
  else if (start >= after) add("start-after-month", "start", start);
  if (slutt !== null && slutt < start) add("end-before-start", "slutt", slutt);
  else if (slutt !== null && slutt > latest) add("in-future", "slutt", slutt);
  else if (slutt !== null && slutt < monthStartSeconds(month)) add("outside-month", "slutt", slutt);
  const tooLong = broken.length === 0 && isTooLong({ start, slutt, tiltak }, bounds);
  if (broken.length === 0 && !tooLong) return [];
  // A placement of the days after the month is oftener one sent too early than one whose date is exchanged.
  const isNextMonths =
    broken.every(({ rule }) => rule === "start-after-month") && start < after + startDaysAfter * 86_400;
  const likely = tooLong || !isNextMonths ? likelyTimes({ start, slutt, tiltak }, bounds) : [];
  if (!tooLong) return likely.length > 0 ? likely : broken;
  if (likely.length > 0) return likely.map((breach) => ({ ...breach, severity: "warns" }));
  const days = String(Math.round(((slutt ?? latest) - start) / 86_400));
  return [
    {
      rule: "implausible-length",
      column: slutt === null ? "start" : "slutt",
      found: `${days} døgn`,
      expected: {
        nb: `en plassering på høyst ${longestDays} døgn i celle eller seng`,
        nn: `ei plassering på høgst ${longestDays} døgn i celle eller seng`,
      },
    },
  ];
}

/** What cannot be right about a placement though each of its cells can. */
function brokenBy(placement: Placement, bounds: Bounds, { reference }: Arrival): Breach[] {
  const { start, tiltak, under_18, regelverk, bokstav } = placement;
  const broken = brokenTimes(placement, bounds);
  const add = (rule: string, column: keyof Placement, found: Said) => broken.push({ rule, column, found });
  if (regelverk !== null && bokstav !== null && !isGround(reference, regelverk, bokstav, osloDate(start)))
    add(
      "ground-not-valid",
      "bokstav",
      regelverk === "current"
        ? { nb: `gjeldende ${bokstav}`, nn: `gjeldande ${bokstav}` }
        : { nb: `vedtatt ${bokstav}`, nn: `vedteken ${bokstav}` },
    );
  if (tiltak === "restraint_bed" && under_18 && regelverk === "adopted")
    add("bed-under-18", "tiltak", measureName(reference, tiltak));
  return broken;
}

function measureName({ measures }: Arrival["reference"], measure_id: string): Said {
  const named = measures.find((measure) => measure.measure_id === measure_id);
  return named === undefined ? measure_id : { nb: named.name_nb, nn: named.name_nn };
}

/** Whether it has been decided that a placement of the report is right although a rule says no. */
function decidedIn(
  { enhet, maned }: ReadHead,
  { overrides = [] }: Arrival,
): (rule: string, ownId: string) => boolean {
  const own = overrides.filter(({ unit_id, month }) => unit_id === enhet && month === maned);
  return (rule, ownId) => own.some((one) => one.rule === rule && one.own_id === ownId);
}

/** Whether a letter was a ground in force on a date. */
export function isGround({ grounds }: ReportLists, regime: string, letter: string, date: string): boolean {
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
  const [nb, nn] = withdrawn.length > 0 ? [" uten dem som er trukket", " utan dei som er trekte"] : ["", ""];
  const expected = {
    nb: `${rows}, som er radene i arket Plasseringer${nb}`,
    nn: `${rows}, som er radene i arket Plasseringar${nn}`,
  };
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
  const { mended, rows: all } = exchange;
  const found = {
    nb: `i ${mended} av ${all} rader stemmer start og slutt først når dag og måned byttes: datoformatet er trolig lest feil`,
    nn: `i ${mended} av ${all} rader stemmer start og slutt først når dag og månad blir bytte om: datoformatet er truleg lese feil`,
  };
  return [{ rule: "day-month-exchanged", sheet: null, row: null, column: null, found }];
}

function isoText(seconds: number): string {
  return isoWithOffset(seconds).slice(0, 16);
}
