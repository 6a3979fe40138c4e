import { fieldMeta, type Language } from "./field.ts";
import { historyForm } from "./history.ts";
import { regionReport } from "./region-report.ts";
import { unitReport } from "./unit-report.ts";

const noCodes = { measures: [], reasons: [] };
const { hode, plasseringer, vedtak } = unitReport(noCodes).shape;
const region = regionReport().shape;
const history = historyForm(noCodes).shape;

const labels = new Map(
  [
    vedtak.element,
    plasseringer.element,
    region.kvalitetssikring,
    region.hode,
    history.historikk.element,
    hode,
  ].flatMap(({ shape }) => Object.entries(shape).map(([key, schema]) => [key, fieldMeta(schema)] as const)),
);

/** A column as it is called in a language; a column that no form has keeps its own name. */
export function columnLabel(column: string, language: Language): string {
  return labels.get(column)?.[language].label ?? column;
}

/** The key of the column that is called so in bokmål; a column that no form has keeps its own name. */
export function columnNamed(label: string): string {
  return [...labels].find(([, { nb }]) => nb.label === label)?.[0] ?? label;
}
