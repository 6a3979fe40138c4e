import { capital, date, list, number, percent, percentChange } from "./nb-basics.js";
import { nbTrends } from "./nb-trends.js";

/** A claim's question as the sentences need it: see `Claim` for what each part is. */
export interface AskedClaim {
  kind: string;
  place_name: string;
  among: string | null;
  measure_id: string | null;
  populations: string[];
  indicators: string[];
  trend_id: string | null;
  direction: string | null;
  share: number | null;
  from_year: number | null;
  to_year: number | null;
}

/** A way to answer as the sentences need it: see `ClaimWay`. */
export interface ToldWay {
  source: string;
  indicator_id: string | null;
  answer: string;
  as_reported: string | null;
  reason: string | null;
  size_of: string | null;
  size: number | null;
  lower: number | null;
  upper: number | null;
  size_place_name: string | null;
  chance: number | null;
  dispersion: number | null;
  places_asked: number | null;
  months_expected: number | null;
  months_reported: number | null;
}

const answers: Record<string, string> = {
  holds: "holder",
  does_not_hold: "holder ikke",
  undecided: "kan ikke avgjøres",
  not_measurable: "kan ikke måles",
  not_from_sample: "besvares ikke med eksempeldata",
};

const measures: Record<string, string> = {
  safety_cell: "sikkerhetscelle",
  restraint_bed: "sikkerhetsseng",
  reinforced_cell: "forsterket celle",
  exclusion: "utelukkelse",
};

const nouns: Record<string, string> = {
  stays_started: "opphold",
  placements: "plasseringer",
  decisions: "vedtak",
};

const reasons: Record<string, string> = {
  self_harm_share_stays: "selvskading, selvmordsforsøk eller selvmordsfare",
  narrow_share_stays: "selvskading eller selvmordsforsøk",
};

const sources: Record<string, string> = {
  reports: "enhetenes månedsrapporter",
  history: "tall fra før plasseringer ble rapportert",
  published: "publiserte tall",
  trend: "svaret på om bruken går ned",
};

const levels: Record<string, { one: string; many: string }> = {
  region: { one: "én region", many: "regioner" },
  prison: { one: "ett fengsel", many: "fengsler" },
  unit: { one: "én enhet", many: "enheter" },
};

const answerWord = (answer: string) => answers[answer] ?? answer;
const noun = (indicator: string | null) => nouns[indicator ?? ""] ?? "opphold";
/** What an indicator counts, or the reason that a share is of. */
const countedBy = (indicator: string | null) => reasons[indicator ?? ""] ?? noun(indicator);
const measure = (id: string | null) => measures[id ?? ""] ?? "tiltaket";
const nounOf = (indicator: string | null, measureId: string | null) =>
  `${noun(indicator)} ${indicator === "decisions" ? "om" : "i"} ${measure(measureId)}`;
const part = (share: number) => (share === 0.5 ? "halvparten" : `${percent(share)} prosent`);

function who(populations: string[]): string {
  const words: Record<string, string> = {
    adults: "voksne (18 år og over)",
    women: "kvinner (18 år og over)",
    men: "menn (18 år og over)",
    under_18: "personer under 18 år",
  };
  const named = list(populations.map((population) => words[population] ?? population));
  return named === "" ? "" : ` Gjelder ${named}.`;
}

/** «om lag 6 av 100»; what is nearly never or nearly always is not made a round number. */
function ofHundred(chance: number): string {
  const share = Math.round(100 * chance);
  if (share < 1)
    return chance < 0.001
      ? "under 1 av 1000"
      : `om lag ${number(Math.max(1, Math.round(1000 * chance)))} av 1000`;
  return share > 99 ? "over 99 av 100" : `om lag ${number(share)} av 100`;
}

const change = (ratio: number) => Math.round(100 * (ratio - 1));

/** «12 prosent færre», or that the two are nearly the same. */
function more(ratio: number): string {
  const difference = Math.abs(change(ratio));
  if (difference === 0) return "omtrent like mange";
  return `om lag ${number(difference)} prosent ${ratio < 1 ? "færre" : "flere"}`;
}

const between = (lower: number | null, upper: number | null) =>
  lower === null
    ? ""
    : upper === null
      ? ` (95 % usikkerhet: ${percentChange(lower)} prosent eller mer)`
      : ` (95 % usikkerhet: ${percentChange(lower)} til ${percentChange(upper)} prosent)`;

