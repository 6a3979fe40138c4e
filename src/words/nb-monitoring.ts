import { capital, date, list, month, number, quarter, range, uncapital } from "./nb-basics.js";

/** A monitoring chart as the sentences need it. */
export interface ToldMonitoring {
  /** `month`, `quarter`, or `stay`: days from one stay to the next */
  period: string;
  phases: ToldPhase[];
  points: ToldPoint[];
}

export interface ToldPoint {
  at: string;
  state: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  outside: string | null;
}

/** A stretch with its own limits: see `MonitoringPhase` for what each part is. */
export interface ToldPhase {
  limits: string;
  base_points: number;
  dispersion: number | null;
  runs: {
    longest_run: number;
    longest_run_limit: number;
    crossings: number;
    crossings_limit: number;
    signal: boolean;
  } | null;
  rebasing: { begins_on: string; reason: string; decided_by: string; decided_on: string } | null;
}

interface Period {
  one: string;
  many: string;
  any: string;
  none: string;
  each: string;
  when: (at: string) => string;
}

const periods = {
  month: {
    one: "måned",
    many: "måneder",
    any: "noen måned",
    none: "Ingen måned",
    each: "hver måned",
    when: month,
  },
  quarter: {
    one: "kvartal",
    many: "kvartaler",
    any: "noe kvartal",
    none: "Ingen kvartaler",
    each: "hvert kvartal",
    when: quarter,
  },
  stay: {
    one: "mellomrom",
    many: "mellomrom",
    any: "tiden mellom oppholdene",
    none: "Ingen mellomrom",
    each: "hvert opphold",
    when: date,
  },
} satisfies Record<string, Period>;

function periodOf(kind: string): Period {
  if (kind === "month" || kind === "quarter" || kind === "stay") return periods[kind];
  throw new Error(`no words for charts by ${kind}`);
}

/** So many are named in a title; more are counted. */
const mostNamed = 4;

const counted = (count: number, { one, many }: Period) => `${number(count)} ${count === 1 ? one : many}`;
const times = (count: number) => (count === 1 ? "1 gang" : `${number(count)} ganger`);
const days = (given: number) => `${number(given, given < 10 && given % 1 !== 0 ? 1 : 0)} døgn`;

export const hasLimits = (phases: ToldPhase[]) => phases.some(({ limits }) => limits !== "none");
const outside = ({ points }: ToldMonitoring, side: string) =>
  points.filter((point) => point.outside === side);

/** How many periods are outside the limits, and on which side: by name where they are few. */
export function periodsOutside(told: ToldMonitoring): { count: number; counted: string; sides: string } {
  const [higher, lower] = [outside(told, "higher"), outside(told, "lower")];
  const period = periodOf(told.period);
  const count = higher.length + lower.length;
  const named = (points: ToldPoint[]) =>
    count > mostNamed ? number(points.length) : list(points.map(({ at }) => period.when(at)));
  const sides = [
    ...(higher.length > 0 ? [`${named(higher)} er høyere enn vanlig`] : []),
    ...(lower.length > 0 ? [`${named(lower)} er lavere enn vanlig`] : []),
  ];
  return { count, counted: counted(count, period), sides: sides.join(", ") };
}

/** Times between stays outside the limits: longer, shorter, or some of both. */
function timesOutside(longer: ToldPoint[], shorter: ToldPoint[]): string {
  if (longer.length > 0 && shorter.length > 0)
    return `Tiden mellom oppholdene har skilt seg ut ${times(longer.length + shorter.length)}: ${times(longer.length)} lengre og ${times(shorter.length)} kortere enn vanlig`;
  const points = [...longer, ...shorter];
  const word = longer.length > 0 ? "lenger" : "kortere";
  const at = date(points.at(-1)?.at ?? "");
  return points.length === 1
    ? `Det gikk ${word} tid enn vanlig før oppholdet ${at}`
    : `Det har gått ${word} tid enn vanlig mellom oppholdene ${times(points.length)}, sist før oppholdet ${at}`;
}

export const onOneSide = ", men uvanlig mange på rad ligger på samme side av midten";
export const hasRuns = (phases: ToldPhase[]) => phases.some(({ runs }) => runs?.signal === true);

