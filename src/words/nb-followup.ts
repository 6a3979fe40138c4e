import { capital, date, force, list, month, number, ofForce, quarter, uncapital } from "./nb-basics.js";

const minutesIn = (seconds: number) => Math.floor(seconds / 60);
const some = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count === 0 ? "ingen" : number(count)} ${many}`;
const hoursCounted = (count: number) => (count === 1 ? "1 time" : `${number(count)} timer`);
const minutesCounted = (count: number) => (count === 1 ? "1 minutt" : `${number(count)} minutter`);
const days = (count: number) => (count === 1 ? "én dag" : `${number(count)} dager`);

/** How long something lasted, as `51 timer` or `72 timer og 5 minutter`; minutes say nothing of what lasted for days. */
function duration(seconds: number): string {
  const minutes = minutesIn(seconds);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return minutesCounted(rest);
  return rest === 0 || hours >= 100
    ? hoursCounted(hours)
    : `${hoursCounted(hours)} og ${minutesCounted(rest)}`;
}

/** `2026-03-12 23:15` as `12. mars 2026 kl. 23.15`. */
const instant = (at: string) => `${date(at)} kl. ${at.slice(11, 16).replace(":", ".")}`;

const measures: Record<string, string> = {
  safety_cell: "i sikkerhetscelle",
  restraint_bed: "i sikkerhetsseng",
  reinforced_cell: "i forsterket celle",
  exclusion: "i utelukkelse",
};

/** A rule of law as its sentence needs it. */
interface Rule {
  duty: string;
  hours: number;
  under_18: boolean;
  paragraph: string;
  valid_from: string | null;
}

interface Stay {
  own_id: string | null;
  measure_id: string;
  started: string;
  seconds: number;
  is_open: boolean;
}

const whenOver = (hours: number) =>
  hours === 0 ? "med det samme" : `når bruken varer over ${hours === 1 ? "én time" : hoursCounted(hours)}`;

const duties: Record<string, (hours: number) => string> = {
  region_decides: (hours) => `regionen skal avgjøre ${whenOver(hours)}`,
  region_told: (hours) => `regionen skal ha melding ${whenOver(hours)}`,
  directorate_told: (hours) => `direktoratet skal ha melding ${whenOver(hours)}`,
  renewed_decision: (hours) => `vedtaket skal fornyes minst hver ${number(hours)}. time`,
  supervision: (hours) =>
    `tilsatte skal føre tilsyn minst ${hours === 1 ? "hver time" : `hver ${number(hours)}. time`}`,
  health_visit: (hours) =>
    `helsepersonell skal føre tilsyn minst én gang ${hours === 24 ? "i døgnet" : `hver ${number(hours)}. time`}`,
};

/** What the rule asks for, its paragraph, and since when its act applies. */
function rule({ duty, hours, under_18, paragraph, valid_from }: Rule): string {
  const asked = duties[duty]?.(hours) ?? duty;
  return `${under_18 ? `Under 18 år: ${asked}` : capital(asked)} (${paragraph}; ${force(valid_from)}).`;
}

const doneWords: Record<string, { done: string; not: string }> = {
  region_decides: { done: "Regionen avgjorde", not: "Ingen avgjørelse av regionen er ført" },
  region_told: { done: "Regionen fikk melding", not: "Ingen melding til regionen er ført" },
  directorate_told: { done: "Direktoratet fikk melding", not: "Ingen melding til direktoratet er ført" },
};

/** The stay and how long it has been known to last. */
function stay(unit: string, { own_id, measure_id, started, seconds, is_open }: Stay): string {
  const name = own_id === null ? "et opphold" : `opphold ${own_id}`;
  const lasted = is_open ? `${duration(seconds)}, ikke avsluttet i siste rapport` : duration(seconds);
  return `${unit}, ${name} ${measures[measure_id] ?? ""} fra ${instant(started)}: ${lasted}.`;
}

/** What has happened of what was to be decided or told. */
function dutyDone(told: {
  duty: string;
  passed: string;
  done: string | null;
  seconds_late: number | null;
  in_time: boolean | null;
}): string {
  const words = doneWords[told.duty];
  const passed = `Passert ${instant(told.passed)}.`;
  if (words === undefined) return passed;
  if (told.in_time === null) return `${passed} Ikke besvart: vedtakene er ikke ført.`;
  if (told.done === null) return `${passed} ${words.not}.`;
  const late = told.in_time ? "" : `, ${duration(told.seconds_late ?? 0)} etter`;
  return `${passed} ${words.done} ${instant(told.done)}${late}.`;
}

/** What was counted of what the unit itself is to do in a stay. */
function dutyCounted(told: {
  duty: string;
  done: string | null;
  times_due: number | null;
  times_done: number | null;
  longest_gap_minutes: number | null;
}): string {
  if (told.duty === "supervision")
    return told.longest_gap_minutes === null
      ? "Lengste tid mellom tilsyn er ikke oppgitt."
      : `Lengste tid mellom tilsyn: ${minutesCounted(told.longest_gap_minutes)}.`;
  const due = told.times_due ?? 0;
  if (told.times_done === null)
    return told.duty === "health_visit" ? "Antall helsetilsyn er ikke oppgitt." : "Vedtakene er ikke ført.";
  if (told.duty === "health_visit")
    return `${capital(some(told.times_done, "ett helsetilsyn", "helsetilsyn"))} ført; varigheten tilsier minst ${number(due)}.`;
  const decisions = some(told.times_done, "ett vedtak", "vedtak");
  return told.times_done >= due
    ? `${capital(decisions)} ført, ${told.done === null ? "uten fornyelse" : `det første fornyet ${instant(told.done)}`}.`
    : `${capital(decisions)} ført; varigheten tilsier minst ${number(due)}.`;
}

const matters = (count: number) =>
  count === 1 ? "Én sak" : count === 0 ? "Ingen saker" : `${number(count)} saker`;

export const nbFollowup = {
  page: "Oppfølging",
  title: (region: string) => `Oppfølging: ${region}`,
  toDo: (count: number, region: string) => `${matters(count)} å følge opp i ${region}`,
  whatIf: (count: number) =>
    count === 0
      ? "Ingen linjer viser hva den vedtatte loven ville ha krevd i tillegg."
      : count === 1
        ? "Én linje viser hva den vedtatte loven ville ha krevd i tillegg. Den loven er ikke i kraft."
        : `${number(count)} linjer viser hva den vedtatte loven ville ha krevd i tillegg. Den loven er ikke i kraft.`,
  /** So that the counts above the list add up to its lines. */
  inTime: (count: number) =>
    count === 0
      ? ""
      : count === 1
        ? "Én linje viser et opphold over en terskel der det som skulle gjøres, er gjort i tide."
        : `${number(count)} linjer viser opphold over en terskel der det som skulle gjøres, er gjort i tide.`,
  about: `En terskel sier hvem som avgjør eller får melding, ikke at noe var ulovlig eller varte for lenge. «I tide» er her lest som senest da terskelen ble passert. Et tomt felt i rapporten er lest slik skjemaet sier: ikke varslet. ${ofForce}`,
  fallsAway:
    "Oppholdene er de som er med i hver enhets siste rapport, og de som ikke er meldt avsluttet. Ingenting hakes av: en linje faller bort når neste rapport viser at det er gjort, eller at måneden er over.",
  ids: "Opphold er kalt ved enhetens egen id. Personer vises ikke.",
  noReports: "Kilden er ikke månedsrapporter fra enheter. Det er derfor ingenting å følge opp her.",
  regions: {
    caption: "Linjer å følge opp, etter region",
    lead: (count: number) => `${matters(count)} å følge opp i alt`,
    intro:
      "Hver region har sin egen liste for måneden. Det som er gjort i tide, og det som bare den vedtatte loven ville krevd, står sist i tabellen og er ikke regnet med i det som skal følges opp.",
    toDo: "Å følge opp",
    whatIf: "Vedtatt lov, ikke i kraft",
    /** What the short headings stand for. */
    headings: (told: { short: string; whole: string }[]) =>
      told.length === 0
        ? ""
        : `${told.map(({ short, whole }) => `«${short}»: ${uncapital(whole)}`).join("; ")}.`,
  },
  filters: {
    unit: "Enhet",
    kind: "Hva",
    all: "Alle",
    shown: (shown: number, all: number) =>
      shown === all
        ? `Viser alle linjene (${number(all)}).`
        : shown === 0
          ? `Ingen av de ${number(all)} linjene passer til valget.`
          : `Viser ${number(shown)} av ${number(all)} linjer.`,
  },
  /** The list as a file to work on. */
  file: {
    caption: (region: string) => `Oppfølging i ${region}`,
    columns: {
      kind: "Hva",
      unit: "Enhet",
      stay: "Opphold",
      started: "Startet",
      about: "Hva det gjelder",
      rule: "Regel",
      toDo: "Hva som gjøres",
      cells: "Celler å rette",
    },
    about:
      "Filen har linjer om enkelte opphold. Den er for dem som følger opp, og skal ikke deles eller ligge lenger enn arbeidet krever.",
  },
  kinds: {
    missing_report: "Rapporter som mangler",
    incomplete_report: "Rader som venter på retting",
    no_end: "Opphold uten registrert slutt",
    not_in_time: "Terskel passert, ikke avgjort eller meldt i tide",
    open: "Opphold som ikke er meldt avsluttet",
    review: "Opphold som bør gjennomgås",
    outside: "Enheter utenfor det vanlige",
    in_time: "Terskel passert, avgjort eller meldt i tide",
    supervision: "Mer enn én time mellom tilsyn",
    health_visit: "Helsetilsyn som mangler",
    renewed_decision: "Fornyede vedtak som mangler",
  },
  /** The kinds as the columns of a table. */
  columns: {
    missing_report: "Rapporter",
    incomplete_report: "Rader",
    no_end: "Uten slutt",
    not_in_time: "Ikke i tide",
    open: "Åpne",
    review: "Gjennomgang",
    outside: "Utenfor",
    in_time: "I tide",
    supervision: "Tilsyn",
    health_visit: "Helsetilsyn",
    renewed_decision: "Fornyelse",
  },
  /** The kinds as an address has them. */
  slugs: {
    missing_report: "rapport",
    incomplete_report: "rader",
    no_end: "uten-slutt",
    not_in_time: "ikke-i-tide",
    open: "ikke-avsluttet",
    review: "gjennomgang",
    outside: "utenfor",
    in_time: "i-tide",
    supervision: "tilsyn",
    health_visit: "helsetilsyn",
    renewed_decision: "fornyelse",
  },
  heading: (title: string, count: number) => `${title} (${number(count)})`,
  whatIfNote: "Hva om: den vedtatte loven er ikke i kraft, og ingen har hatt plikt til dette.",

  duration,
  rule,
  stay,
  dutyDone,
  dutyCounted,
  toDoAbout: {
    missing_report: "Be enheten sende rapporten.",
    incomplete_report:
      "Be enheten rette og sende en ny versjon. Måneden er holdt utenfor rater til det er gjort.",
    no_end: "Spør enheten om oppholdet er over. Slutten føres i neste rapport, eller i en ny versjon.",
    not_done: "Avklar med enheten. Er det gjort, men ikke ført, sendes en ny versjon av rapporten.",
    late: "Ta det opp med enheten. Er tidspunktet ført feil, sendes en ny versjon av rapporten.",
    in_time: "Ingenting å gjøre.",
    open: "Følg med på om oppholdet avsluttes eller passerer terskelen.",
    review: "Gå gjennom oppholdet med enheten.",
    outside: "Undersøk om det skyldes enkeltpersoner, føring eller praksis.",
    unit_duty: "Avklar med enheten om det er gjort og ført.",
    what_if: "Ingenting i dag. Øv på det som kommer, sammen med enheten.",
  },
  doIt: (what: string) => `Gjøres: ${what}`,

  missingReport: (unit: string, told: { month: string; due_on: string; days_late: number }) =>
    `${unit}: rapporten for ${month(told.month)} er ikke levert. Fristen var ${date(told.due_on)}, ${told.days_late === 0 ? "i dag" : `for ${days(told.days_late)} siden`}.`,
  missingRule: "Månedsrapporten leveres innen fristen måneden etter; uten den er måneden ukjent, ikke null.",
  incompleteReport(
    unit: string,
    told: {
      month: string;
      file_name: string;
      rows_set_aside: number;
      stated: number | null;
      accepted: number | null;
    },
  ): string {
    const head = `${unit}: rapporten for ${month(told.month)} er ufullstendig (${told.file_name}).`;
    const aside =
      told.rows_set_aside === 0
        ? ""
        : told.rows_set_aside === 1
          ? " Én rad er satt til side."
          : ` ${number(told.rows_set_aside)} rader er satt til side.`;
    const lacking =
      told.stated === null || told.accepted === null || told.stated === told.accepted
        ? ""
        : ` ${number(told.accepted)} av ${number(told.stated)} oppgitte plasseringer er med.`;
    return `${head}${aside}${lacking}`;
  },
  incompleteRule: "Rader som er satt til side, er ikke med i noe tall før de er rettet.",
  cell: (told: { where: string; title: string; expected: string; remedy: string }) =>
    `${capital(told.where)}: ${told.title.charAt(0).toLowerCase()}${told.title.slice(1)}. Ventet ${told.expected}. ${told.remedy}`,

  noEnd: (told: { confirmed_until: string; last_word_on: string; seconds_if_still_there: number }) =>
    `Sist bekreftet ${instant(told.confirmed_until)}, i rapporten som ble sendt ${date(told.last_word_on)}. Er oppholdet ikke over, har det vart i ${duration(told.seconds_if_still_there)}.`,
  noEndRule: (dayCount: number) =>
    `Et åpent opphold som enheten ikke har nevnt på mer enn ${number(dayCount)} døgn, kan mangle en registrert slutt. I tallene regnes det til siste bekreftelse.`,
  notPassed: "Ikke passert da oppholdet sist ble meldt.",
  noNext: "Ingen flere terskler etter gjeldende lov.",
  noThresholds: "Listen over terskler som nettstedet bruker, har ingen for dette tiltaket.",

  review(
    told: { among_longest: boolean; stays_of_person: number | null; self_harm_and_long: boolean },
    dayCount: number,
    hourCount: number,
  ): string {
    const why = [
      ...(told.among_longest ? ["er blant de lengste under dette tiltaket i regionen"] : []),
      ...(told.stays_of_person === null
        ? []
        : [
            `er nummer ${number(told.stays_of_person)} under tiltaket av samme person på ${number(dayCount)} døgn`,
          ]),
      ...(told.self_harm_and_long
        ? [`gjaldt selvskading eller selvmordsfare og varte over ${hoursCounted(hourCount)}`]
        : []),
    ];
    return `Oppholdet ${list(why)}.`;
  },
  reviewRule:
    "Om det er grunnlag for tiltaket, skal vurderes fortløpende (strgjfl. § 38). Hvilke opphold som foreslås her, er prosjektets valg og ikke lovens.",

  outsideComparison: (
    unit: string,
    told: { from_month: string; stays: number; lower: number; upper: number },
  ) =>
    `${unit}: ${told.stays === 0 ? "ingen" : number(told.stays)} opphold i sikkerhetscelle på 12 måneder fra ${month(told.from_month)}. Av 1000 enheter av samme slag, med like mange fangedøgn, ville 998 hatt ${number(told.lower)}–${number(told.upper)}.`,
  outsideMonitoring(
    unit: string,
    told: {
      period: string;
      at: string;
      stays: number | null;
      value: number | null;
      lower: number | null;
      upper: number | null;
      side: "higher" | "lower";
    },
  ): string {
    const decimals = told.period === "stay" ? 0 : 2;
    const bound = told.side === "higher" ? told.upper : told.lower;
    const limit =
      bound === null
        ? ""
        : ` Det vanlige her er ${told.side === "higher" ? "høyst" : "minst"} ${number(bound, decimals)}.`;
    const value = told.value === null ? "" : number(told.value, decimals);
    if (told.period === "stay")
      return `${unit}: ${value} døgn fra ett opphold i sikkerhetscelle til det neste, som begynte ${date(told.at)}.${limit}`;
    const when = told.period === "quarter" ? quarter(told.at) : month(told.at);
    return `${unit}: ${value} opphold i sikkerhetscelle per 1000 fangedøgn i ${when}${told.stays === null ? "" : ` (${number(told.stays)} i alt)`}.${limit}`;
  },
  outsideRule: "Ingen lovregel: tallet ligger utenfor det som er vanlig, og sier ikke at noe er galt.",
};