/** What would have been so, in a claim about counts. */
const claimed = ({ kind, from_year, to_year }: AskedClaim) =>
  kind === "fewer_than" ? `er lavere i ${to_year} enn i ${from_year}` : "faller hvert år";

export const nbClaims = {
  lead: "Her står setninger som er sagt offentlig om bruken av sikkerhetscelle, hva de spør om når de skal besvares med tall, og hva tallene svarer.",
  answers: "Svarene",
  inShort: "Påstandene og svarene",
  real: "Sagt om norske fengsler",
  madeUp: "Oppdiktede påstander om det oppdiktede landet",
  madeUpMark: "Oppdiktet påstand",
  none: "Ingen påstander står i listen.",
  columns: {
    claim: "Påstand",
    answer: "Svar",
    year: "År",
    place: "Sted",
    figure: "Tall",
    share: "Andel",
    interval: "95 % usikkerhet",
    ofStays: "Opphold",
    reports: "Rapporter",
    value: "Verdi",
  },
  nearest: "De nærmeste tallene, siste 12 måneder",
  figures: "Tallene svaret bygger på",
  otherWays: "Andre måter å telle på",
  why: "Hvorfor ikke et annet svar",
  toPlace: "Utviklingen på stedet",
  toClaim: (id: string) => `Lenke til påstanden: #${id}`,
  answerWord,
  answer: (answer: string) => capital(answerWord(answer)),
  /** A sentence that was said stands as a quotation; one that is told in our words does not. */
  sentence: (told: { sentence_nb: string; wording: string }) =>
    told.wording === "quoted" ? `«${told.sentence_nb}»` : told.sentence_nb,

  /** Who said it and when, and whether it is word for word. */
  said: (told: { made_up: boolean; source: string; said_on: string; wording: string }) =>
    told.made_up
      ? "Oppdiktet påstand: ingen har sagt dette."
      : `${told.source}, ${date(told.said_on)}. ${told.wording === "quoted" ? "Ordrett." : "Setningen er gjengitt med våre ord."}`,

  /** The exact question, made of what the register says of the claim. */
  question(claim: AskedClaim, minimumAnswered: number): string {
    const { kind, place_name, measure_id, populations, indicators, from_year, to_year } = claim;
    const [first = null] = indicators;
    if (kind === "falls_every_year")
      return `${place_name}: Var det færre ${nounOf(first, measure_id)} hvert år enn året før, fra ${from_year} til ${to_year}?${who(populations)}`;
    if (kind === "fewer_than")
      return `${place_name}: Var det færre ${nounOf(first, measure_id)} i ${to_year} enn i ${from_year}?${who(populations)}`;
    if (kind === "trend") {
      const goes = claim.direction === "increasing" ? "Øker" : "Synker";
      return `${place_name}: ${goes} ${nbTrends.subject(claim.trend_id ?? "")}, etter regelen for svaret på om bruken går ned?`;
    }
    if (kind === "share_over") {
      const stays = `mer enn ${part(claim.share ?? 0)} av oppholdene i ${measure(measure_id)} i ${from_year}`;
      const level = levels[claim.among ?? ""];
      return level === undefined
        ? `${place_name}: Gjaldt ${stays} ${countedBy(first)}?${who(populations)}`
        : `${place_name}: Var det minst ${level.one} der ${stays} gjaldt ${countedBy(first)}? Bare ${level.many} med minst ${number(minimumAnswered)} opphold med svar om årsak er med.${who(populations)}`;
    }
    return "Setningen kan ikke gjøres om til et spørsmål som tallene svarer ja eller nei på.";
  },

  /** Where the answer is from, or was looked for. */
  answeredBy: ({ source, indicator_id, answer }: Pick<ToldWay, "source" | "indicator_id" | "answer">) => {
    const from =
      source === "trend"
        ? "svaret på om bruken går ned"
        : `${countedBy(indicator_id)}, ${sources[source] ?? source}`;
    return `${answer === "undecided" ? "Holdt mot" : "Besvart med"} ${from}.`;
  },

  /** Another way to count, and what it says. */
  otherWay: (way: Pick<ToldWay, "source" | "indicator_id" | "answer">) =>
    `${capital(countedBy(way.indicator_id))}, ${sources[way.source] ?? way.source}: ${answerWord(way.answer)}`,

  /** How large it is, with its interval; nothing where it cannot be estimated. */
  size(claim: AskedClaim, way: ToldWay): string {
    const { size, lower, upper, size_of } = way;
    if (size === null) return "";
    if (size_of === "share") {
      const place =
        way.size_place_name === null || claim.among === null
          ? ""
          : `${way.size_place_name} hadde den største andelen: `;
      const interval =
        lower === null || upper === null
          ? ""
          : ` (95 % usikkerhet: ${percent(lower)} til ${percent(upper)} prosent)`;
      const said = `${percent(size)} prosent av oppholdene med svar om årsak`;
      return `${place === "" ? capital(said) : place + said}${interval}.`;
    }
    const than = change(size) === 0 ? "som" : "enn";
    const what = `${more(size)} ${noun(way.indicator_id)} i ${claim.to_year} ${than} i ${claim.from_year}`;
    return size_of === "rates"
      ? `I månedene som er rapportert, var det ${what} for hvert fangedøgn${between(lower, upper)}.`
      : `Det var ${what}${between(lower, upper)}.`;
  },

  /** How probable it is though nothing changes. */
  chance(claim: AskedClaim, way: ToldWay): string {
    const { chance, dispersion } = way;
    if (chance === null) return "";
    if (way.source === "trend")
      return `Sjansen for en så tydelig endring, den ene eller den andre veien, uten at noe er endret: ${ofHundred(chance)}.`;
    if (claim.kind === "share_over") {
      const level = levels[claim.among ?? ""];
      const where =
        level === undefined
          ? ""
          : way.places_asked === 1
            ? ` i ${level.one}`
            : ` i minst ${level.one} av ${number(way.places_asked ?? 0)}`;
      return `Sjansen for en så stor andel eller en større${where}, om den egentlige andelen var ${part(claim.share ?? 0)}: ${ofHundred(chance)}.`;
    }
    const varies =
      dispersion !== null && dispersion >= 1.25
        ? ` Kvartalene her varierer ${number(dispersion, 1)} ganger så mye som tilfeldige hendelser gjør (φ), så sjansen er et anslag.`
        : "";
    return `Sjansen for at antallet ${claimed(claim)} uten at noe er endret: ${ofHundred(chance)}, regnet som om hendelsene kommer uavhengig av hverandre.${varies}`;
  },

  /** Why it cannot be decided; nothing where it can, or where the verdict says it itself. */
  reason({ reason, as_reported }: Pick<ToldWay, "reason" | "as_reported">): string {
    const reported =
      as_reported === null
        ? ""
        : ` Om det som er rapportert, var alt, ville svaret vært «${answerWord(as_reported)}».`;
    const sentences: Record<string, string> = {
      incomplete: `Månedsrapporter eller opplysninger i dem mangler, og det som mangler, kan endre svaret.${reported}`,
      provisional: `Noen av månedsrapportene er foreløpige, og tallene i dem kan bli endret.${reported}`,
      no_figures: "Det finnes ikke tall for hele perioden.",
      sources_differ: "Det er publisert ulike tall for samme år.",
      too_little_data: "Det er for få opphold med svar om årsak.",
      unanswered: `Opphold uten svar om årsak kan endre svaret.${reported}`,
    };
    return sentences[reason ?? ""] ?? "";
  },

  /** How many of the reports the answer rests on; nothing where it rests on none. */
  completeness: ({
    months_expected,
    months_reported,
  }: Pick<ToldWay, "months_expected" | "months_reported">) =>
    months_expected === null || months_expected === 0
      ? ""
      : months_reported === months_expected
        ? `Alle ${number(months_expected)} månedsrapporter er fullstendige.`
        : `${number(months_reported ?? 0)} av ${number(months_expected)} månedsrapporter er fullstendige.`,

  notFromSample:
    "Denne siden bygger på eksempeldata. En påstand om virkeligheten besvares bare med virkelige månedsrapporter.",
  notMeasurable: "Tallene kan ikke svare ja eller nei på denne.",

  /** The run that it was answered from. */
  run: (told: { as_of: string; known_at: string; version: string; fingerprint: string | null }) =>
    `Sett fra ${date(told.as_of)}, med det som var kommet inn ${date(told.known_at)}. Program ${told.version}${told.fingerprint === null ? "" : `, kjøring ${told.fingerprint.slice(0, 12)}`}.`,

  /** A count as a column of the table: what is counted and by whom. */
  column: (indicator: string, source: string) =>
    source === "reports"
      ? capital(noun(indicator))
      : `${capital(noun(indicator))}, ${sources[source] ?? source}`,
  publishedBy: (by: string[]) => `Kilde til de publiserte tallene: ${list(by)}.`,
  countedBy: (indicator: string) => capital(countedBy(indicator)),
};