/** Nothing is outside the limits; the points may still run on one side. */
function nothingOutside({ phases, period: kind }: ToldMonitoring, { none }: Period): string {
  const runs = hasRuns(phases);
  const but = runs ? onOneSide : "";
  if (kind === "stay")
    return `Tiden mellom oppholdene har ikke ${runs ? "vært utenfor grensene" : "skilt seg ut fra det vanlige"}${but}`;
  return `${none} ${runs ? "er utenfor grensene" : "skiller seg ut fra det vanlige"}${but}`;
}

/** How a phase's points run about the median, where that is not by chance. */
function runsOf({ runs }: ToldPhase, { many }: Period): string[] {
  if (runs === null || !runs.signal) return [];
  const crossed = runs.crossings === 0 ? "aldri" : times(runs.crossings);
  return [
    `Lengste rekke på samme side av medianen er ${number(runs.longest_run)} ${many} (høyst ${number(runs.longest_run_limit)} er vanlig), og medianen krysses ${crossed} (minst ${number(runs.crossings_limit)} er vanlig). Så lite veksling er uvanlig når nivået er det samme hele tiden. Figuren avgjør ikke om det har endret seg.`,
  ];
}

/** Why there are no limits, or that they are on trial. */
function limitsOf(
  { limits, base_points }: ToldPhase,
  period: Period,
  rules: Record<string, number>,
): string[] {
  const needed = (rule: string) => number(rules[rule] ?? Number.NaN);
  if (limits === "trial")
    return [
      `Grensene er prøvegrenser: de bygger på bare ${counted(base_points, period)}, og det må minst ${needed("chart_points_for_limits")} til for faste grenser.`,
    ];
  if (limits !== "none") return [];
  if (base_points >= (rules["chart_points_for_trial"] ?? Number.NaN))
    return ["Ingen grenser er tegnet: tallene varierer for lite til å si hva som er vanlig."];
  const known = base_points === 0 ? `ingen ${period.many}` : `bare ${counted(base_points, period)}`;
  return [
    `Ingen grenser er tegnet: ${known} er kjent, og det må minst ${needed("chart_points_for_trial")} til.`,
  ];
}

function rebasingOf({ rebasing }: ToldPhase, { when }: Period): string[] {
  if (rebasing === null) return [];
  const { begins_on, reason, decided_by, decided_on } = rebasing;
  return [
    `Midtlinjen og grensene begynner på nytt fra ${when(begins_on)}: ${reason.replace(/\.$/, "")} (${decided_by}, ${date(decided_on)}).`,
  ];
}

const spreadOf = ({ dispersion }: ToldPhase, { one }: Period) =>
  dispersion === null
    ? []
    : [
        `Fra ${one} til ${one} varierer tallet ${number(dispersion, 1)} ganger så mye som tilfeldige hendelser gjør (σz).`,
      ];

/** What is known of each phase's limits. */
export function phasesTold(
  { period: kind, phases }: ToldMonitoring,
  rules: Record<string, number>,
): string[] {
  const period = periodOf(kind);
  return phases.flatMap((phase) => {
    const said = [...limitsOf(phase, period, rules), ...runsOf(phase, period), ...spreadOf(phase, period)];
    const begins = phase.rebasing === null ? "Fra starten" : `Fra ${period.when(phase.rebasing.begins_on)}`;
    return [
      ...rebasingOf(phase, period),
      ...(phases.length === 1 || said.length === 0 ? said : [`${begins}: ${uncapital(said.join(" "))}`]),
    ];
  });
}

export const lacksPoints = ({ points }: ToldMonitoring) =>
  points.some(({ state }) => state !== "value" && state !== "not_applicable");

export function stretchOf({ period, points }: ToldMonitoring): string {
  const { when } = periodOf(period);
  const [first, last] = [points.at(0), points.at(-1)];
  return first === undefined || last === undefined ? "" : `, ${range(when(first.at), when(last.at))}`;
}

export const limitsExplained = ({ phases }: ToldMonitoring) =>
  hasLimits(phases)
    ? " Midtlinjen er det vanlige, og grensene er så langt fra det som tilfeldigheter sjelden når."
    : "";

