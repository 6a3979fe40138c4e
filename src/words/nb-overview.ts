import { list, number, percent } from "./nb-basics.js";

/** How many of the places of a level are answered with what. */
export interface AnswersOfLevel {
  places: number;
  declining: number;
  increasing: number;
  too_little_data: number;
  /** Of those that fall or rise, those that do not stand when all are looked at together. */
  alone: number;
}

const none = (count: number) => (count === 0 ? "ingen" : number(count));

/** «av 5 regioner synker bruken i ingen og øker i 1» */
function level(told: AnswersOfLevel, noun: string, subject: string): string {
  const { places, declining, increasing, too_little_data, alone } = told;
  const standing = declining + increasing - alone;
  const together =
    alone === 0
      ? ""
      : ` (${standing === 0 ? "ingen av dem står" : `${number(standing)} av dem står`} når alle ses samlet)`;
  const few =
    too_little_data === 0 ? "" : `, og for ${number(too_little_data)} er det for lite data til å si det`;
  return `av ${number(places)} ${noun} synker ${subject} i ${none(declining)} og øker i ${none(increasing)}${together}${few}`;
}

export const nbOverview = {
  title: "Regioner og fengsler",
  aboutNation: (name: string) => `${name} samlet`,
  underNation: "Resten av siden er om alle stedene sett under ett: først svaret, så tallene over tid.",

  /** One sentence of all places. */
  lead(regions: AnswersOfLevel, prisons: AnswersOfLevel, prisonsNoun: string): string {
    const said = [
      ...(regions.places === 0
        ? []
        : [level(regions, regions.places === 1 ? "region" : "regioner", "bruken")]),
      ...(prisons.places === 0 ? [] : [level(prisons, prisonsNoun, regions.places === 0 ? "bruken" : "den")]),
    ].join("; ");
    return said === "" ? "" : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  },
  /** A change that does not stand when all places beside each other are looked at together. */
  alone: (answer: string) => `${answer}, men ikke når alle ses samlet`,
  aloneNote: (regions: number, others: number) =>
    `Av mange steder vil noen endre seg tilfeldig. Svarene gjelder hvert sted for seg; et fall eller en økning som ikke står etter Holms justering av regionene (${percent(regions)} prosent) eller Benjamini og Hochbergs av fengslene (${percent(others)} prosent), er merket.`,
  prisons: "fengsler med sikkerhetscelle",
  places: "steder",

  subtitle: (what: string, who: string) =>
    `${what}: antall per kvartal, siste 12 måneder, og om bruken går ned.${who === "" ? "" : ` ${who}.`} I registerets rekkefølge til du trykker på en kolonne.`,
  scale:
    "Kvartalene har én målestokk for regionene og én for fengslene; en kort strek betyr at rapporter mangler og at ingen opphold er kjent, og en blek søyle at rapporter mangler. Raten er punktet og usikkerheten streken, fra null, i samme målestokk for alle; en stiplet strek går ut av ruten.",
  columns: {
    answer: "Går bruken ned?",
    interval: "Raten med usikkerhet",
  },
  groups: { regions: "Regioner", prisons: "Fengsler", places: "Steder" },

  find: "Finn et sted",
  region: "Region",
  everywhere: "Hele landet",
  answer: "Svar",
  anyAnswer: "Alle svar",
  completeness: "Rapporter",
  anyCompleteness: "Alle steder",
  completenesses: { alle: "alle er fullstendige", mangler: "noen mangler" },
  clear: "Vis alle i registerets rekkefølge",

  /** What the table shows now, spoken when it changes. */
  status(shown: number, all: number, sort: { column: string; direction: string } | undefined): string {
    const rows = shown === all ? `Alle ${number(all)} steder` : `${number(shown)} av ${number(all)} steder`;
    if (shown === 0) return "Ingen steder passer med det du har valgt.";
    if (sort === undefined) return `${rows}, i registerets rekkefølge.`;
    return `${rows}, sortert etter «${sort.column}», ${sort.direction === "ascending" ? "stigende" : "synkende"}. ${list(["Steder uten tall", "steder med for lite data"])} står sist.`;
  },
};
