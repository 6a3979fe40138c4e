import { capital, date, list, month, number, quarter, uncapital } from "./nb-basics.js";

const reasons: Record<string, string> = {
  all: "alle årsaker",
  self_harm_related: "selvskading eller selvmordsfare",
  narrow: "utført selvskading eller selvmordsforsøk",
  violence_threats: "vold eller trusler",
  damage: "skadeverk",
  other: "annet",
  not_answered: "årsaken er ikke oppgitt",
};

const securities: Record<string, string> = {
  all: "alle sikkerhetsnivåer",
  high: "høyt sikkerhetsnivå",
  low: "lavt sikkerhetsnivå",
};

const parts: Record<string, string> = {
  measure_id: "tiltak",
  population: "hvem de gjelder",
  reason: "årsak",
  security: "sikkerhetsnivå",
};

/** What each part of an address asks for. */
const inAddress: Record<string, string> = {
  ...parts,
  unit: "enhet",
  population: "hvem",
  from: "fra og med",
  to: "til og med",
  organisation: "organisasjon",
  quarter: "kvartal",
  month: "måned",
};

const stretch = (from: string, to: string) => (from === to ? month(from) : `${month(from)}–${month(to)}`);

/** `2026-q1` as `1. kvartal 2026`. */
const quarterNamed = (given: string) => `${given.slice(6)}. kvartal ${given.slice(0, 4)}`;

const placements = (count: number) => (count === 1 ? "1 plassering" : `${number(count)} plasseringer`);

/** What a unit's month is told by. */
interface ToldMonth {
  state: string;
  nil_report: boolean;
  late: boolean;
  provisional: boolean;
  received_on: string | null;
  due_on: string | null;
  rows_set_aside: number | null;
  placements_stated: number | null;
  placements_accepted: number | null;
}

/** What became of a unit's report for a month, in a sentence or two. */
function monthTold(row: ToldMonth): string {
  if (row.state === "not_due")
    return row.due_on === null ? "Fristen er ikke gått ut." : `Fristen er ${date(row.due_on)}.`;
  if (row.state === "not_reported")
    return `Ikke rapportert.${row.due_on === null ? "" : ` Fristen var ${date(row.due_on)}.`} Antallet er ikke kjent; det er ikke null.`;
  const came =
    row.received_on === null
      ? "Levert"
      : `Levert ${date(row.received_on)}${row.late ? ", etter fristen" : ", innen fristen"}`;
  const provisional = row.provisional ? " Rapporten er foreløpig." : "";
  if (row.state === "incomplete") return `${came}, men ufullstendig. ${lacking(row)}${provisional}`;
  return row.nil_report
    ? `${came}: null-rapport, ingen var plassert.${provisional}`
    : `${came}.${provisional}`;
}

function lacking({
  placements_stated: stated,
  placements_accepted: accepted,
  rows_set_aside,
}: ToldMonth): string {
  const aside = rows_set_aside ?? 0;
  const setAside =
    aside === 0
      ? ""
      : ` ${aside === 1 ? "1 rad er" : `${number(aside)} rader er`} satt til side til den er rettet.`;
  if (stated === null) return `Enheten har ikke oppgitt hvor mange plasseringer den melder.${setAside}`;
  const told = `Enheten har oppgitt ${placements(stated)}, og ${accepted === null ? "det er ikke kjent hvor mange som" : number(accepted)} er godtatt: antallet vises fra–til.`;
  return `${told}${setAside}`;
}

