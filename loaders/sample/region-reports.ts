import { type RegionReport } from "../forms/region-report.ts";
import { sum } from "d3-array";
import { knownAt, workingTime } from "./monthly-reports.ts";
import { type Norway } from "./norway.ts";
import { stream, type Random } from "./random.ts";

/** What a region sent for a month. */
export interface RegionDelivery {
  name: string;
  region_id: string;
  received_at: number;
  report: RegionReport;
}

const minute = 60;

/** One report per region and month: nearly all decisions on safety cells quality-assured, some of them with defects. */
export function regionReports(nation: Norway): RegionDelivery[] {
  const regions = nation.places.filter((row) => row.place_level === "region").map((row) => row.place_id);
  return [...new Set(regions)].flatMap((regionId) =>
    nation.months.flatMap((month): RegionDelivery[] => {
      const decided = decisionsIn(nation, regionId, month);
      if (decided === undefined) return [];
      const random = stream(nation.seed, "region report", regionId, month.month);
      const sendt = workingTime(month.ends_at, 14 + random.integer(8), random);
      const received_at = sendt + (1 + random.integer(40)) * minute;
      if (random.chance(0.015) || received_at > knownAt(nation)) return [];
      const hode = { region: regionId, maned: month.month, versjon: 1, sendt, eksempeldata: true };
      const report = { hode, kvalitetssikring: qualityAssurance(decided, random) };
      return [{ name: `${regionId}_${month.month}`, region_id: regionId, received_at, report }];
    }),
  );
}

/** Decisions on safety cells made in the region's units in the month; undefined where it had no units. */
function decisionsIn(
  { units }: Norway,
  regionId: string,
  month: Norway["months"][number],
): number | undefined {
  const own = units.filter((unit) =>
    unit.months.some((known) => known.month === month.month && known.region_id === regionId),
  );
  if (own.length === 0) return undefined;
  return sum(
    own.flatMap(({ placements }) => placements).filter(({ measure_id }) => measure_id === "safety_cell"),
    ({ decisions }) =>
      decisions.filter(({ decided_at }) => decided_at >= month.starts_at && decided_at < month.ends_at)
        .length,
  );
}

function qualityAssurance(decided: number, random: Random): RegionReport["kvalitetssikring"] {
  const assured = random.chance(0.9) ? decided : Math.max(0, decided - 1);
  const defects = random.poisson(assured * 0.12);
  const faulty = Math.min(assured, defects);
  const kinds = Array.from({ length: faulty }, () =>
    random.pick(["begrunnelse", "hjemmel", "fornyelse", "niva", "annet"], [5, 2, 3, 1, 1]),
  );
  const count = (kind: string) => kinds.filter((known) => known === kind).length;
  return {
    kvalitetssikrede_vedtak: assured,
    vedtak_med_feil: faulty,
    mangel_begrunnelse: count("begrunnelse"),
    mangel_hjemmel: count("hjemmel"),
    mangel_fornyelse: count("fornyelse"),
    mangel_niva: count("niva"),
    mangel_annet: count("annet"),
    vurdering: assessment(faulty, random),
  };
}

function assessment(faulty: number, random: Random): string | null {
  if (random.chance(0.3)) return null;
  const development = random.pick([
    "Ingen tydelig utvikling siste måned.",
    "Få tilfeller, så enkeltpersoner slår sterkt ut.",
    "Bruken følges opp i de månedlige møtene med enhetene.",
    "Enhetene melder at alternative tiltak prøves først.",
  ]);
  return faulty === 0 ? development : `${development} Mangler i vedtak er tatt opp med enheten.`;
}
