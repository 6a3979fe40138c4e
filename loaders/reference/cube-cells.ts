import type { CubePart, Indicator } from "./lists.ts";

/** One figure that is made for every place and period of its kind. */
export interface CubeCell {
  measure_id: string;
  population: CubePart["population"];
  security: CubePart["security"][number];
  reason: CubePart["reason"][number];
  period: CubePart["periods"][number];
  indicator_id: string;
}

/** Every figure that exists: what can be filtered by is finite, and declared in `cube.csv` alone. */
export function cubeCells(reference: { cube: CubePart[]; indicators: Indicator[] }): CubeCell[] {
  const every = reference.indicators.map((row) => row.indicator_id);
  return reference.cube.flatMap(({ measure_id, population, security, reason, periods, indicators }) =>
    security.flatMap((level) =>
      reason.flatMap((group) =>
        periods.flatMap((period) =>
          (indicators[0] === "all" ? every : indicators).map((indicator_id) => ({
            measure_id,
            population,
            security: level,
            reason: group,
            period,
            indicator_id,
          })),
        ),
      ),
    ),
  );
}
