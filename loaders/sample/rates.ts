import { monthsBetween } from "./months-between.ts";
import { stream } from "./random.ts";
import { type UnitKind, type UnitMonth } from "./unit-months.ts";

export const measureIds = ["safety_cell", "restraint_bed", "reinforced_cell", "exclusion"] as const;
export type MeasureId = (typeof measureIds)[number];

/** A change that is truly there, in a unit or in every unit of a region. Nothing else changes but by chance. */
export interface Effect {
  place_id: string;
  measure_id: MeasureId;
  from: string;
  /** −0.2 is a fifth lower for each year that passes. */
  change_per_year: number;
}

export const usualEffects: Effect[] = [
  { place_id: "region-sorvest", measure_id: "safety_cell", from: "2023-01", change_per_year: -0.2 },
  { place_id: "telemark-skien", measure_id: "safety_cell", from: "2023-03", change_per_year: -0.3 },
  { place_id: "halden-hoy", measure_id: "safety_cell", from: "2023-01", change_per_year: 0.3 },
];

// Stays started per 1000 prison days. Women's prisons after Bredtveit 2022 (92 placements in cell and bed, 26 of
// them in bed), youth units after Bjørgvin 2024–25 (9 decisions in 15 months), the rest so that 2024 comes to 284 decisions.
const usual: Record<MeasureId, Record<UnitKind, number>> = {
  safety_cell: {
    high: 0.205,
    mixed: 0.12,
    low: 0.015,
    halfway: 0,
    youth: 6.5,
    women_high: 5,
    women_low: 0.15,
    unknown: 0,
  },
  restraint_bed: {
    high: 0.012,
    mixed: 0,
    low: 0,
    halfway: 0,
    youth: 0,
    women_high: 2,
    women_low: 0,
    unknown: 0,
  },
  reinforced_cell: {
    high: 0.06,
    mixed: 0,
    low: 0,
    halfway: 0,
    youth: 0,
    women_high: 0,
    women_low: 0,
    unknown: 0,
  },
  exclusion: {
    high: 0.5,
    mixed: 0.4,
    low: 0.06,
    halfway: 0.02,
    youth: 2,
    women_high: 1,
    women_low: 0.1,
    unknown: 0.05,
  },
};

// Skien 2024-01 to 2025-05: 49 placements, 9 of restraint beds.
const own: Record<string, Partial<Record<MeasureId, number>>> = {
  "telemark-skien": { safety_cell: 3.2, restraint_bed: 0.35 },
  "telemark-kragero": { safety_cell: 1.2, restraint_bed: 0.2 },
  "agder-evje": { safety_cell: 1, restraint_bed: 0.2 },
};

/** The true rate of a unit in each of its months: stays expected per 1000 prison days. */
export function trueRates(
  seed: number,
  unitId: string,
  measure: MeasureId,
  months: UnitMonth[],
  effects: Effect[],
): number[] {
  const differs = unitDiffers(seed, unitId, measure);
  return months.map((month) => {
    if (!hasRoom(measure, month)) return 0;
    const ownRate = month.kind === "women_high" ? own[unitId]?.[measure] : undefined;
    const ordinary =
      ownRate ?? usual[measure][month.kind] * (isMens(month.kind) ? differs * sizeFactor(month) : 1);
    return ordinary * changeSince(unitId, measure, month, effects);
  });
}

const isMens = (kind: UnitKind) => kind === "high" || kind === "mixed";

/** Units of one class differ, by a factor that is 1 in the mean. */
function unitDiffers(seed: number, unitId: string, measure: MeasureId): number {
  const sigma = 0.35;
  return stream(seed, "rate", unitId, measure).logNormal(Math.exp(-(sigma ** 2) / 2), sigma);
}

/** Large prisons for men place more often, so that the largest come near three a month. */
const sizeFactor = (month: UnitMonth) => (month.capacity / 150) ** 0.4;

function hasRoom(measure: MeasureId, month: UnitMonth): boolean {
  if (measure === "safety_cell") return month.safety_cells > 0;
  if (measure === "restraint_bed") return month.restraint_beds > 0;
  return measure === "exclusion" || month.reinforced_cells > 0;
}

function changeSince(unitId: string, measure: MeasureId, month: UnitMonth, effects: Effect[]): number {
  return effects
    .filter(
      (effect) =>
        effect.measure_id === measure && touches(effect, unitId, month) && month.month >= effect.from,
    )
    .reduce((product, effect) => {
      const years = (monthsBetween(effect.from, month.month) + 0.5) / 12;
      return product * (1 + effect.change_per_year) ** years;
    }, 1);
}

export function touches(effect: Effect, unitId: string, month: { region_id: string }): boolean {
  return effect.place_id === unitId || effect.place_id === month.region_id;
}
