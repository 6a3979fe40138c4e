import { z } from "zod";
import { fieldMeta, type Columns } from "../forms/field.ts";
import { isoWithOffset, osloDate, osloMonth, readInstant } from "../forms/oslo-time.ts";
import { lengthAgrees, secondsBetween, type StatedLength, type StatedStay } from "./exchanged-days.ts";
import { type ForeignCell, type ForeignRow } from "./foreign-rows.ts";
import { daysBetween, type TimeReader } from "./foreign-time.ts";
import { type Profile } from "./profile.ts";
import { secondsIn, statedLength, type LengthUnit } from "./stated-length.ts";
import { foundText, type Finding } from "../forms/finding.ts";
import { ruleOf } from "../forms/rules/rules.ts";

/** What the rows are held against. */
export interface Known {
  /** The columns of a placement, as our own form has them. */
  columns: Columns;
  isUnit(unitId: string, month: string): boolean;
  isGround(regime: string, letter: string, date: string): boolean;
  receivedAt: number;
}

type Value = string | number | boolean | string[] | null;

/** A row of `raw.plasseringer`, but for the file. The person is as the source has them. */
export interface ForeignPlacement {
  [field: string]: Value;
  sheet: string;
  row: number;
  enhet: string;
  plassering: string;
  start: number;
  slutt: number | null;
  presisjon: "minute" | "day";
  oppgitt_dogn: number | null;
}

/** A row with what was found wrong with it. Without a placement it is set aside. */
export interface CheckedRow {
  row: ForeignRow;
  placement: ForeignPlacement | undefined;
  /** Its start and end as text, where it has both: kept also of rows set aside, to see what they have in common. */
  stay: StatedStay | undefined;
  findings: Finding[];
  /** The unit and the month it began in, as far as it says; null where it does not. */
  unitId: string | null;
  month: string | null;
}

/** Reads and checks one row. What cannot be right sets it aside; what contradicts the source's own words warns. */
export function checkedRow(sent: ForeignRow, profile: Profile, known: Known, time: TimeReader): CheckedRow {
  const row = withEndOfLength(sent, profile, time);
  const readings = Object.entries(row.fields).map(([field, given]) => ({
    field,
    ...fieldReading(field, given, profile, known, time),
  }));
  const values = Object.fromEntries(readings.map(({ field, value }) => [field, value ?? null]));
  const [start, end] = [isoOf(row.fields["start"], profile, time), isoOf(row.fields["slutt"], profile, time)];
  const stated = lengthOf(row, profile);
  const stay = start && end ? { start, end, stated } : undefined;
  const wrong = [
    ...readings.flatMap(({ field, rule }) => (rule ? findingOn(row, rule, field, profile) : [])),
    ...contradictions(row, values, profile, known).map(([rule, field]) =>
      findingOn(row, rule, field, profile),
    ),
  ];
  const { start: startedAt, slutt: endedAt = null, plassering } = values;
  const isUnknown = wrong.some(({ rule }) => rule === "unknown-unit");
  const told = {
    row,
    stay,
    unitId: isUnknown ? null : (row.unit?.place_id ?? null),
    month: typeof startedAt === "number" ? osloMonth(startedAt) : monthOf(row, profile, time),
  };
  if (wrong.length > 0 || !row.unit || typeof startedAt !== "number")
    return { ...told, placement: undefined, findings: wrong };
  const placement: ForeignPlacement = {
    ...values,
    sheet: row.sheet,
    row: row.row,
    enhet: row.unit.place_id,
    plassering: typeof plassering === "string" ? plassering : row.group,
    start: startedAt,
    slutt: typeof endedAt === "number" ? endedAt : null,
    presisjon: profile.times.precision,
    oppgitt_dogn: stated ? stated.seconds / secondsIn.days : null,
  };
  return {
    ...told,
    placement,
    findings: lengthInDoubt(row, stay, stated, profile),
  };
}

