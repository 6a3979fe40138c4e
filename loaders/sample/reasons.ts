import { type MeasureId } from "./rates.ts";
import { stream, type Random } from "./random.ts";
import { type UnitKind } from "./unit-months.ts";

/** The true share of a unit's stays in cell that has to do with self-harm: a majority in some units. */
export function selfHarmShare(seed: number, unitId: string): (kind: UnitKind) => number {
  const differs = stream(seed, "self-harm", unitId).normal() * 0.1;
  return (kind) => Math.min(0.85, Math.max(0.2, (kind.startsWith("women") ? 0.7 : 0.45) + differs));
}

/** The reasons of a stay; null where nobody answered, as in one of twenty-five. */
export function reasons(measure: MeasureId, selfHarm: number, random: Random): string[] | null {
  if (random.chance(0.04)) return null;
  const share = measure === "restraint_bed" ? 0.95 : measure === "exclusion" ? 0.08 : selfHarm;
  const first = random.chance(share)
    ? random.pick(["self_harm", "suicide_attempt", "suicide_risk"], [45, 15, 40])
    : random.pick(
        ["violence", "threats", "damage", "other"],
        measure === "exclusion" ? [25, 30, 5, 40] : [40, 28, 22, 10],
      );
  const second = random.chance(0.2) ? [random.pick(["suicide_risk", "threats", "damage"], [2, 1, 1])] : [];
  const related = random.chance(share) ? second : second.filter((reason) => reason !== "suicide_risk");
  return [...new Set([first, ...related])].sort();
}

/** The letter of strgjfl. § 38 first paragraph that fits the reasons; exclusion rests on § 37 and has none. */
export function ground(given: string[] | null, measure: MeasureId, random: Random): string | null {
  const answered = measure !== "exclusion" && measure !== "reinforced_cell" && !random.chance(0.03);
  return answered ? letter(given ?? ["violence"], random) : null;
}

function letter(given: string[], random: Random): string {
  if (given.some((reason) => toAPerson.has(reason))) return "a";
  return given.includes("other") ? random.pick(["c", "d", "f"]) : "b";
}

// Self-harm is inside letter a; threats and damage are letter b.
const toAPerson = new Set(["self_harm", "suicide_attempt", "suicide_risk", "violence"]);
