import { type MeasureId } from "./rates.ts";
import { type Random } from "./random.ts";

export interface Decision {
  decided_at: number;
  level: "unit" | "region" | "directorate";
  type: "first" | "renewal";
}

const hour = 3600;

/** The first decision soon after the start, and a renewal for each so many hours that the placement then lasts. */
export function decisions(
  measure: MeasureId,
  under18: boolean,
  started_at: number,
  ended_at: number,
  random: Random,
): Decision[] {
  const first = Math.min(started_at + random.integer(60) * 60, ended_at);
  const every = renewedEvery(measure, random) * hour;
  const found: Decision[] = [{ decided_at: first, level: "unit", type: "first" }];
  for (let due = started_at + every; due < ended_at; due += every) {
    const decided_at = due - random.integer(180) * 60;
    found.push({ decided_at, level: level(measure, under18, due - started_at), type: "renewal" });
  }
  return found;
}

/** No limit today says when a decision is renewed: most do it when the region is to decide, some every other day. */
function renewedEvery(measure: MeasureId, random: Random): number {
  if (measure === "exclusion") return 14 * 24;
  if (measure === "restraint_bed") return 24;
  return random.pick([72, 48, 24], [85, 12, 3]);
}

/** Who decides after so many seconds: strgjfl. § 38 fifth and sixth paragraph, § 37 for exclusion. */
function level(measure: MeasureId, under18: boolean, seconds: number): Decision["level"] {
  const regionAfter = measure === "exclusion" ? 14 * 24 : under18 || measure === "restraint_bed" ? 24 : 72;
  return seconds >= regionAfter * hour ? "region" : "unit";
}
