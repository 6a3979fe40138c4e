import { capital, hours, list, number, percent, range, signed, uncapital } from "./nb-basics.js";

/** A share against the 12 months before, as the sentences need it: see `LengthChange`. */
export interface ToldLengthChange {
  hours: number;
  state: string;
  difference: number | null;
  lower: number | null;
  upper: number | null;
  log_rank_p: number | null;
}

const stays = (count: number) => (count === 0 ? "ingen opphold" : `${number(count)} opphold`);

/** Percentage points with their sign: `−15`, `+1`, `0`. */
const points = (share: number) => signed(Math.round(100 * share));

const apart = (lower: number, upper: number) => `${points(lower)} til ${points(upper)}`;

/** «7 prosentpoeng lavere (−15 til +1)» */
function difference(told: Estimated): string {
  const size = Math.abs(Math.round(100 * told.difference));
  const said =
    size === 0 ? "den samme" : `${number(size)} prosentpoeng ${told.difference < 0 ? "lavere" : "høyere"}`;
  return `over ${hours(told.hours)} ${said} (${apart(told.lower, told.upper)})`;
}

interface Estimated {
  hours: number;
  difference: number;
  lower: number;
  upper: number;
}

/** Which of the differences are more than chance gives. */
function beyondChance(changes: Estimated[]): string {
  const clear = changes.filter(({ lower, upper }) => lower > 0 || upper < 0);
  if (clear.length === 0)
    return changes.length === 1
      ? "Forskjellen er ikke større enn det som er vanlig fra år til år."
      : "Ingen av forskjellene er større enn det som er vanlig fra år til år.";
  if (clear.length === changes.length)
    return `${changes.length === 1 ? "Forskjellen er" : "Alle forskjellene er"} større enn det som er vanlig fra år til år.`;
  return `Bare forskjellen over ${list(clear.map((told) => number(told.hours)))} timer er større enn det som er vanlig fra år til år.`;
}

const notCompared: Record<string, string> = {
  not_available: "Kilden går ikke langt nok tilbake til å sammenligne med de 12 månedene før.",
  not_applicable:
    "Ingen enhet her skulle rapportere i de 12 månedene før, så det er ikke noe å sammenligne med.",
  not_estimable: "For få opphold var over til å sammenligne med de 12 månedene før.",
};

export const nbCurve = {
  title(median: number | null, lower: number | null, upper: number | null): string {
    const started = "oppholdene som startet i de siste 12 månedene";
    if (median === null) return `For mange av ${started}, er åpne til å si hvor lenge halvparten varte`;
    const interval = lower === null || upper === null ? "" : ` (${range(whole(lower), whole(upper))})`;
    return `Halvparten av ${started}, var over innen ${hours(median)}${interval}`;
  },

  /** Where reports lack, the stays are those of the months that are whole. */
  subtitle: (count: number | null, who: string, lacksReports: boolean) =>
    `Andel av oppholdene i sikkerhetscelle som varte lenger enn så mange timer, med 95 % usikkerhet.${count === null ? "" : ` ${capital(stays(count))} i ${lacksReports ? "de fullstendige månedsrapportene for " : ""}de siste 12 månedene.`}${who === "" ? "" : ` ${who}.`}`,

  /** Stays that no report has ended; nothing where that is not known. */
  open: (count: number | null) =>
    count === null
      ? []
      : count === 0
        ? ["Alle oppholdene er meldt avsluttet."]
        : [
            `${number(count)} opphold er ikke meldt avsluttet, og ${count === 1 ? "er med så lenge det er kjent at det varte" : "er med så lenge det er kjent at de varte"}.`,
          ],

  /** The thresholds of law in force, in a sentence. */
  thresholds: (names: string[]) =>
    names.length === 0
      ? []
      : [
          `Gjeldende terskler: ${list(names.map(uncapital))}. De sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare.`,
        ],

  /** The shares against the 12 months before, each with its interval, or why they are not compared. */
  change(changes: ToldLengthChange[]): string[] {
    const estimated = changes.flatMap(({ hours: over, difference: change, lower, upper }) =>
      change === null || lower === null || upper === null
        ? []
        : [{ hours: over, difference: change, lower, upper }],
    );
    const [first] = changes;
    if (first === undefined) return [];
    if (estimated.length === 0)
      return [
        notCompared[first.state] ?? "For få fullstendige rapporter til å sammenligne med de 12 månedene før.",
      ];
    const curves =
      first.log_rank_p === null
        ? ""
        : ` Log-rank for kurvene som helhet: p ${first.log_rank_p < 0.001 ? "under 0,001" : `= ${number(first.log_rank_p, first.log_rank_p < 0.1 ? 3 : 2)}`}.`;
    return [
      `Mot de 12 månedene før er andelen ${list(estimated.map(difference))}. ${beyondChance(estimated)}${curves}`,
    ];
  },

  /** A step in the small box that follows the pointer. */
  step: (over: number, share: number, lower: number | null, upper: number | null) =>
    `${percent(share)} % varte lenger enn ${hours(over)}${lower === null || upper === null ? "" : ` (${range(percent(lower), percent(upper))} %)`}`,

  tick: (over: number, isNarrow: boolean) => (isNarrow ? `${number(over)} t` : hours(over)),

  table: "Andel av oppholdene som varte lenger",
  columns: {
    hours: "Lenger enn, timer",
    share: "Andel",
    atRisk: "Opphold som varte så lenge",
  },

  changeTable: {
    show: "Vis sammenligningen med de 12 månedene før i tabell",
    caption: "Andel over tersklene, mot de 12 månedene før",
    over: "Varighet",
    now: "Siste 12 måneder",
    before: "12 måneder før",
    difference: "Forskjell, prosentpoeng",
  },
  points,
  pointsRange: apart,
  over: (given: number) => `Over ${hours(given)}`,
  showYears: "Vis varigheten år for år i tabell",
};

function whole(given: number): string {
  return number(given, given < 10 && given % 1 !== 0 ? 1 : 0);
}
