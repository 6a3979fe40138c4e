import {
  capital,
  hours as inHours,
  list,
  month,
  number,
  percent,
  range,
  wholeMonthsAlone,
} from "./nb-basics.js";

const weekdays = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const clock = (hour: number) => `kl. ${String(hour % 24).padStart(2, "0")}`;
const stays = (count: number) => (count === 0 ? "ingen opphold" : `${number(count)} opphold`);

/** A share of the stays that began in a part of the day or week: see `StartShare`. */
export interface ToldShare {
  share: number | null;
  lower: number | null;
  upper: number | null;
  even_share: number;
  stays: number | null;
}

/** The part of the day or week that a share is of. */
export type StartPart = "night" | "weekend";

/** «mellom kl. 22 og 07» */
function within(part: StartPart, night: { from: number; to: number }): string {
  return part === "night"
    ? `mellom ${clock(night.from)} og ${String(night.to).padStart(2, "0")}`
    : "på lørdag og søndag";
}

export const nbStarts = {
  title(part: StartPart, told: ToldShare, night: { from: number; to: number }): string {
    const { share, lower, upper, even_share } = told;
    if (share === null || lower === null || upper === null)
      return part === "night"
        ? "For få opphold til å si når på døgnet de begynner"
        : "For få opphold til å si når i uken de begynner";
    const said = `${percent(share)} prosent av oppholdene begynte ${within(part, night)}`;
    const even = `${percent(even_share)} prosent`;
    if (lower > even_share) return `${said}, mer enn de ${even} som en jevn fordeling gir`;
    if (upper < even_share) return `${said}, mindre enn de ${even} som en jevn fordeling gir`;
    return `${said}; en jevn fordeling gir ${even}, og forskjellen er ikke tydelig`;
  },
  interval: ({ lower, upper, stays: count }: ToldShare) =>
    lower === null || upper === null || count === null
      ? []
      : [
          `Andelen er regnet av ${stays(count)}, med 95 % usikkerhet fra ${percent(lower)} til ${percent(upper)} prosent.`,
        ],
  tooFew: (count: number | null, fewest: number) =>
    `For lite data. ${count === null || count === 0 ? "Ingen opphold" : capital(stays(count))} i rapporterte måneder; det må være minst ${number(fewest)} for å si når de begynner.`,
  notTold: "Ikke tilgjengelig. Kilden sier hvilken dag oppholdene begynte, men ikke når på døgnet.",
  subtitle: (part: StartPart, from: string, to: string, who: string) =>
    `Opphold i sikkerhetscelle etter ${part === "night" ? "klokketimen" : "ukedagen"} de begynte, ${month(from)}–${month(to)}. Stiplet linje: like mange ${part === "night" ? "hver time" : "hver dag"}.${who === "" ? "" : ` ${who}.`}`,
  ground: { night: "natt", weekend: "lørdag og søndag" },
  legend: { count: "opphold", even: "jevn fordeling" },
  table: {
    night: "Opphold etter klokketimen de begynte",
    weekend: "Opphold etter ukedagen de begynte",
  },
  columns: { hour: "Klokketime", weekday: "Ukedag", even: "Ved jevn fordeling" },
  reports: (complete: string) => `${complete}.`,
  caveat:
    "Tidspunktet er det som enheten har skrevet. Det kan være når oppholdet ble ført, og ikke når det begynte.",
  hour: (hour: number) => `${clock(hour)}–${String((hour + 1) % 24).padStart(2, "0")}`,
  hourTick: (hour: number) => String(hour).padStart(2, "0"),
  weekday: (day: number) => capital(weekdays[day] ?? ""),
  weekdayTick: (day: number) => capital((weekdays[day] ?? "").slice(0, 3)),
  label: (when: string, count: number) => `${when}: ${stays(count)}`,
};

const past = (count: number) => (count === 0 ? "ingen" : number(count));

function lasted({ from_hours, to_hours }: ToldClass): string {
  if (to_hours === null) return `Over ${inHours(from_hours)}`;
  if (from_hours === 0) return `Ikke over ${inHours(to_hours)}`;
  return `Over ${number(from_hours)}, ikke over ${inHours(to_hours)}`;
}

/** Stays of a class of lengths, as words need them. */
export interface ToldClass {
  from_hours: number;
  to_hours: number | null;
}

export const nbLengthClasses = {
  title(told: { stays: number; over24: number; over72: number; open: number }): string {
    if (told.stays === 0) return "Ingen opphold startet i rapporterte måneder de siste 12 månedene";
    if (told.stays === 1)
      return `Ett opphold varte ${told.over72 > 0 ? "over 72 timer" : told.over24 > 0 ? "over 24 timer, ikke over 72" : "ikke over 24 timer"}${told.open > 0 ? " så langt, og er ikke meldt avsluttet" : ""}`;
    const open = told.open === 0 ? "" : `; ${number(told.open)} er ikke meldt avsluttet`;
    return `Av ${stays(told.stays)} varte ${past(told.over24)} over 24 timer og ${past(told.over72)} over 72 timer${open}`;
  },
  subtitle: (who: string, lacksReports: boolean) =>
    `Antall opphold i sikkerhetscelle som startet i de siste 12 månedene, etter hvor mange timer de varte.${lacksReports ? ` ${wholeMonthsAlone}` : ""} Klassene er smalere der oppholdene er korte.${who === "" ? "" : ` ${who}.`}`,
  legend: { ended: "meldt avsluttet", open: "ikke meldt avsluttet: har vart minst så lenge" },
  open: "Et åpent opphold står der det er kjent at det har vart til, og kan ende lenger til høyre.",
  table: "Opphold etter varighet",
  columns: { length: "Varighet, timer", ended: "Meldt avsluttet", open: "Ikke meldt avsluttet" },
  name: ({ from_hours, to_hours }: ToldClass) =>
    to_hours === null ? `over ${number(from_hours)}` : range(number(from_hours), number(to_hours)),
  label: (told: ToldClass, ended: number, open: number) =>
    `${lasted(told)}: ${list([stays(ended), ...(open === 0 ? [] : [`${number(open)} som ikke er meldt avsluttet`])])}`,
  mark: (given: number, isNarrow: boolean) =>
    given >= 144 && given % 24 === 0
      ? `${number(given / 24)} døgn`
      : isNarrow
        ? `${number(given)} t`
        : inHours(given),
};
