import { capital, force, month, number, ofForce, percent, range, uncapital } from "./nb-basics.js";

interface Threshold {
  name_nb: string;
  paragraph: string;
  hours: number;
  valid_from: string | null;
  valid_to: string | null;
}

interface Rule {
  measure_id: string;
  under_18: boolean;
  duty: string;
  thresholds: Threshold[];
}

interface Share {
  state: string;
  share: number | null;
  lower: number | null;
  upper: number | null;
  stays_due: number | null;
  stays_answered: number | null;
  stays_in_time: number | null;
}

const measures: Record<string, string> = {
  safety_cell: "sikkerhetscelle",
  restraint_bed: "sikkerhetsseng",
};

/** What each duty is called. */
export const dutyNames: Record<string, string> = {
  region_decides: "regionen avgjør",
  region_told: "regionen får melding",
  directorate_told: "direktoratet får melding",
  renewed_decision: "nytt vedtak",
  supervision: "tilsyn av tilsatte",
  health_visit: "helsetilsyn",
};

/** What was so of the stays that a duty was done in; that supervision was as often as needed, nobody counts. */
function met({ duty, thresholds }: Pick<Rule, "duty" | "thresholds">): string {
  const hours = thresholds.at(-1)?.hours ?? 1;
  const known: Record<string, string> = {
    region_decides: "avgjort av regionen i tide",
    region_told: "meldt til regionen i tide",
    directorate_told: "meldt til direktoratet i tide",
    renewed_decision: "fornyet i tide",
    supervision: `sett til minst ${hours === 1 ? "hver time" : `hver ${number(hours)}. time`} av tilsatte`,
    health_visit: "sett til ofte nok av helsepersonell",
  };
  return known[duty] ?? "";
}

/** When a duty that has a threshold was to be done, and one that begins with the stay. */
function latest(thresholds: Pick<Threshold, "hours">[]): string {
  const atOnce = thresholds.filter(({ hours }) => hours === 0);
  return [
    ...(atOnce.length < thresholds.length ? ["senest da terskelen ble passert"] : []),
    ...(atOnce.length > 0 ? ["med det samme"] : []),
  ].join(" eller ");
}

const questions: Record<string, (thresholds: Pick<Threshold, "hours">[]) => string> = {
  region_decides: (thresholds) => `Avgjorde regionen ${latest(thresholds)}?`,
  region_told: (thresholds) => `Fikk regionen melding ${latest(thresholds)}?`,
  directorate_told: (thresholds) => `Fikk direktoratet melding ${latest(thresholds)}?`,
  renewed_decision: () => "Ble det første nye vedtaket truffet innen fristen?",
  supervision: () => "Var den lengste tiden mellom to tilsyn høyst så lang som loven sier?",
  health_visit: () => "Var det minst så mange helsetilsyn som varigheten tilsier?",
};

const over = (hours: number) =>
  hours === 0 ? "uansett varighet" : `over ${hours === 1 ? "én time" : `${number(hours)} timer`}`;

/** Stays that a rule is about, all or those with an answer: `opphold i sikkerhetscelle over 72 timer`. */
function staysOf(rule: Rule, which: "opphold" | "opphold med svar" = "opphold"): string {
  const hours = [...new Set(rule.thresholds.map((threshold) => threshold.hours))].filter(
    (given) => given > 0,
  );
  const long =
    hours.length === 0
      ? ""
      : hours.length === 1 && hours[0] === 1
        ? " over én time"
        : ` over ${hours.map((given) => number(given)).join(" eller ")} timer`;
  return `${which} i ${measures[rule.measure_id] ?? rule.measure_id}${long}${rule.under_18 ? " for personer under 18 år" : ""}`;
}

const name = (measureId: string, threshold: Threshold | undefined) =>
  `${capital(measures[measureId] ?? measureId)}: ${uncapital(threshold?.name_nb ?? "")}`;

/** The stays of 12 months, with the reports that they are of. */
interface Told extends Share {
  months_expected: number;
  months_reported: number;
}

const oneOr = (count: number, one: string) => (count === 1 ? one : number(count));

