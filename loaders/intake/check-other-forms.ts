import { group } from "d3-array";
import { type History } from "../forms/history.ts";
import { osloDate } from "../forms/oslo-time.ts";
import { type ParsedRegionReport, type ParsedRow } from "../forms/parse-report.ts";
import { foundText, type Finding } from "../forms/finding.ts";
import { placeAt } from "../reference/valid-at.ts";
import { monthsInName, type Arrival } from "./check-report.ts";

/** What cannot be right about a region's report though each of its cells can. */
export function checkRegionReport(
  { region, maned }: ParsedRegionReport["hode"],
  { kvalitetssikrede_vedtak: assured, vedtak_med_feil: withDefects }: ParsedRegionReport["kvalitetssikring"],
  { name, reference }: Arrival,
): Finding[] {
  const findings: Finding[] = [];
  const ofHead = { sheet: "Hode", row: null };
  if (
    region !== undefined &&
    placeAt(reference, region, `${maned ?? "9999-12"}-01`)?.place_level !== "region"
  )
    findings.push({ ...ofHead, rule: "unknown-place", column: "region", found: foundText(region, null) });
  const stated = monthsInName(name);
  if (maned !== undefined && stated.length > 0 && !stated.includes(maned))
    findings.push({ ...ofHead, rule: "month-differs", column: "maned", found: maned });
  if (assured !== undefined && withDefects !== undefined && withDefects > assured)
    findings.push({
      rule: "not-a-number",
      severity: "refuses",
      sheet: "Kvalitetssikring",
      row: null,
      column: "vedtak_med_feil",
      found: String(withDefects),
      expected: {
        nb: `høyst ${assured}, som er vedtakene som er kvalitetssikret`,
        nn: `høgst ${assured}, som er vedtaka som er kvalitetssikra`,
      },
    });
  return findings;
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
