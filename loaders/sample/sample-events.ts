import { type MarkedEvent, type Place } from "../reference/reference.ts";

/** The real marked events, and those of the history that the sample makes up, at the places it has. */
export function sampleEvents(real: MarkedEvent[], places: Place[]): MarkedEvent[] {
  const known = new Set(places.map(({ place_id }) => place_id));
  return [...real, ...madeUp].filter(({ place_id }) => known.has(place_id));
}

const madeUp: MarkedEvent[] = [
  event(
    "sample_horten_closed",
    "2023-06-01",
    "nordre-vestfold-horten",
    "Enheten stengt (oppdiktet)",
    "Stengt",
  ),
  event(
    "sample_gjovik_merged",
    "2024-01-01",
    "innlandet-hamar",
    "Gjøvik slått sammen med Hamar (oppdiktet)",
    "Sammenslått",
  ),
  event(
    "sample_alesund_moved",
    "2024-07-01",
    "alesund",
    "Flyttet fra region vest til nord (oppdiktet)",
    "Ny region",
  ),
  event(
    "sample_horten_reopened",
    "2024-09-01",
    "nordre-vestfold-horten",
    "Enheten gjenåpnet (oppdiktet)",
    "Gjenåpnet",
  ),
  event("sample_drammen_opened", "2024-09-01", "drammen-nybygget", "Ny enhet åpnet (oppdiktet)", "Åpnet"),
  event(
    "sample_eidsberg_split",
    "2025-07-01",
    "indre-ostfold",
    "Eidsberg delt i nord og sør (oppdiktet)",
    "Delt",
  ),
];

function event(
  event_id: string,
  date: string,
  place_id: string,
  name_nb: string,
  short_nb: string,
): MarkedEvent {
  return {
    event_id,
    date,
    date_precision: "day",
    place_id,
    name_nb,
    short_nb,
    picked_after_looking: false,
    source: "eksempeldata",
  };
}
