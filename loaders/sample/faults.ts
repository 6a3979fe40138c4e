import { monthStartSeconds, norwegianTime } from "../forms/oslo-time.ts";
import { delivery, sent, workingTime, type Delivery, type ReportedMonth } from "./monthly-reports.ts";
import { syntheticNationalId } from "./national-id.ts";
import { stream, type Random } from "./random.ts";

/** Something that is wrong on purpose, and the rule that is to find it. */
export interface Fault {
  rule: string;
  /** The file's name without its ending. */
  name: string;
  unit_id: string;
  month: string;
  /** The placement whose row is wrong. */
  placement: string | null;
  /** The version that puts it right, if any came. */
  mended_by: string | null;
}

export interface Faulty {
  months: ReportedMonth[];
  faults: Fault[];
}

interface Breaker {
  rule: string;
  /** The row to break, or −1 where no row is needed; undefined where this report cannot be broken so. */
  row(reported: ReportedMonth, sent: Delivery): number | undefined;
  broken(sent: Delivery, row: number, reported: ReportedMonth): Delivery;
  /** Whether nothing of the file can be used, so that the unit must send it again. */
  refuses?: boolean;
}

const hour = 3600;
const day = 24 * hour;

/** Every rule that a unit's report can break, those first that a small nation should not be without. */
const breakers: Breaker[] = [
  inRow("missing-field", () => ({ kjonn: null })),
  inHead("stated-count", (head) => ({ antall_plasseringer: head.antall_plasseringer + 1 })),
  inRow("end-before-start", (row) =>
    row.slutt === null ? null : { slutt: norwegianTime(row.start - 26 * hour) },
  ),
  refused("file-encrypted", (file) => ({ ...file, instead: "encrypted workbook" })),
  inRow("unknown-code", () => ({ tiltak: "isolat" })),
  {
    rule: "open-vanished",
    row: ({ month }, { report }) =>
      found(report.plasseringer.findIndex((row) => row.start < month.starts_at && row.slutt !== null)),
    broken: (file, row) => withoutRow(file, row),
  },
  refused("unknown-unit", (file) => ({
    ...renamed(file, "lindesnes"),
    typed: [{ table: "hode", row: 0, field: "enhet", cell: "lindesnes" }],
  })),
  inRow("not-pseudonym", () => ({ person: "fange 4471" })),
  refused("national-id", (file) => ({
    ...file,
    typed: [{ table: "hode", row: 0, field: "rolle", cell: `inspektør, ${syntheticNationalId()}` }],
  })),
  inRow("not-a-time", (row) => ({ start: `31.02.${norwegianTime(row.start).slice(6)}` })),
  inRow("ground-not-valid", (row) => (row.bokstav === null ? null : { regelverk: "vedtatt", bokstav: "b" })),
  {
    rule: "duplicate-id",
    row: (_, { report }) => (report.plasseringer.length > 1 ? 1 : undefined),
    broken: (file, row) => typing(file, row, { plassering: file.report.plasseringer[0]?.plassering ?? null }),
  },
  {
    rule: "overlap",
    row: (_, { report }) => found(report.plasseringer.findIndex((row) => row.tiltak === "safety_cell")),
    broken: (file, row) => withTwin(file, row),
  },
  inHead("prison-days-impossible", (head) =>
    head.fangedogn === 0 ? null : { fangedogn: head.fangedogn * 10 },
  ),
  inRow("in-future", (row) => (row.slutt === null ? null : { slutt: yearsLater(row.slutt, 10) })),
  {
    rule: "start-after-month",
    row: ({ month }, { report }) =>
      report.hode.sendt > month.ends_at + 2 * day
        ? found(report.plasseringer.findIndex((row) => row.slutt === null && row.start >= month.starts_at))
        : undefined,
    broken: (file, row, { month }) => typing(file, row, { start: norwegianTime(month.ends_at + 5 * hour) }),
  },
  refused("month-missing", (file) => ({
    ...file,
    typed: [{ table: "hode", row: 0, field: "maned", cell: null }],
  })),
  refused("month-differs", (file) => ({
    ...file,
    typed: [{ table: "hode", row: 0, field: "maned", cell: yearBefore(file.report.hode.maned) }],
  })),
  refused("file-empty", (file) => ({ ...file, instead: "nothing" })),
  refused("file-not-what-name-says", (file) => ({ ...file, instead: "pdf" })),
  refused("file-half-written", (file) => ({ ...file, instead: "half a workbook" })),
  {
    rule: "no-such-time",
    row: ({ month }, { report }) =>
      month.month.endsWith("-03")
        ? found(report.plasseringer.findIndex((row) => row.start >= month.starts_at))
        : undefined,
    broken: (file, row, { month }) => typing(file, row, { start: `${skippedHour(month.month)}` }),
  },
  inHead("not-a-number", () => ({ fangedogn: "ca. 900" })),
  inRow("missing-field", () => ({ tiltak: null })),
  inRow("unknown-code", () => ({ arsaker: "uro" })),
  inRow("not-pseudonym", () => ({ person: "cella ved vakta" })),
  inHead("missing-field", () => ({ sikkerhetsceller: null })),
  inHead("stated-count", (head) => ({ antall_plasseringer: head.antall_plasseringer + 2 })),
  inRow("end-before-start", (row) =>
    row.slutt === null ? null : { slutt: norwegianTime(row.start - 15 * 60) },
  ),
];

