import { group } from "d3-array";
import { foundText, type Finding } from "../forms/finding.ts";
import { norwegianTime } from "../forms/oslo-time.ts";
import { type ParsedRow } from "../forms/parse-report.ts";
import { type UnitReport } from "../forms/unit-report.ts";
import { type Bounds } from "./bounds.ts";
import { type UnitReportRows } from "./check-report.ts";

type Placement = UnitReport["plasseringer"][number];

const day = 86_400;
const sexes: Record<string, string> = { woman: "kvinne", man: "mann" };

/** What may be right about a row but seldom is. The row is kept. */
export function doubtsOfRow({ sheet, row, values }: ParsedRow<Placement>, bounds: Bounds): Finding[] {
  const { latest, gapBeyondStayMinutes } = bounds;
  const { start, slutt, lengste_tilsynsgap: gap, regelverk, bokstav } = values;
  const doubts: Finding[] = [];
  const add = (rule: string, column: keyof Placement, found: string | null, expected?: Finding["expected"]) =>
    doubts.push({ rule, sheet, row, column, found, ...(expected !== undefined && { expected }) });
  const minutes = Math.ceil(((slutt ?? latest) - start) / 60);
  if (gap !== null && minutes > 0 && gap > minutes + gapBeyondStayMinutes)
    add("gap-longer-than-stay", "lengste_tilsynsgap", String(gap), {
      nb: `høyst ${minutes} minutter, så lenge som plasseringen varte`,
      nn: `høgst ${minutes} minutt, så lenge som plasseringa varte`,
    });
  if ((regelverk === null) !== (bokstav === null))
    add("ground-half-stated", regelverk === null ? "regelverk" : "bokstav", null);
  for (const column of ["region_varslet", "direktorat_varslet", "helsetjeneste_varslet"] as const) {
    const told = values[column];
    if (told !== null && !isAround(told, start, bounds))
      add("notified-outside-stay", column, norwegianTime(told), around(bounds));
  }
  return doubts;
}

/** Whether someone was told, or something decided, between a little before the start and when the report was sent. */
function isAround(time: number, start: number, { latest, toldDaysBefore }: Bounds): boolean {
  return time >= start - toldDaysBefore * day && time <= latest;
}

function around({ toldDaysBefore }: Bounds) {
  const days = `${toldDaysBefore} døgn`;
  return {
    nb: `et tidspunkt fra høyst ${days} før start til rapporten ble sendt`,
    nn: `eit tidspunkt frå høgst ${days} før start til rapporten vart send`,
  };
}

/** What rows say against each other, or against the head. */
export function doubtsOfReport(
  { head, headSheet, placements, decisions }: UnitReportRows,
  bounds: Bounds,
): Finding[] {
  const startOf = new Map(placements.map(({ values }) => [values.plassering, values.start]));
  return [
    ...copies(placements, (values) => ({ ...values, plassering: null })),
    ...copies(decisions, (values) => values),
    ...twoSexes(placements),
    ...decisions.flatMap(({ sheet, row, values: { plassering, vedtatt } }): Finding[] => {
      const start = startOf.get(plassering) ?? vedtatt;
      if (isAround(vedtatt, start, bounds)) return [];
      const found = norwegianTime(vedtatt);
      return [
        { rule: "decision-outside-stay", sheet, row, column: "vedtatt", found, expected: around(bounds) },
      ];
    }),
    ...(head.fangedogn === 0 && placements.length > 0
      ? [{ rule: "no-prison-days", sheet: headSheet, row: null, column: "fangedogn", found: "0" }]
      : []),
  ];
}

/** Rows that say what a row above them says, but for its id. */
function copies<Values extends { plassering: string }>(
  rows: ParsedRow<Values>[],
  said: (values: Values) => object,
): Finding[] {
  const same = group(rows, ({ values }) => JSON.stringify(said(values)));
  return [...same.values()].flatMap(([first, ...later]) =>
    later
      // Rows under one id are told of as that.
      .filter(({ values }) => "vedtatt" in values || values.plassering !== first?.values.plassering)
      .map(({ sheet, row, values }) => ({
        rule: "copied-row",
        sheet,
        row,
        column: "plassering",
        found: foundText(values.plassering, null),
        expected: {
          nb: `en rad som skiller seg fra rad ${first?.row}`,
          nn: `ei rad som skil seg frå rad ${first?.row}`,
        },
      })),
  );
}

/** Rows of a person whose sex is another than in their first row. */
function twoSexes(rows: ParsedRow<Placement>[]): Finding[] {
  return [...group(rows, ({ values }) => values.person).values()].flatMap((own) => {
    const first = own[0]?.values.kjonn;
    return own
      .filter(({ values }) => values.kjonn !== first)
      .map(({ sheet, row, values }) => ({
        rule: "person-two-sexes",
        sheet,
        row,
        column: "kjonn",
        found: sexes[values.kjonn] ?? values.kjonn,
      }));
  });
}
