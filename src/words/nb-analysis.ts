import { changeSaid, list, number } from "./nb-basics.js";

interface Ratio {
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

/** «12 prosent lavere enn», «2,5 ganger så høyt som», «det samme som». */
function comparedWith(ratio: number, high: string): string {
  const said = changeSaid(ratio, high);
  return `${said} ${/(lavere|høyere)$/.test(said) ? "enn" : "som"}`;
}

/** From one limit to the other; without an upper one, from the lower on. */
const between = (lower: number, upper: number | null, high: string) =>
  `fra ${changeSaid(lower, high)} ${upper === null ? "og oppover" : `til ${changeSaid(upper, high)}`}`;

const holdsOne = (lower: number, upper: number | null) => lower <= 1 && (upper === null || upper >= 1);

const reasons: Record<string, string> = {
  no_date: "Hendelsen har ingen dato, og er ikke regnet på.",
  became_another: "Enheten fikk andre innsatte da det skjedde. Nivået før og etter kan ikke sammenlignes.",
  few_quarters_before: "Det er for få kvartaler før hendelsen til å sammenligne.",
  few_quarters_after: "Det er for få kvartaler etter hendelsen til å sammenligne.",
  no_unit_on_both_sides: "Ingen enhet har tall både før og etter hendelsen.",
  no_events: "Det er ingen opphold å sammenligne.",
};

const checks: Record<string, string> = {
  negative_binomial: "Negativ binomisk modell",
  monthly_quasi_poisson: "Måneder i stedet for kvartaler",
  newey_west: "Poisson med Newey og Wests feil",
  seasonal_mann_kendall: "Rangtest for sesong (Mann–Kendall)",
  lag_one_correlation: "Samvariasjon fra kvartal til kvartal",
  five_point_marker: "Fempunktsmerket for hele år",
};

const markers: Record<string, string> = {
  increasing: "øker",
  decreasing: "synker",
  no_change: "ingen endring",
  cannot_be_calculated: "kan ikke regnes ut",
};

export const nbAnalysis = {
  /** Whether a quarter differs from the same quarter the year before by more than it usually does. */
  quarterChange(told: Ratio & { state: string }): string {
    if (told.state === "not_estimable")
      return "Tallene er for små til å si om forskjellen er mer enn tilfeldig.";
    if (told.state !== "value" || told.lower === null) return "";
    const range = between(told.lower, told.upper, "høyt");
    if (holdsOne(told.lower, told.upper))
      return `Forskjellen er ikke større enn det som er vanlig: per fangedøgn passer alt ${range} med tallene.`;
    return told.ratio === null
      ? `Per fangedøgn er forskjellen større enn det som er vanlig: ${range} (95 % usikkerhet).`
      : `Per fangedøgn er det ${comparedWith(told.ratio, "høyt")} i samme kvartal året før, mer enn det som er vanlig (95 % usikkerhet: ${range}).`;
  },

  effect: {
    /** What followed an event, or why it is not said; then what to read it with. */
    sentences(told: {
      state: string;
      reason: string | null;
      level_ratio: number | null;
      level_lower: number | null;
      level_upper: number | null;
      controls: number | null;
      quarters_before: number | null;
      quarters_after: number | null;
      picked_after_looking: boolean;
      same_time: string[];
    }): string[] {
      const { level_ratio, level_lower, level_upper } = told;
      if (told.state !== "value" || level_ratio === null || level_lower === null)
        return [reasons[told.reason ?? ""] ?? "Det er for lite data til å si hva som fulgte."];
      const compared =
        told.controls === null || told.controls === 0
          ? "Det er ingen å sammenligne med"
          : `Sammenlignet med ${told.controls === 1 ? "1 lignende enhet" : `${number(told.controls)} lignende enheter`} uten hendelsen`;
      return [
        `Bruken like etter var ${comparedWith(level_ratio, "høy")} ventet (95 % usikkerhet: ${between(level_lower, level_upper, "høy")}), etter ${number(told.quarters_before ?? 0)} kvartaler før og ${number(told.quarters_after ?? 0)} etter.`,
        `${compared}. At noe fulgte etter, viser ikke at hendelsen var årsaken.`,
        ...(told.picked_after_looking
          ? ["Stedet var omtalt for høye tall. Slike tall går ofte ned igjen av seg selv."]
          : []),
        ...(told.same_time.length === 0 ? [] : [`På samme tid: ${list(told.same_time)}.`]),
      ];
    },
  },

  checks: {
    title: "Hva andre metoder sier",
    subtitle:
      "For den som vil kontrollere. Disse avgjør ikke svaret, og de fleste av dem varsler for ofte når tallene er små.",
    check: "Metode",
    says: "Sier",
    p: "p-verdi",
    nameOf: (id: string) => checks[id] ?? id,
    markerOf: (id: string) => markers[id] ?? id,
    correlation: (value: number, cautious: boolean) =>
      `${number(value, 2)}${cautious ? ": les svaret med varsomhet" : ""}`,
    pValue: (p: number) => (p < 0.001 ? "under 0,001" : number(p, p < 0.1 ? 3 : 2)),
    tau: (z: number) => `z = ${number(z, 2)}`,
  },
};
