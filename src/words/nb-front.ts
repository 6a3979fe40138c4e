import {
  capital,
  hours,
  list,
  month,
  number,
  percent,
  percentChange,
  range,
  signed,
  wholeMonthsAlone,
} from "./nb-basics.js";

/** A verdict as the sentences on what would change it need it: see `TrendAnswer`. */
interface Told {
  settled_answer: string;
  reasons: string[];
  ratio_per_year: number | null;
  lower: number | null;
  upper: number | null;
  months_expected: number;
  months_counted: number;
}

/** A figure as a sentence needs it: see `Figure`. */
interface Share {
  value: number;
  lower: number | null;
  upper: number | null;
}

const stays = (count: number) => (count === 0 ? "ingen opphold" : `${number(count)} opphold`);
const units = (count: number) =>
  count === 1 ? "1 enhet" : `${count === 0 ? "ingen" : number(count)} enheter`;
const unitMonths = (count: number) => (count === 1 ? "1 enhetsmåned" : `${number(count)} enhetsmåneder`);

/** «15 flere», «1 færre», «like mange» */
function moreOrFewer(change: number): string {
  if (change === 0) return "like mange";
  return `${number(Math.abs(change))} ${change > 0 ? "flere" : "færre"}`;
}

const interval = ({ lower, upper }: Share) =>
  lower === null || upper === null ? "" : ` (${range(percent(lower), percent(upper))})`;

const pairings: Record<string, string> = {
  opened: "Enheter som ikke var med i samme måned året før",
  closed: "Enheter som ikke er med lenger",
  another: "Enheter som er blitt for andre innsatte",
  lacking: "Måneder uten fullstendig rapport i ett av årene",
};

const pairingCells: Record<string, string> = {
  compared: "sammenlignet",
  opened: "ikke med året før",
  closed: "ikke med lenger",
  another: "blitt for andre innsatte",
  lacking: "mangler fullstendig rapport i ett av årene",
};

/** So many stays are known; where a report lacks, there may be more. */
const known = (count: number, isFromTo: boolean) =>
  isFromTo ? `minst ${number(count)} opphold` : stays(count);