type Row = Delivery["report"]["plasseringer"][number];
type Head = Delivery["report"]["hode"];
type Changes = Record<string, string | number | null>;

/** About one report in 130 is broken on purpose, each in its own way. */
export function withFaults(seed: number, reported: ReportedMonth[], known: number): Faulty {
  const months = [...reported];
  const faults: Fault[] = [];
  const last = reported.reduce((latest, { month }) => (month.month > latest ? month.month : latest), "");
  for (const [number, breaker] of breakers.slice(0, Math.ceil(reported.length / 130)).entries()) {
    const random = stream(seed, "fault", number);
    const taken = new Set(faults.map((fault) => fault.unit_id));
    const candidates = months.flatMap((month, index) => {
      const [file] = month.deliveries;
      const free = month.course === "plain" && month.month.month < last && !taken.has(month.unit.unit_id);
      const row = file && free ? breaker.row(month, file) : undefined;
      return file && row !== undefined ? [{ index, file, month, row }] : [];
    });
    const chosen = candidates[random.integer(candidates.length)];
    if (!chosen) continue;
    const mends = breaker.refuses === true ? breaker.rule !== "file-not-what-name-says" : number % 2 === 1;
    const broken = breaker.broken(chosen.file, chosen.row, chosen.month);
    const mended = mends ? sentAgain(chosen.file, breaker.refuses === true, chosen.month, random, known) : [];
    months[chosen.index] = { ...chosen.month, course: "broken", deliveries: [broken, ...mended] };
    faults.push({
      rule: breaker.rule,
      name: broken.name,
      unit_id: chosen.month.unit.unit_id,
      month: chosen.month.month.month,
      placement: chosen.file.report.plasseringer[chosen.row]?.plassering ?? null,
      mended_by: mended[0]?.name ?? null,
    });
  }
  return { months, faults };
}

/** A refused report comes once more as it should have been, another one as its next version. */
function sentAgain(
  { report }: Delivery,
  refuses: boolean,
  { month }: ReportedMonth,
  random: Random,
  known: number,
): Delivery[] {
  const at = workingTime(month.ends_at, 12 + random.integer(25), random);
  const again = delivery(sent(report, at, random, refuses ? {} : { versjon: 2 }));
  return again.received_at < known ? [refuses ? { ...again, name: `${again.name}_ny` } : again] : [];
}

function inRow(rule: string, changes: (row: Row) => Changes | null): Breaker {
  return {
    rule,
    row: ({ month }, { report }) =>
      found(report.plasseringer.findIndex((row) => row.start >= month.starts_at && changes(row) !== null)),
    broken: (file, row) => {
      const broken = file.report.plasseringer[row];
      return typing(file, row, broken ? (changes(broken) ?? {}) : {});
    },
  };
}

function inHead(rule: string, changes: (head: Head) => Changes | null): Breaker {
  return {
    rule,
    row: (_, { report }) => (changes(report.hode) === null ? undefined : -1),
    broken: (file) => ({ ...file, typed: typedCells("hode", 0, changes(file.report.hode) ?? {}) }),
  };
}

function refused(rule: string, broken: (file: Delivery) => Delivery): Breaker {
  return { rule, row: () => -1, broken, refuses: true };
}

function found(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

function typing(file: Delivery, row: number, changes: Changes): Delivery {
  return { ...file, typed: typedCells("plasseringer", row, changes) };
}

function typedCells(table: "hode" | "plasseringer", row: number, changes: Changes): Delivery["typed"] {
  return Object.entries(changes).map(([field, cell]) => ({ table, row, field, cell }));
}

/** The report without a placement that the month before left open, and unaware of it. */
function withoutRow(file: Delivery, row: number): Delivery {
  const gone = file.report.plasseringer[row]?.plassering;
  const plasseringer = file.report.plasseringer.filter(({ plassering }) => plassering !== gone);
  const vedtak = file.report.vedtak.filter(({ plassering }) => plassering !== gone);
  const hode = { ...file.report.hode, antall_plasseringer: plasseringer.length };
  return { ...file, report: { hode, plasseringer, vedtak } };
}

/** The report with one row more: the same person in another cell for the same hours. */
function withTwin(file: Delivery, row: number): Delivery {
  const twin = file.report.plasseringer[row];
  if (!twin) return file;
  const plasseringer = [...file.report.plasseringer, { ...twin, plassering: `${twin.plassering}-B` }];
  const hode = { ...file.report.hode, antall_plasseringer: plasseringer.length };
  return { ...file, report: { ...file.report, hode, plasseringer } };
}

function renamed(file: Delivery, unit: string): Delivery {
  return { ...file, name: file.name.replace(file.report.hode.enhet, unit) };
}

function yearsLater(seconds: number, years: number): string {
  const text = norwegianTime(seconds);
  return `${text.slice(0, 6)}${Number(text.slice(6, 10)) + years}${text.slice(10)}`;
}

const yearBefore = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** Half past two on the last Sunday of March, which no clock in Norway shows. */
function skippedHour(month: string): string {
  const lastDay = new Date((monthStartSeconds(month) + 30 * day + 12 * hour) * 1000);
  const sunday = lastDay.getUTCDate() - lastDay.getUTCDay();
  return `${sunday}.03.${month.slice(0, 4)} 02:30`;
}