/** The words of the filters, of what they show and do not reach, and of the way from a figure to its reports. */
export const nbFilters = {
  filters: {
    legend: "Velg hva siden viser",
    unit: "Enhet",
    wholePrison: "Hele fengselet",
    measure: "Tiltak",
    population: "Hvem",
    reason: "Årsak",
    security: "Sikkerhetsnivå",
    organisation: "Enhetene",
    from: "Fra og med",
    to: "Til og med",
    fromStart: "Fra starten",
    toEnd: "Til siste måned",
    reset: "Vis alt",
    reasonName: (id: string) => capital(reasons[id] ?? id),
    securityName: (id: string) => capital(securities[id] ?? id),
    monthName: (given: string) => capital(month(given)),
    notShown: (given: string[]) =>
      given.length === 0
        ? ""
        : `Adressen ber om noe som ikke finnes her (${list(given.map((part) => inAddress[part] ?? part))}). Siden viser det nærmeste som finnes.`,
    notOffered: (given: string[]) =>
      given.length === 0
        ? ""
        : `Tallene for det som er valgt, er ikke delt etter ${given.map((part) => parts[part] ?? part).join(" eller ")}, så det kan ikke velges samtidig.`,
  },
  selection: {
    /** Reason and level, where one is chosen; they stand after whom a figure is about. */
    part: ({ reason, security }: { reason: string; security: string }) =>
      [
        ...(reason === "all"
          ? []
          : [reason === "not_answered" ? "årsaken ikke oppgitt" : `årsak: ${reasons[reason] ?? reason}`]),
        ...(security === "all" ? [] : [`enheter med ${securities[security] ?? security}`]),
      ].join(", "),
    /** All that is shown, in one line. */
    shows: (told: { measure: string; who: string; from: string; to: string; organisation: string }) =>
      `Viser: ${[told.measure, ...(told.who === "" ? [] : [uncapital(told.who)]), stretch(told.from, told.to), ...(told.organisation === "" ? [] : [uncapital(told.organisation)])].join(", ")}.`,
    reason:
      "Et opphold telles under hver årsak det har. Tallene for årsakene kan derfor ikke legges sammen. Har et opphold ikke svar på årsak, er det bare med i «ikke oppgitt».",
    security:
      "Nivået er enhetens eget i måneden. Enheter med begge nivåer, eller med et annet (som overgangsboliger), er bare med når alle nivåer vises.",
    notPartedByReason:
      "Rater, timer, varighet, andre tiltak og steder under er ikke delt etter årsak, og vises derfor ikke her.",
    notPartedByLevel:
      "Timer per måned, varighet, andre tiltak og steder under er ikke delt etter sikkerhetsnivå, og vises derfor ikke her.",
    time: "Figurene og tabellene følger tiden som er valgt. Svaret, utviklingen, overvåkingsdiagrammet, de siste 12 månedene og rapportene gjelder hele tiden.",
    noVerdict: "Om bruken går ned, blir bare vurdert for alle voksne under ett, ikke for dette utvalget.",
    wholeTime: "Svaret gjelder hele tiden, ikke bare den som er valgt.",
    showWhole: "Vis svaret for alle voksne",
  },
  units: {
    choose: "Velg en enhet for å se dens egne tall.",
    back: (prison: string) => `Hele ${prison}`,
  },
  drill: {
    none: "Et kvartal eller en måned for seg",
    choose: "Velg en måned eller et kvartal, her eller i en tabell, for å se hva tallet bygger på.",
    quarters: "Kvartaler",
    months: "Måneder",
    close: "Lukk",
    title: (kind: "month" | "quarter", given: string) =>
      kind === "month" ? capital(month(given)) : capital(quarterNamed(given)),
    quarterOfMonth: (given: string) => `Del av ${quarter(given)}`,
    previous: (name: string) => `Forrige: ${name}`,
    next: (name: string) => `Neste: ${name}`,
    quarterName: quarterNamed,
    noMonths: "Dette utvalget er ikke talt måned for måned, bare kvartal for kvartal.",
    notMade: "Det er ikke laget noe tall for dette utvalget i perioden.",
    definition: "Hva som telles: ",
    monthsTable: (name: string) => `Månedene i ${name}`,
    reports: "Månedsrapportene bak tallet",
    reportsNote:
      "En rapport gjelder alle tiltak og alle personer i enheten, uansett hva som er valgt. Enhetene er de som hørte til stedet i måneden.",
    noReports: "Kilden er en fil med én rad per plassering, ikke månedsrapporter.",
    columns: {
      told: "Hva som ble av rapporten",
      stated: "Oppgitt",
      accepted: "Godtatt",
      setAside: "Satt til side",
      due: "Frist",
      received: "Mottatt",
      version: "Versjon",
      file: "Fil (SHA-256)",
    },
    monthTold,
    version: (given: number | null) => (given === null ? "–" : number(given)),
    receivedAt: (at: string) => `Mottatt ${date(at.slice(0, 10))} kl. ${at.slice(11, 16)}.`,
    file: {
      holds: "gjelder",
      replaced: "erstattet av en nyere versjon",
      partial: "delvis rapport",
      provisional: "foreløpig",
      name: (name: string) => `Filen het ${name}.`,
      noName: "Filnavnet vises ikke: det sier mer enn enhet og måned.",
      versionOf: (version: number | null) =>
        version === null ? "Uten versjon" : `Versjon ${number(version)}`,
    },
    later: (told: { unit: string; month: string; reportMonth: string; placements: number }) =>
      `${told.unit}: ${placements(told.placements)} som startet i ${month(told.month)}, følger rapporten for ${month(told.reportMonth)}, for ${told.placements === 1 ? "den" : "de"} varte inn i en senere måned.`,
    loading: "Henter rapportene …",
  },
};
