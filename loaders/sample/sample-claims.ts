import { type ClaimRow, type Place } from "../reference/reference.ts";
import { type Norway } from "./norway.ts";

/** What somebody could have said of the made-up country, at the places and in the whole years that it has. */
export function sampleClaims(nation: Norway, places: readonly Place[]): ClaimRow[] {
  const names = new Map(places.map(({ place_id, name }) => [place_id, name]));
  const years = wholeYears(nation).slice(-4);
  const [from, to] = [years[0], years.at(-1)];
  const counted = from !== undefined && to !== undefined && from < to ? countClaims(names, from, to) : [];
  const last = to === undefined ? [] : [majority(to)];
  return [...counted, ...trendClaims(names), ...last, norm].filter(({ place_id }) => names.has(place_id));
}

function wholeYears({ months }: Norway): number[] {
  const years = months.map(({ month }) => Number(month.slice(0, 4)));
  return [...new Set(years)].filter((year) => years.filter((found) => found === year).length === 12);
}

type Names = ReadonlyMap<string, string>;

/** A name as it stands in a sentence: one that holds a comma has another after it. */
const apart = (name = "") => (name.includes(",") ? `${name},` : name);

function countClaims(names: Names, from_year: number, to_year: number): ClaimRow[] {
  const asked = {
    measure_id: "safety_cell",
    populations: ["adults", "under_18"],
    indicators: ["stays_started", "decisions"],
    from_year,
    to_year,
  };
  const falls = (claim_id: string, place_id: string, since: number) =>
    claim(
      claim_id,
      place_id,
      `I ${apart(names.get(place_id))} har antallet saker gått ned hvert år siden ${since}.`,
      {
        ...asked,
        from_year: since,
        kind: "falls_every_year",
      },
    );
  return [
    falls("eksempel_norge_ned", "norge", from_year),
    // Skien is a prison for others since March 2023: the year before is no year to compare with.
    ...(to_year > 2023 ? [falls("eksempel_skien_ned", "telemark-skien", Math.max(2023, from_year))] : []),
    claim(
      "eksempel_sorvest_faerre",
      "region-sorvest",
      `${apart(names.get("region-sorvest"))} hadde færre saker i ${to_year} enn i ${from_year}.`,
      { ...asked, kind: "fewer_than" },
    ),
  ];
}

function trendClaims(names: Names): ClaimRow[] {
  const says = (claim_id: string, place_id: string, direction: "declining" | "increasing", what: string) =>
    claim(claim_id, place_id, `${apart(names.get(place_id))} bruker sikkerhetscelle ${what}.`, {
      kind: "trend",
      trend_id: "stays",
      direction,
    });
  return [
    says("eksempel_skien_synker", "telemark-skien", "declining", "stadig mindre"),
    says("eksempel_halden_oker", "halden", "increasing", "stadig mer"),
  ];
}

function majority(year: number): ClaimRow {
  return claim(
    "eksempel_flertall",
    "norge",
    "I enkelte fengsler gjaldt de fleste oppholdene selvskading, selvmordsforsøk eller selvmordsfare.",
    {
      kind: "share_over",
      among: "prison",
      measure_id: "safety_cell",
      populations: ["adults"],
      indicators: ["self_harm_share_stays"],
      share: 0.5,
      from_year: year,
    },
  );
}

const norm = claim("eksempel_norm", "norge", "Ingen skal sitte i sikkerhetscelle lenger enn nødvendig.", {
  kind: "not_measurable",
  measure_id: "safety_cell",
  populations: ["adults"],
  indicators: ["length_median", "share_over_24_h"],
  note_nb: "Setningen er en norm.",
});

function claim(
  claim_id: string,
  place_id: string,
  sentence_nb: string,
  asked: Pick<ClaimRow, "kind"> & Partial<ClaimRow>,
): ClaimRow {
  return {
    claim_id,
    made_up: true,
    sentence_nb,
    wording: "quoted",
    source: "eksempeldata",
    said_on: "2026-04-14",
    place_id,
    among: null,
    measure_id: null,
    populations: [],
    indicators: [],
    trend_id: null,
    direction: null,
    share: null,
    from_year: null,
    to_year: null,
    note_nb: null,
    ...asked,
  };
}