/** The row with its end, where the source has only the start and the length. A row without a length is open. */
function withEndOfLength(row: ForeignRow, profile: Profile, time: TimeReader): ForeignRow {
  const { slutt } = profile.columns;
  if (!slutt || !("start_and_stated_length" in slutt)) return row;
  const [start, length] = [isoOf(row.fields["start"], profile, time), lengthOf(row, profile)];
  const text = start && length ? timeAfter(start, length.seconds, profile.times.precision) : row.statedLength;
  return { ...row, fields: { ...row.fields, slutt: { cell: text === "" ? null : text, found: text } } };
}

function timeAfter(start: string, seconds: number, precision: "minute" | "day"): string {
  if (precision === "day")
    return new Date(Date.parse(`${start}T00:00Z`) + 1000 * seconds).toISOString().slice(0, 10);
  const reading = readInstant(start);
  return "problem" in reading ? start : isoWithOffset(Math.round(reading.seconds + seconds));
}

type FieldReading = { value: Value; rule?: never } | { rule: string; value?: never };

function fieldReading(
  field: string,
  { cell, found }: ForeignCell,
  profile: Profile,
  { columns }: Known,
  time: TimeReader,
): FieldReading {
  const schema = columns[field];
  if (!schema) throw new Error(`a placement has no field ${field}`);
  const { kind, required } = fieldMeta(schema);
  if (cell === null)
    return required && !mayBeEmpty(field, profile) ? { rule: "missing-field" } : { value: null };
  if (kind === "instant") return instantReading(found, profile, time);
  if (kind === "person" && profile.person_is_pseudonym) return { value: found };
  const read = schema.safeParse(cell);
  if (!read.success) return { rule: brokenBy(read.error) };
  return { value: values.parse(read.data) };
}

const values = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

const brokenRule = z.object({ params: z.object({ rule: z.string() }) });

function brokenBy({ issues }: z.ZodError): string {
  return brokenRule.parse(issues[0]).params.rule;
}

function mayBeEmpty(field: string, { columns }: Profile): boolean {
  const column = Object.entries(columns).find(([name]) => name === field)?.[1];
  return column !== undefined && "may_be_empty" in column && column.may_be_empty;
}

// Foreign days and hours are read as if they were Norwegian, so that each falls in the month in which its source
// says it happened; a day without a time begins at midnight.
function instantReading(found: string, profile: Profile, time: TimeReader): FieldReading {
  const { times } = profile;
  const reading = readInstant(isoRead(found, profile, time) ?? "");
  if ("problem" in reading)
    return { rule: reading.problem === "no_such_time" ? "no-such-time" : "not-a-time" };
  if (times.precision === "minute" && reading.precision === "day") return { rule: "not-a-time" };
  return { value: reading.seconds };
}

/** A cell's time as ISO text: of a source that knows days alone, the day, whatever else a program put in the cell. */
function isoRead(found: string, { times }: Profile, time: TimeReader): string | undefined {
  const iso = time(found);
  return times.precision === "day" ? iso?.slice(0, 10) : iso;
}

/** The month of a start whose day can be read, though its hour cannot. */
function monthOf({ fields }: ForeignRow, profile: Profile, time: TimeReader): string | null {
  const day = isoRead(fields["start"]?.found ?? "", profile, time)?.slice(0, 10);
  return day === undefined || "problem" in readInstant(day) ? null : day.slice(0, 7);
}

function isoOf(given: ForeignCell | undefined, profile: Profile, time: TimeReader): string | undefined {
  const iso = isoRead(given?.found ?? "", profile, time);
  return iso !== undefined && !("problem" in readInstant(iso)) ? iso : undefined;
}

