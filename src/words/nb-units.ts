import { capital, list, number, quarter, range } from "./nb-basics.js";

const rate = (given: number) => number(given, 2);
const units = (count: number) => (count === 1 ? "1 enhet" : `${number(count)} enheter`);

const levels: Record<string, string> = {
  high: "høyt sikkerhetsnivå",
  low: "lavere sikkerhetsnivå",
  mixed: "høyt og lavere sikkerhetsnivå sammen",
  halfway: "overgangsbolig",
  all: "alle sikkerhetsnivåer",
};
const persons: Record<string, string> = { women: "for kvinner", youth: "for unge" };

/** «høyt sikkerhetsnivå for kvinner» */
function kind(classId: string | null): string {
  if (classId === null) return "ukjent sikkerhetsnivå";
  const [level = "", ...rest] = classId.split(" ");
  return [levels[level] ?? level, ...rest.map((word) => persons[word] ?? word)].join(" ");
}

const reasons: Record<string, (fewest: Fewest) => string> = {
  few_units: ({ units: fewest }) =>
    `ikke vurdert: færre enn ${number(fewest)} slike enheter å sammenligne med`,
  few_expected: ({ expected }) => `ikke vurdert: færre enn ${number(expected)} ventet opphold`,
  low_coverage: () => "ikke vurdert: for få rapporter",
  no_prison_days: () => "ikke vurdert: ingen fangedøgn",
  no_class: () => "ikke vurdert: sikkerhetsnivået er ikke kjent",
};

/** The least that must be there for a comparison. */
export interface Fewest {
  units: number;
  expected: number;
}

export const nbUnits = {
  page: "Enheter",
  kind,

  multiples: {
    /** Of all units that had a cell; of some it may not be known, or not be shown. */
    title(start: string, told: { units: number; some: number; unknown: number; hidden: number }): string {
      const not = [
        ...(told.unknown === 0 ? [] : [`for ${number(told.unknown)} er det ikke kjent`]),
        ...(told.hidden === 0 ? [] : [`for ${number(told.hidden)} vises det ikke`]),
      ];
      return [
        `I ${quarter(start)} hadde ${number(told.some)} av ${units(told.units)} minst ett opphold i sikkerhetscelle`,
        ...(not.length === 0 ? [] : [list(not)]),
      ].join("; ");
    },
    none: "Ingen enhet har hatt sikkerhetscelle i perioden",
    subtitle: (from: string, to: string, top: number, who: string) =>
      `Opphold i sikkerhetscelle som startet i hvert kvartal, ${quarter(from)}–${quarter(to)}. Alle rutene har samme målestokk, fra 0 til ${number(top)}. En kort strek under linjen er et kvartal uten opphold.${who === "" ? "" : ` ${who}.`}`,
    table: "Opphold i sikkerhetscelle per enhet og kvartal",
    links: "Trykk på en enhet for å gå til fengselets side; de samme lenkene står i tabellen.",
    without: (names: string[]) =>
      names.length === 0
        ? []
        : [`${capital(units(names.length))} har ikke hatt sikkerhetscelle i perioden: ${list(names)}.`],
    alone: "Uten region",
    label: (name: string, said: string) => `${name}, ${said}`,
  },

  funnel: {
    title(outside: string[], judged: number, classId: string | null): string {
      const among = `${units(judged)} med ${kind(classId)}`;
      if (outside.length === 0) return `Ingen av ${among} skiller seg mer fra de andre enn enheter pleier`;
      return `${number(outside.length)} av ${among} skiller seg mer fra de andre enn enheter pleier: ${list(outside)}`;
    },
    none: "Ingen enheter kan sammenlignes",
    noneReason: ({ units: fewest, expected }: Fewest) =>
      `For lite data. Det må være minst ${number(fewest)} enheter av samme slag der det er ventet minst ${number(expected)} opphold i 12 måneder.`,
    subtitle: (who: string) =>
      `Opphold per 1000 fangedøgn (oppover) etter fangedøgn (bortover), siste 12 måneder, et punkt per enhet.${who === "" ? "" : ` ${who}.`}`,
    axis: "Fangedøgn i 12 måneder",
    limits: { "95": "95 %", "998": "99,8 %" },
    legend: {
      unit: "enhet innenfor grensene",
      outside: "utenfor det 99,8 prosent av slike enheter har",
      centre: "alle enhetene av samme slag samlet",
      limit: "der 95 og 99,8 prosent av slike enheter ligger",
    },
    label: (name: string, days: number, stays: number, given: number) =>
      `${name}: ${number(stays)} opphold på ${number(days)} fangedøgn, ${rate(given)} per 1000`,
    notes(told: { tau: number | null; classRate: number }): string[] {
      const spread =
        told.tau !== null && told.tau > 0
          ? " De tar med at enheter er ulike fra før, og er derfor videre enn ren tilfeldighet gir."
          : "";
      return [
        `Samlet hadde enhetene ${rate(told.classRate)} opphold per 1000 fangedøgn. Grensene er vide der fangedøgnene er få.${spread} Om en enhet ligger utenfor, avgjøres av antallet opphold mot det som er vanlig for like mange fangedøgn; linjene viser omtrent det samme.`,
        "Dette er ingen rangering. En enhet kan ligge høyt fordi den tar imot andre innsatte, eller fordi få personer har mange opphold. Det sier ikke at noe er galt, og en lav rate sier ikke at alt er bra.",
      ];
    },
    shrunken:
      "Beste anslag er enhetens egen rate trukket mot raten for alle enhetene av samme slag: lite der fangedøgnene er mange, mye der de er få. Null opphold på få fangedøgn betyr ikke at raten er null.",
    notJudged(kinds: { classId: string | null; units: number }[], { units: fewest }: Fewest): string[] {
      if (kinds.length === 0) return [];
      const said = kinds.map(({ classId, units: count }) => `${units(count)} med ${kind(classId)}`);
      return [
        `${capital(list(said))} er ikke vurdert: det er færre enn ${number(fewest)} av hvert slag, og de blir ikke målt mot enheter av et annet slag. De står i tabellen.`,
      ];
    },
    table: "Enhetene ved siden av andre av samme slag, siste 12 måneder",
    columns: {
      kind: "Slag",
      expected: "Ventet",
      within95: "95 % har",
      within998: "99,8 % har",
      shrunken: "Beste anslag",
      judgement: "Vurdering",
    },
    stays: (lower: number, upper: number) => range(number(lower), number(upper)),
    estimate: (given: number, lower: number, upper: number) =>
      `${rate(given)} (${range(rate(lower), rate(upper))})`,
    outside: "utenfor det 99,8 % av slike enheter har",
    inside: "innenfor",
    reason: (id: string, fewest: Fewest) => reasons[id]?.(fewest) ?? id,
  },
};
