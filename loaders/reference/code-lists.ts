import type { CodeLists } from "../forms/unit-report.ts";
import type { Measure, Reason } from "./lists.ts";

/** The words that the forms take from the lists. */
export function codeLists(reference: { measures: Measure[]; reasons: Reason[] }): CodeLists {
  return {
    measures: reference.measures.map((row) => ({ id: row.measure_id, nb: row.name_nb, nn: row.name_nn })),
    reasons: reference.reasons.map((row) => ({ id: row.reason_id, nb: row.name_nb, nn: row.name_nn })),
  };
}
