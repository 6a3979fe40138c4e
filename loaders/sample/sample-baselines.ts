import { type Baseline, type Place } from "../reference/reference.ts";

/** A made-up decision, at the places that the sample has: Skien was a prison for men until March 2023. */
export function sampleBaselines(places: readonly Place[]): Baseline[] {
  const known = new Set(places.map(({ place_id }) => place_id));
  return madeUp.filter(({ place_id }) => known.has(place_id));
}

const madeUp: Baseline[] = [
  {
    place_id: "telemark-skien",
    measure_id: "safety_cell",
    from: "2023-04-01",
    baseline_to: null,
    reason: "Skien avdeling ble fengsel for kvinner (oppdiktet vedtak)",
    decided_by: "eksempeldata",
    decided_on: "2023-06-01",
    source: "eksempeldata",
  },
];
