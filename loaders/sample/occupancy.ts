import { monthsBetween } from "./months-between.ts";

// Prisoners on given days (KDI; p4.no 893455; apt.ch) over the register's places; from 2024 on made up.
const prisonersOnDays: [month: string, prisoners: number][] = [
  ["2018-01", 3380],
  ["2019-01", 3186],
  ["2020-01", 3023],
  ["2021-01", 3009],
  ["2021-06", 2921],
  ["2021-09", 3101],
  ["2022-01", 3079],
  ["2022-12", 3009],
  ["2023-12", 2857],
  ["2025-01", 2940],
  ["2026-12", 3040],
];
const placesInAll = 3600;

/** The share of places taken in the nation, on a straight line between the days that are known. */
export function occupancy(month: string): number {
  const before = prisonersOnDays.findLast(([known]) => known <= month);
  const after = prisonersOnDays.find(([known]) => known > month);
  if (!before || !after) return (before?.[1] ?? after?.[1] ?? 0) / placesInAll;
  const way = monthsBetween(before[0], month) / monthsBetween(before[0], after[0]);
  return (before[1] + way * (after[1] - before[1])) / placesInAll;
}