export const nbMonitoring = {
  when: (kind: string, at: string) => periodOf(kind).when(at),

  title(told: ToldMonitoring): string {
    const period = periodOf(told.period);
    if (!hasLimits(told.phases)) return `Ikke grunnlag for å si om ${period.any} skiller seg ut`;
    const { count, counted: periodsCounted, sides } = periodsOutside(told);
    if (count === 0) return nothingOutside(told, period);
    return told.period === "stay"
      ? timesOutside(outside(told, "higher"), outside(told, "lower"))
      : `${periodsCounted} skiller seg ut: ${sides}`;
  },

  subtitle(told: ToldMonitoring, who: string): string {
    const stretch = stretchOf(told);
    const what =
      told.period === "stay"
        ? `Døgn fra ett opphold i sikkerhetscelle begynte til det neste begynte${stretch}. Høyere er lenger mellom oppholdene`
        : `Opphold i sikkerhetscelle per 1000 fangedøgn i ${periodOf(told.period).each}${stretch}`;
    return `${what}.${limitsExplained(told)} Figuren sier når noe skilte seg ut, ikke om bruken endrer seg.${who === "" ? "" : ` ${who}.`}`;
  },

  table: (kind: string) =>
    kind === "stay"
      ? "Døgn mellom opphold i sikkerhetscelle, med grenser"
      : `Opphold i sikkerhetscelle per 1000 fangedøgn og ${periodOf(kind).one}, med grenser`,

  /** What else must be known to read the chart, each a sentence or two. */
  notes(told: ToldMonitoring, rules: Record<string, number>): string[] {
    const period = periodOf(told.period);
    const ofPhases = phasesTold(told, rules);
    const missing = lacksPoints(told);
    if (told.period !== "stay")
      return [
        ...ofPhases,
        ...(missing ? [`${capital(period.many)} med for få fullstendige rapporter har ikke noe punkt.`] : []),
      ];
    return [
      ...ofPhases,
      ...(missing
        ? [
            "Der en månedsrapport mangler mellom to opphold, er tiden mellom dem ikke kjent, og den har ikke noe punkt.",
          ]
        : []),
      "Tiden etter det siste oppholdet er ikke med før et nytt begynner.",
    ];
  },

  /** Where there are no two stays with the time between them to follow. */
  none: {
    title: "For få opphold til å følge tiden mellom dem",
    reason: "Det må minst to opphold til i måneder med fullstendig rapport.",
  },
  noneKnown: "Ingen av tallene er kjent: rapporter mangler.",

  outside: (kind: string, side: string) =>
    side === "higher" ? (kind === "stay" ? "lenger" : "høyere") : kind === "stay" ? "kortere" : "lavere",

  /** A point in the small box that follows the pointer. */
  point(kind: string, { at, value, numerator: stays, outside: side }: ToldPoint): string {
    if (value === null) return "";
    const said =
      kind === "stay"
        ? `${days(value)} siden det forrige begynte`
        : `${number(value, 2)} per 1000 fangedøgn${stays === null ? "" : ` (${stays === 0 ? "ingen" : number(stays)} opphold)`}`;
    const unusual = side === null ? "" : `, ${nbMonitoring.outside(kind, side)} enn vanlig`;
    return `${capital(periodOf(kind).when(at))}: ${said}${unusual}`;
  },

  days: (given: number) => number(given, given < 10 ? 1 : 0),
  rebased: "nye grenser",

  legend: {
    usual: "innenfor grensene",
    unlimited: "uten grenser",
    outside: "utenfor grensene",
    provisional: "foreløpig",
    centre: "midtlinje",
    limits: "grenser",
    missing: "for få fullstendige rapporter",
  },

  columns: {
    started: "Opphold begynte",
    days: "Døgn siden forrige",
    centre: "Midtlinje",
    lower: "Nedre grense",
    upper: "Øvre grense",
    outside: "Utenfor",
  },

  /** How the limits were made, as it stands under the chart. */
  methods: {
    i_prime:
      "I′-diagram (Taylor): grensene er tre standardavvik fra midtlinjen, regnet av forskjellen mellom naboperioder",
    t: "t-diagram (Nelson): grensene er tre standardavvik fra midtlinjen, regnet av forskjellen mellom nabotider",
    p_prime:
      "p′-diagram (Laney): grensene er tre standardavvik fra midtlinjen, regnet av hvor mye kvartalene varierer mot det som tilfeldigheter gir (σz)",
    g: "g-diagram (Benneyan): midtlinjen er medianen, og øvre grense er tre standardavvik over gjennomsnittet",
  },
};
