import { type History } from "../forms/history.ts";
import { sum } from "d3-array";
import { type Norway } from "./norway.ts";
import { stream } from "./random.ts";

/** Counts of a year before placements were reported, and when they were sent in. */
export interface HistoryDelivery {
  name: string;
  received_at: number;
  report: History;
}

/** Stays in safety cells per region in the three years before the first month, as much as in the first year but for chance. */
export function histories(nation: Norway): HistoryDelivery[] {
  const first = nation.months[0];
  if (!first) return [];
  const firstYear = Number(first.month.slice(0, 4));
  return [firstYear - 3, firstYear - 2, firstYear - 1].map((year) => ({
    name: `historikk_${year}`,
    received_at: first.ends_at,
    report: {
      hode: { eksempeldata: true },
      historikk: [...yearlyRates(nation)].map(([sted, stays]) => ({
        sted,
        periode_type: "year",
        periode: String(year),
        tiltak: "safety_cell",
        teller: "stays",
        verdi: stream(nation.seed, "history", sted, year).poisson(stays),
        kilde: `Oppdiktet årsoversikt ${year} (eksempeldata)`,
      })),
    },
  }));
}

/** Stays expected in a year at the rates of the first months, by region. */
function yearlyRates({ units }: Norway): Map<string, number> {
  const regions = new Map<string, number>();
  for (const { months, rates } of units) {
    const year = months.slice(0, 12);
    const region = year[0]?.region_id;
    if (region === undefined) continue;
    const stays = sum(
      year,
      (month) => ((rates.safety_cell[year.indexOf(month)] ?? 0) * month.prison_days) / 1000,
    );
    regions.set(region, (regions.get(region) ?? 0) + stays);
  }
  return regions;
}
