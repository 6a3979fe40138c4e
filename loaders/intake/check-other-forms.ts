import { group } from "d3-array";
import { type History } from "../forms/history.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { type ParsedRegionReport, type ParsedRow } from "../forms/parse-report.ts";
import { foundText, type Finding } from "../forms/finding.ts";
import { placeAt } from "../reference/valid-at.ts";
import { isPlausible, monthsInName, type Arrival } from "./check-report.ts";

/** What cannot be right about a region's report though each of its cells can. */
export function checkRegionReport(
  { sheets, hode: { region, maned, sendt }, kvalitetssikring }: Omit<ParsedRegionReport, "findings">,
  { name, receivedAt, reference }: Arrival,
): Finding[] {
  const findings: Finding[] = [];
  const ofHead = { sheet: sheets.hode, row: null };
  if (
    region !== undefined &&
    placeAt(reference, region, `${maned ?? "9999-12"}-01`)?.place_level !== "region"
  )
    findings.push({ ...ofHead, rule: "unknown-place", column: "region", found: foundText(region, null) });
  const stated = monthsInName(name);
  if (maned !== undefined && stated.length > 0 && !stated.includes(maned))
    findings.push({ ...ofHead, rule: "month-differs", column: "maned", found: maned });
  if (maned !== undefined && !isPlausible(maned, sendt ?? receivedAt, reference))
    findings.push({ ...ofHead, rule: "month-implausible", column: "maned", found: maned });
  return [...findings, ...tooManyDefects(kvalitetssikring, sheets.kvalitetssikring)];
}

const kindsOfDefects = [
  "mangel_begrunnelse",
  "mangel_hjemmel",
  "mangel_fornyelse",
  "mangel_niva",
  "mangel_annet",
] as const;

/** More decisions with defects than were looked at, or more with one kind of defect than with any. */
function tooManyDefects(assurance: ParsedRegionReport["kvalitetssikring"], sheet: string): Finding[] {
  const { kvalitetssikrede_vedtak: assured, vedtak_med_feil: withDefects } = assurance;
  const over = (column: keyof typeof assurance, most: number | undefined, nb: string, nn: string) => {
    const stated = assurance[column];
    if (typeof stated !== "number" || most === undefined || stated <= most) return [];
    const expected = { nb: `høyst ${most}, som er ${nb}`, nn: `høgst ${most}, som er ${nn}` };
    const found = String(stated);
    return [
      { rule: "not-a-number", severity: "refuses" as const, sheet, row: null, column, found, expected },
    ];
  };
  return [
    ...over("vedtak_med_feil", assured, "vedtakene som er kvalitetssikret", "vedtaka som er kvalitetssikra"),
    ...kindsOfDefects.flatMap((kind) => over(kind, withDefects, "vedtakene med feil", "vedtaka med feil")),
  ];
}

type HistoryRow = ParsedRow<History["historikk"][number]>;

/** The counts of the years before that can be right: of a place we know, in the past, and stated once. */
export function checkHistory(
  rows: HistoryRow[],
  { reference, receivedAt }: Arrival,
): { rows: HistoryRow[]; findings: Finding[] } {
  const places = new Set(reference.places.map(({ place_id }) => place_id));
  const today = osloDate(receivedAt);
  const stated = group(rows, ({ values }) =>
    [values.sted, values.periode_type, values.periode, values.tiltak, values.teller].join(" "),
  );
  const twice = new Set([...stated.values()].filter((same) => same.length > 1).flat());
  const findings = rows.flatMap((historyRow): Finding[] => {
    const { sheet, row, values } = historyRow;
    const at = { sheet, row, severity: "sets_aside" as const };
    return [
      ...(places.has(values.sted)
        ? []
        : [{ ...at, rule: "unknown-place", column: "sted", found: foundText(values.sted, null) }]),
      ...(values.periode > today
        ? [{ ...at, rule: "in-future", column: "periode", found: values.periode }]
        : []),
      ...(twice.has(historyRow)
        ? [
            {
              ...at,
              rule: "duplicate-id",
              column: "periode",
              found: values.periode,
              expected: {
                nb: "ett tall per sted, periode, tiltak og teller",
                nn: "eitt tal per stad, periode, tiltak og teljar",
              },
            },
          ]
        : []),
    ];
  });
  const setAside = new Set(findings.map(({ row }) => row));
  return { rows: rows.filter(({ row }) => !setAside.has(row)), findings };
}