/** What was so of the stays of 12 months; of months without a complete report nothing is said. */
function found(rule: Rule, told: Told | undefined): string {
  const of = staysOf(rule);
  const period = "siste 12 måneder";
  const when =
    told === undefined || told.months_reported === told.months_expected
      ? period
      : `i de fullstendige månedsrapportene for ${period}`;
  if (told === undefined || told.stays_due === 0) return `Ingen ${of} ${when}`;
  const { stays_due: due, stays_answered: answered, stays_in_time: inTime } = told;
  if (due === null || answered === null || inTime === null)
    return `${capital(of)}: rapportene for ${period} er ${told.state === "incomplete" ? "ufullstendige" : "ikke levert"}`;
  if (answered === 0)
    return `${oneOr(due, "Ett")} ${of} ${when}, ${due === 1 ? "uten svar" : "ingen med svar"}`;
  const ofAnswered = answered === due ? of : staysOf(rule, "opphold med svar");
  const others = answered === due ? "" : `; ${oneOr(due - answered, "ett")} er uten svar`;
  if (answered === 1) return `Ett ${ofAnswered} ${when}, ${inTime === 1 ? "" : "ikke "}${met(rule)}${others}`;
  const some = inTime === 0 ? "Ingen" : number(inTime);
  return `${some} av ${number(answered)} ${ofAnswered} ${when} ble ${met(rule)}${others}`;
}

export const nbDuties = {
  page: "Følges reglene?",
  lead: (place: string, said: string) => `${place}: ${uncapital(said)}`,
  about:
    "En andel er opphold der det ble gjort i tide, av oppholdene der plikten inntrådte og det finnes svar. En terskel sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare; at noe ikke ble gjort i tide, viser ikke alene at oppholdet var ulovlig.",
  readings: (atOnceHours: number) =>
    `«Døgn» er lest som 24 timer fra starten, «i tide» som senest da terskelen ble passert, og «med det samme» som innen ${atOnceHours === 1 ? "én time" : `${number(atOnceHours)} timer`}. Loven sier ikke dette; lesningene er våre. Et tomt felt for varsling er lest slik skjemaet sier: ikke varslet. Opphold uten førte vedtak er uten svar, men er det oppgitt at det bare var ett vedtak, ble det ikke fornyet. ${ofForce}`,
  whatIf:
    "Hva om: den vedtatte loven er ikke i kraft. Figurene viser hvordan dagens praksis ville ha stått til reglene i den. Ingen har hatt plikt til å følge dem, og rapportene er skrevet under den loven som gjelder.",
  inForce: "Hvert opphold er holdt mot loven som gjaldt da det begynte.",
  organisation: "Enhetene er lagt til regionene slik organisasjonen er nå.",
  none: "Kilden er ikke månedsrapporter fra enheter, og sier ikke når noen avgjorde eller fikk melding.",
  nothing: (names: string[]) =>
    names.length === 0
      ? ""
      : `Ingen opphold i de fullstendige månedsrapportene herfra har gjort disse reglene aktuelle: ${names.join("; ")}.`,
  filters: { place: "Sted", act: "Lov", rule: "Regel", all: "Alle reglene" },
  acts: { in_force: "Loven da oppholdet begynte", adopted: "Hva om: vedtatt lov, ikke i kraft" },
  /** The acts as an address has them. */
  slugs: { in_force: "gjeldende", adopted: "vedtatt" },
  name,
  title: found,
  subtitle(told: {
    duty: string;
    thresholds: Threshold[];
    period: string;
    from: string;
    to: string;
  }): string {
    const rules = told.thresholds.map(
      ({ hours, paragraph, valid_from }) => `${over(hours)} (${paragraph}; ${force(valid_from)})`,
    );
    return `${questions[told.duty]?.(told.thresholds) ?? ""} Andel av oppholdene ${rules.join(", ")}, etter ${told.period === "year" ? "året" : "kvartalet"} de begynte, ${month(told.from)}–${month(told.to)}, med 95 % usikkerhet.`;
  },
  few: (minimum: number) => `Under ${number(minimum)} opphold med svar vises antallene, men ingen andel.`,
  noShare: (minimum: number) =>
    `For få opphold til å vise en andel: ingen kvartaler og ingen år har ${number(minimum)} opphold med svar. Antallene står i tabellen.`,
  /** A quarter as a chart says it: its share, or in words why there is none. */
  point(when: string, { state, share, lower, upper, stays_answered, stays_in_time }: Share): string {
    const counts =
      stays_answered === null || stays_in_time === null
        ? ""
        : `, ${number(stays_in_time)} av ${number(stays_answered)}`;
    if (share === null || lower === null || upper === null) return `${when}: ${state}${counts}`;
    return `${when}: ${percent(share)} % (${range(percent(lower), percent(upper))}\u00a0%)${counts}`;
  },
  table: (measureId: string, threshold: Threshold | undefined, period: string) =>
    `${name(measureId, threshold)}, per ${period === "year" ? "år" : "kvartal"}`,
  columns: { due: "Opphold det gjaldt", answered: "Med svar", inTime: "I tide", share: "Andel" },
  allReports: "alle",
  perYear: "Vis tallene per år",
};
