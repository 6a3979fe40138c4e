import type { ListedNumber } from "./release-state.ts";

/** What a number is of: a place, a period, and what of it is counted. */
export type Site = Pick<
  ListedNumber,
  "measure_id" | "population" | "organisation" | "place_id" | "period" | "period_start"
>;

/** What is the same for all numbers and figures of one site, and for no others. */
export function siteOf({
  measure_id,
  population,
  organisation,
  place_id,
  period,
  period_start,
}: Site): string {
  return [measure_id, population, organisation, place_id, period, period_start].join(" ");
}

/** The same of one kind of number. */
export function numberOf(site: Site, kind: string): string {
  return `${siteOf(site)} ${kind}`;
}
