import type { Baseline } from "./lists.ts";

/** What cannot be meant in a list of baselines, one Norwegian sentence each. */
export function baselineProblems(baselines: readonly Baseline[]): string[] {
  const begun = new Set<string>();
  return baselines.flatMap(({ place_id, measure_id, from, baseline_to }) => {
    const phase = `${place_id} ${measure_id} ${from}`;
    const isTwice = begun.has(phase);
    begun.add(phase);
    return [
      ...(isTwice ? [`«${place_id}» har to rader fra ${from}.`] : []),
      ...(baseline_to !== null && baseline_to < from
        ? [`«${place_id}» har en basis til ${baseline_to}, før fasen begynner ${from}.`]
        : []),
    ];
  });
}