/** What cannot be right about a row though each of its cells can: the rule, and the field it is told at. */
function contradictions(
  { unit }: ForeignRow,
  { start, slutt, tiltak, under_18, regelverk, bokstav }: Record<string, Value>,
  { covers, places }: Profile,
  { isUnit, isGround, receivedAt }: Known,
): [rule: string, field: string][] {
  const broken: [string, string][] = [];
  if (!unit) broken.push(["missing-field", "enhet"]);
  if (typeof start !== "number") return broken;
  if (unit && !places.country && !isUnit(unit.place_id, osloMonth(start)))
    broken.push(["unknown-unit", "enhet"]);
  if (start > receivedAt) broken.push(["in-future", "start"]);
  if (typeof slutt === "number") {
    if (slutt < start) broken.push(["end-before-start", "slutt"]);
    else if (slutt > receivedAt) broken.push(["in-future", "slutt"]);
    if (osloMonth(slutt) < covers.from) broken.push(["outside-covers", "slutt"]);
  }
  if (osloMonth(start) > covers.to) broken.push(["outside-covers", "start"]);
  if (
    typeof regelverk === "string" &&
    typeof bokstav === "string" &&
    !isGround(regelverk, bokstav, osloDate(start))
  )
    broken.push(["ground-not-valid", "bokstav"]);
  if (tiltak === "restraint_bed" && under_18 === true && regelverk === "adopted")
    broken.push(["bed-under-18", "tiltak"]);
  return broken;
}

function lengthOf({ statedLength: text }: ForeignRow, { stated_length }: Profile): StatedLength | undefined {
  return stated_length && statedLength(text, stated_length.unit);
}

const units: Record<LengthUnit, { nb: string; nn: string }> = {
  days: { nb: "døgn", nn: "døgn" },
  hours: { nb: "timer", nn: "timar" },
  minutes: { nb: "minutter", nn: "minutt" },
};

/** A stated length that start and end contradict, or that cannot be read and so tells nothing of them. */
function lengthInDoubt(
  row: ForeignRow,
  stay: StatedStay | undefined,
  stated: StatedLength | undefined,
  profile: Profile,
): Finding[] {
  if (!profile.stated_length || row.statedLength === "") return [];
  const { nb, nn } = units[profile.stated_length.unit];
  const told = {
    ...findingOn(row, "stated-length", "oppgitt_dogn", profile),
    found: foundText(row.statedLength, null),
  };
  if (!stated)
    return [
      { ...told, rule: "length-not-read", expected: { nb: `varigheten i ${nb}`, nn: `varigheita i ${nn}` } },
    ];
  if (!stay || lengthAgrees(stay)) return [];
  const wall = daysBetween(stay.start, stay.end) * secondsIn.days;
  const seconds = profile.times.precision === "day" ? wall : secondsBetween(stay.start, stay.end);
  const length = String(Math.round((100 * seconds) / stated.unitSeconds) / 100).replace(".", ",");
  const expected = {
    nb: `${length} ${nb}, som er tiden fra start til slutt`,
    nn: `${length} ${nn}, som er tida frå start til slutt`,
  };
  return [{ ...told, expected }];
}

function findingOn(row: ForeignRow, rule: string, field: string, profile: Profile): Finding {
  const found = field === "enhet" ? row.unitText : row.fields[field]?.found;
  return {
    rule,
    // What refuses a report of one unit sets aside one row of many.
    ...(ruleOf(rule).severity === "refuses" && { severity: "sets_aside" }),
    sheet: row.sheet,
    row: row.row,
    column: headerOf(field, profile),
    found: foundText(found, field),
  };
}

/** The source's own name of the column that a field is taken from. */
function headerOf(field: string, { columns, places, stated_length }: Profile): string {
  if (field === "enhet") return places.unit.header?.[0] ?? field;
  if (field === "oppgitt_dogn") return stated_length?.header[0] ?? field;
  const column = Object.entries(columns).find(([name]) => name === field)?.[1];
  if (!column || "constant" in column) return field;
  if ("ticked" in column) return Object.keys(column.ticked)[0] ?? field;
  if ("start_and_stated_length" in column) return stated_length?.header[0] ?? field;
  return ("header" in column ? column.header[0] : column.date[0]) ?? field;
}