export const nbFront = {
  needed: {
    title: "Hva som skulle til for et annet svar",
    /** How far the answer is from another, at the uncertainty that it has. */
    distance(told: Told, quartersToSettle: number): string {
      const { ratio_per_year: ratio, lower, upper, settled_answer: answer } = told;
      if (ratio === null || lower === null || upper === null || lower <= 0) return "";
      // The limits lie as far from the ratio, times over, on both sides.
      const width = Math.sqrt(upper / lower);
      const fall = percent(1 - 1 / width);
      const rise = percent(width - 1);
      if (answer === "no_clear_change" && told.reasons.includes("holds_one"))
        return `Med samme usikkerhet måtte endringen vært et fall på om lag ${fall} prosent per år eller mer, eller en økning på om lag ${rise} prosent eller mer, i ${number(quartersToSettle)} kvartaler på rad. Nå er den ${percentChange(ratio)} prosent.`;
      if (answer === "declining")
        return `Med samme usikkerhet måtte fallet vært mindre enn om lag ${fall} prosent per år. Svaret gjelder til det første kvartalet som ikke lenger gir det.`;
      if (answer === "increasing")
        return `Med samme usikkerhet måtte økningen vært mindre enn om lag ${rise} prosent per år. Svaret gjelder til det første kvartalet som ikke lenger gir det.`;
      return "";
    },
    /** That the months without a complete report could not have given another answer. */
    missing({ settled_answer: answer, months_expected: expected, months_counted: counted }: Told): string {
      const lacking = expected - counted;
      if (lacking <= 0 || answer === "withheld" || answer === "too_little_data") return "";
      return lacking === 1
        ? "Den ene enhetsmåneden uten fullstendig rapport kan ikke endre svaret."
        : `De ${number(lacking)} enhetsmånedene uten fullstendig rapport er for få til å endre svaret.`;
    },
  },

  lines: {
    title: "Målt på flere måter",
    subtitle: (who: string, from: string, until: string) =>
      `${who === "" ? "" : `${who}, `}${month(from)}–${month(until)}. Hver linje har sitt eget svar etter samme regel. En nedgang i én kan være en oppgang i en annen.`,
    stays: {
      title: (now: number, isFromTo: boolean, before: number | undefined, until: string) =>
        `${capital(known(now, isFromTo))} i de 12 månedene til og med ${month(until)}${before === undefined ? "" : `, mot ${number(before)} meldte i de 12 før`}`,
      unknown: "Antall opphold i de siste 12 månedene er ikke kjent",
      subtitle: "Opphold i sikkerhetscelle som startet i hvert kvartal.",
    },
    hours: (now: number | undefined, isFromTo: boolean) =>
      now === undefined
        ? []
        : [`Siste 12 måneder: ${isFromTo ? "minst " : ""}${hours(now)} i sikkerhetscelle.`],
    lengths: {
      subtitle:
        "Andel av oppholdene som varte lenger enn tersklene, etter året de startet. 95 % usikkerhet står i tabellen.",
      thresholds: "Tersklene sier hvem som avgjør eller får melding, ikke hvor lenge et opphold kan vare.",
      title: (over: { hours: number; share: number }[], until: string) =>
        `12 måneder til og med ${month(until)}: ${list(over.map(({ hours: threshold, share }, i) => `${percent(share)} prosent${i === 0 ? " av oppholdene varte" : ""} over ${number(threshold)}${i === over.length - 1 ? " timer" : ""}`))}`,
    },
    selfHarm: {
      /** The last 12 months by stays, persons and hours. */
      shares(of: {
        stays: Share | undefined;
        persons: Share | undefined;
        hours: Share | undefined;
      }): string[] {
        const parts = [
          ...(of.stays ? [`${percent(of.stays.value)} prosent av oppholdene${interval(of.stays)}`] : []),
          ...(of.persons ? [`${percent(of.persons.value)} prosent av personene${interval(of.persons)}`] : []),
          ...(of.hours ? [`${percent(of.hours.value)} prosent av timene`] : []),
        ];
        return parts.length === 0
          ? ["For få opphold med svar om årsak til å regne ut en andel for de siste 12 månedene."]
          : [`Siste 12 måneder gjaldt ${list(parts)} selvskading, selvmordsforsøk eller selvmordsfare.`];
      },
      /** The stays themselves, for a share can rise because the others fall. */
      beside: (answer: string, range_: string) =>
        `Opphold med slik årsak per 1000 fangedøgn: ${answer}${range_ === "" ? "" : `, ${range_} per år`}.`,
    },
    beside: "De andre tiltakene, ved siden av og aldri lagt til",
    measure: (name: string, now: number | undefined, isFromTo: boolean) =>
      now === undefined
        ? `${capital(name)}: antallet siste 12 måneder er ikke kjent`
        : `${capital(name)}: ${known(now, isFromTo)} siste 12 måneder`,
    answer: (answer: string, range_: string) =>
      `Svar: ${answer}${range_ === "" ? "" : ` (${range_} per år)`}.`,
  },

  regions: {
    title: "Det samme svaret for hver region",
    subtitle: "Opphold i sikkerhetscelle, siste 12 måneder, og svaret for hele perioden etter samme regel.",
    region: "Region",
    answer: "Svar",
    perYear: "Endring per år (95 % usikkerhet)",
    rate: "Per 1000 fangedøgn (95 % usikkerhet)",
    /** A change that does not stand when all regions are looked at together. */
    alone: (answer: string) => `${answer}, men ikke når regionene ses samlet`,
    note: (p: number) =>
      `Ser en på flere regioner samtidig, vil en av dem lettere endre seg tilfeldig. Svarene gjelder hver region for seg; et fall eller en økning som ikke står etter Holms justering (${percent(p)} prosent), er merket.`,
  },

  behind: {
    title: "Hva ligger bak",
    subtitle: (from: string, until: string, quarters: number) =>
      `De siste 12 månedene (${month(from)}–${month(until)}) mot de 12 før. Det er bare to år, og sier ikke om bruken går ned: svaret øverst bygger på ${number(quarters)} kvartaler.`,
    none: "Kilden går ikke langt nok tilbake til å sammenligne de siste 12 månedene med de 12 før.",
  },

  contributions: {
    title: (now: number, before: number, change: number) =>
      `${now === 0 ? "Ingen opphold er meldt," : `${number(now)} meldte opphold`} mot ${before === 0 ? "ingen" : number(before)} i de 12 månedene før: ${moreOrFewer(change)}`,
    subtitle:
      "Bidraget fra hver enhet, for månedene med fullstendig rapport i begge årene. Søylene blir til sammen hele endringen. I registerets rekkefølge.",
    /** The largest of each direction. */
    largest(
      up: { name: string; contribution: number }[],
      down: { name: string; contribution: number }[],
    ): string[] {
      const said = (all: typeof up) =>
        all.map(({ name, contribution }) => `${name} (${signed(contribution)})`).join(" og ");
      if (up.length === 0 && down.length === 0)
        return ["Ingen av enhetene som er sammenlignet, hadde flere eller færre opphold enn året før."];
      return [
        `Størst bidrag ${[...(up.length > 0 ? [`opp: ${said(up)}`] : []), ...(down.length > 0 ? [`${up.length > 0 ? "størst " : ""}ned: ${said(down)}`] : [])].join("; ")}.`,
      ];
    },
    /** How many of the units differ by more than chance gives, beside how many would if nothing had changed. */
    chance: (compared: number, beyond: number) =>
      compared === 0
        ? []
        : [
            `${capital(beyond === 0 ? "ingen" : number(beyond))} av ${units(compared)} med nok opphold til å sammenlignes har en forskjell som er større enn det som er vanlig. Uten noen endring ville en ventet ${compared * 0.05 < 1 ? "færre enn 1" : `om lag ${number(compared * 0.05)}`}.`,
          ],
    others: (count: number, isMore: boolean) =>
      `${count === 1 ? "1 annen enhet" : `${number(count)} andre enheter`} med ${isMore ? "flere" : "færre"}`,
    pairing: (pairing: string) => pairings[pairing] ?? pairing,
    pairingCell: (pairing: string) => pairingCells[pairing] ?? pairing,
    same: (count: number) => `${count === 1 ? "1 enhet" : `${number(count)} enheter`} med like mange`,
    total: "Hele landet",
    signed: (change: number) => signed(change),
    table: "Bidrag til endringen i antall opphold",
    line: "Bidrag fra",
    change: "Endring",
    before: "12 måneder før",
    all: {
      show: "Vis alle enhetene i tabell",
      caption: "Bidrag fra hver enhet",
      months: "Måneder",
      what: "Hva som er sammenlignet",
    },
    /** What is left out of the comparison, and where it went. */
    lacking: (count: number) =>
      count === 0
        ? []
        : [
            `${capital(unitMonths(count))} mangler endelig og fullstendig rapport i ett av årene, og er holdt utenfor sammen med samme måned i det andre. Det som er kjent av dem, har en egen linje, og er ikke regnet som null.`,
          ],
  },

  splits: {
    stays: {
      title: (ofSize: string, ofRatio: string) => `Fangedøgnene gir ${ofSize} opphold, raten ${ofRatio}`,
      subtitle: (change: string, matched: number) =>
        `Endringen på ${change} opphold i ${unitMonths(matched)} med fullstendig rapport i begge årene.`,
      size: "Fangedøgn",
      ratio: "Rate",
      unit: "opphold",
    },
    hours: {
      title: (ofSize: string, ofRatio: string) =>
        `Antall opphold gir ${ofSize} timer, timer per opphold ${ofRatio}`,
      subtitle: (change: string, matched: number) =>
        `Endringen på ${change} timer i ${unitMonths(matched)} med fullstendig rapport i begge årene.`,
      size: "Antall opphold",
      ratio: "Timer per opphold",
      unit: "timer",
    },
    signed,
    sum: "Til sammen",
    part: "Del",
    value: "Bidrag",
    table: (unit: string) => `Endringen i ${unit}, delt i to`,
    none: "For få opphold eller fangedøgn til å dele endringen.",
    /** What the sizes and the ratios were. */
    prisonDays: (before: number, now: number) => `${number(now)} fangedøgn, mot ${number(before)}.`,
    rate(
      told: { state: string; ratio: number | null; lower: number | null; upper: number | null } | undefined,
    ): string[] {
      if (
        told === undefined ||
        told.state !== "value" ||
        told.ratio === null ||
        told.lower === null ||
        told.upper === null
      )
        return [];
      const size = percentChange(told.ratio);
      const [least, most] = [told.lower, told.upper].map((limit) => percentChange(limit));
      return [
        `Raten er endret med ${size} prosent (95 % usikkerhet: ${least} til ${most}), ${told.lower <= 1 && told.upper >= 1 ? "ikke mer enn det som er vanlig" : "mer enn det som er vanlig"}.`,
      ];
    },
    perStay: (before: number, now: number) =>
      `${number(now, 1)} timer per opphold som startet, mot ${number(before, 1)}. Noen få lange opphold kan stå for forskjellen.`,
    method:
      "Delingen er symmetrisk: hver del er regnet ved gjennomsnittet av de to årene for den andre (Kitagawa 1955). Den beskriver tallene, og sier ikke hvorfor de er endret.",
  },

  concentration: {
    title: (top: number, all: number) =>
      `De tre personene med flest opphold hadde ${number(top)} av ${stays(all)} (${percent(all === 0 ? 0 : top / all)} prosent)`,
    none: "Hvor mange opphold de tre personene med flest hadde, er ikke kjent",
    subtitle: (lacksReports: boolean) =>
      `Opphold som startet i hvert år: alle, og uten de tre personene med flest opphold det året.${lacksReports ? ` ${wholeMonthsAlone}` : ""} En beskrivelse: de tre er ikke de samme hvert år.`,
    all: "alle opphold",
    without: "uten de tre personene med flest",
    sentence: (without: number, before: { year: string; top: number; all: number } | undefined) =>
      `Uten dem: ${stays(without)} siste 12 måneder.${before === undefined ? "" : ` I ${before.year} hadde de tre med flest ${number(before.top)} av ${number(before.all)}.`}`,
    table: "Opphold med og uten de tre personene med flest",
    topColumn: "De tre med flest",
    withoutColumn: "Uten dem",
  },

  caveats: {
    title: "Forbehold",
    recorded:
      "Tallene viser det enhetene har registrert. Endret registrering kan se ut som endret bruk, og mindre sikkerhetscelle kan være mer av noe annet.",
    missing: (complete: number, expected: number) =>
      complete === expected
        ? `Alle ${number(expected)} månedsrapporter for de siste 12 månedene er fullstendige.`
        : `${number(complete)} av ${number(expected)} månedsrapporter for de siste 12 månedene er fullstendige. En rapport som mangler, er aldri regnet som null.`,
    small:
      "Tallene er små. De fleste forskjeller fra år til år og fra enhet til enhet er ikke større enn tilfeldigheter gir.",
    more: "Les mer:",
  },
};
