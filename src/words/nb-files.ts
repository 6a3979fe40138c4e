import { capital, list, number } from "./nb-basics.js";
import { dutyNames } from "./nb-duties.js";

/** A file's weight as one reads it: `4,2 MB`, `12 kB`. */
function size(bytes: number): string {
  if (bytes >= 1e6) return `${number(bytes / 1e6, 1)}\u00a0MB`;
  return `${number(Math.max(1, bytes / 1e3))}\u00a0kB`;
}

const shared = {
  organisation: "Om stedet er avgrenset slik organisasjonen er nå, eller slik den var i perioden.",
  place_id: "Stedet. Navn, nivå og hvilket sted det hører til, står i filen over steder.",
  measure_id: "Tiltaket. Tiltakene legges aldri sammen.",
  period: "Hva slags periode tallet gjelder.",
  period_start: "Periodens første dag.",
  lower: "Nedre grense for 95 % usikkerhet.",
  upper: "Øvre grense for 95 % usikkerhet.",
  provisional: "Om tallet kan endre seg fordi en rapport er foreløpig.",
  months_expected: "Antall månedsrapporter som var ventet.",
  months_reported: "Antall av dem som er kommet og er fullstendige.",
};

const figures: Record<string, string> = {
  organisation: shared.organisation,
  place_id: shared.place_id,
  period: shared.period,
  period_start: shared.period_start,
  measure_id: shared.measure_id,
  population: "Hvem tallet gjelder. Under 18 år er aldri med i tallene for voksne.",
  indicator_id: "Hvilket tall det er. Definisjonen står i filen over tall.",
  state: "Om det er et tall, og ellers hvorfor det ikke er det. Ingen av tilstandene er null.",
  value:
    "Tallet. Tomt der tilstanden er en annen enn value. Er low fylt ut for et antall eller en sum, mangler rapporter, og tallet er det som er kjent. En andel er skrevet fra 0 til 1.",
  lower: shared.lower,
  upper: shared.upper,
  numerator:
    "Telleren, der tallet er et forhold. For varighet, også andelene over en terskel, er det oppholdene som er avsluttet, uansett hvor lenge de varte.",
  denominator: "Nevneren, der tallet er et forhold. For varighet er det alle oppholdene, også de åpne.",
  low: "Det minste et antall eller en sum kan være der rapporter mangler eller er ufullstendige, også når tilstanden er value. For andeler: andelen om ingen av oppholdene uten svar hadde årsaken.",
  high: "Det største det samme kan være. Tomt når det ikke er kjent. For andeler: andelen om alle oppholdene uten svar hadde årsaken.",
  method: "Hvordan tallet og usikkerheten er regnet ut.",
  provisional: shared.provisional,
  months_expected: shared.months_expected,
  months_reported: shared.months_reported,
  units_expected: "Antall enheter som det var ventet rapport fra.",
  units_reported: "Antall av dem med minst én fullstendig rapport.",
};

const listed: Record<string, string> = {
  table_id: "Tabellen i utgaven som tallet står i. Navnet står på siden Skjerming.",
  ...figures,
  state:
    "Om det er et tall, og ellers hvorfor det ikke er det. Ingen av tilstandene er null. suppressed er skjult av personvernhensyn og har ingen tall.",
};

/** What each column of each file holds. */
const columns: Record<string, Record<string, string>> = {
  figures,
  part_figures: {
    ...figures,
    security: "Sikkerhetsnivået som enheten hadde.",
    reason: "Årsaken. Et opphold med flere årsaker er med under hver av dem.",
  },
  trend_answers: {
    organisation: shared.organisation,
    place_id: shared.place_id,
    trend_id: "Hvilken serie svaret gjelder.",
    quarter: "Første dag i kvartalet som svaret er gitt etter.",
    answer: "Svaret som dataene til og med kvartalet gir.",
    settled_answer:
      "Svaret som kan sies: et fall eller en økning sies først når to kvartaler på rad gir det.",
    unconfirmed_answer: "Et fall eller en økning som kvartalet gir, og det forrige ikke ga.",
    reasons: "Hvorfor svaret ble slik, som koder med mellomrom imellom.",
    ratio_per_year: "Endringen per år som et forhold: 0,9 er 10 prosent lavere for hvert år.",
    lower: shared.lower,
    upper: shared.upper,
    p_value: "Sannsynligheten for en minst like stor endring om ingenting var endret.",
    dispersion: "Hvor mye kvartalene varierer mot det tilfeldige hendelser gjør: φ, minst 1.",
    detectable_fall:
      "Fallet per år, som andel, som ville vært større enn usikkerheten i to av tre tilfeller. Svaret «synker» krever mer.",
    first_quarter: "Første dag i det første kvartalet som svaret bygger på.",
    quarters: "Antall kvartaler som teller.",
    stays: "Antall opphold i dem; for serien om andelen bare de med svar.",
    persons: "Antall ulike personer. Tomt der kilden ikke sier hvem.",
    months_expected: shared.months_expected,
    months_counted: "Antall av dem som teller.",
    is_rate: "Om svaret gjelder per 1000 fangedøgn; ellers per måned.",
    became_another:
      "Om en enhet ble en annen i løpet av tiden (kvinner, under 18 år eller sikkerhetsnivå). Nivået før og etter er da regnet hver for seg.",
    persons_known: "Om kilden sier hvem oppholdene gjelder.",
    rule_version: "Utgaven av regelen som ga svaret.",
    list_flag:
      "Om endringen står etter at det er tatt hensyn til at alle steder på nivået er undersøkt. Tomt for landet.",
  },
  duties: {
    place_id: shared.place_id,
    period: shared.period,
    period_start: shared.period_start,
    act: "Om plikten er etter loven som gjaldt, eller etter den vedtatte loven, som om den hadde vært i kraft.",
    measure_id: shared.measure_id,
    under_18: "Om plikten gjelder personer under 18 år.",
    duty: "Plikten. Terskelen, paragrafen og datoene står på siden Definisjoner.",
    state: "Om det er en andel, og ellers hvorfor det ikke er det. Ingen av tilstandene er null.",
    share: "Andelen der det ble gjort i tide, av dem med svar, skrevet fra 0 til 1.",
    lower: shared.lower,
    upper: shared.upper,
    stays_due: "Antall opphold der plikten inntrådte.",
    stays_answered: "Antall av dem der rapporten svarer på når det ble gjort.",
    stays_in_time: "Antall av dem igjen der det ble gjort i tide.",
    method: "Hvordan usikkerheten er regnet ut.",
    provisional: shared.provisional,
    months_expected: shared.months_expected,
    months_reported: shared.months_reported,
  },
  unit_months: {
    unit_id: "Enheten.",
    unit_name: "Enhetens navn.",
    prison_id: "Fengselet den hørte til den måneden.",
    region_id: "Regionen den hørte til den måneden.",
    month: "Månedens første dag.",
    state: "Hva som ble av rapporten.",
    provisional: "Om rapporten er foreløpig.",
    nil_report: "Om enheten har meldt at ingen var plassert.",
    late: "Om rapporten kom etter fristen.",
    version: "Rapportens versjon.",
    first_received_on: "Dagen enhetens første rapport for måneden kom.",
    received_on: "Dagen rapporten som gjelder, kom.",
    due_on: "Fristen.",
    is_due: "Om fristen er passert.",
    prison_days: "Fangedøgn i måneden.",
    placements_stated: "Antall plasseringer som enheten har oppgitt.",
    placements_accepted: "Antall plasseringer som er godtatt.",
    rows_set_aside: "Antall rader som er satt til side til de er rettet.",
    safety_cell_state: "Om enheten hadde godkjent sikkerhetscelle.",
  },
  places: {
    place_id: "Stedet. Har det flere rader, er de dets historie.",
    place_level: "Nivået.",
    name: "Navnet.",
    parent_id: "Stedet det hører til.",
    valid_from: "Første dag raden gjelder. Tom når den ikke er kjent.",
    valid_to: "Første dag raden ikke lenger gjelder. Tom når den gjelder.",
    replaced_by: "Stedene som førte det videre, med mellomrom imellom.",
    security: "Sikkerhetsnivå.",
    women: "Om stedet bare er for kvinner.",
    youth: "Om stedet er for unge under 18 år.",
    capacity: "Plasser.",
    safety_cells: "Sikkerhetsceller.",
  },
  listed_figures: listed,
  protection: {
    table_id: "Tabellen i utgaven.",
    name_nb: "Tabellens navn.",
    shown: "Antall tall som er vist, uten nullene.",
    zero: "Antall nuller, som alle er vist.",
    hidden: "Antall tall som er skjult av personvernhensyn.",
    missing: "Antall som mangler: ikke rapportert, ufullstendig, ikke aktuelt eller for lite data.",
  },
  history: {
    place_id: shared.place_id,
    period: shared.period,
    period_start: shared.period_start,
    measure_id: shared.measure_id,
    counts: "Hva som er telt.",
    value: "Antallet, slik kilden oppgir det.",
    source: "Kilden.",
  },
  indicators: {
    indicator_id: "Tallets kode.",
    name_nb: "Navnet.",
    definition_nb: "Definisjonen.",
    numerator: "Hva som telles.",
    exposure: "Hva det deles på, der det er et forhold.",
    unit_nb: "Enheten tallet er i.",
    per: "Hvor mange av nevneren forholdet gjelder.",
    method: "Metoden.",
  },
};

const answers: [code: string, said: string][] = [
  ["declining", "synker"],
  ["increasing", "øker"],
  ["no_clear_change", "ingen tydelig endring"],
  ["too_little_data", "for lite data"],
  ["withheld", "holdes tilbake"],
];

/** The codes of columns that have no list of their own. */
const codes: Record<string, [code: string, said: string][]> = {
  organisation: [
    ["now", "slik organisasjonen er nå"],
    ["then", "slik den var i perioden"],
  ],
  period: [
    ["month", "måned"],
    ["quarter", "kvartal"],
    ["year", "år"],
    ["last_12", "12 måneder fra periodens første dag"],
  ],
  measure_id: [
    ["safety_cell", "sikkerhetscelle"],
    ["restraint_bed", "sikkerhetsseng"],
    ["reinforced_cell", "forsterket celle"],
    ["exclusion", "utelukkelse"],
  ],
  population: [
    ["adults", "voksne, 18 år og over"],
    ["women", "kvinner, 18 år og over"],
    ["men", "menn, 18 år og over"],
    ["under_18", "under 18 år"],
  ],
  place_level: [
    ["country", "landet"],
    ["region", "region"],
    ["prison", "fengsel"],
    ["unit", "enhet"],
  ],
  act: [
    ["in_force", "loven som gjaldt da oppholdet begynte"],
    ["adopted", "den vedtatte loven"],
  ],
  duty: Object.entries(dutyNames),
  answer: answers,
  settled_answer: answers,
};

const titles: Record<string, string> = {
  figures: "Alle tall",
  listed_figures: "Alle tall i utgaven",
  protection: "Hvor mange tall som er vist og skjult",
  part_figures: "Tall etter årsak og sikkerhetsnivå",
  duties: "Andeler der reglene er fulgt",
  trend_answers: "Svarene på om bruken går ned",
  unit_months: "Enhetenes månedsrapporter",
  places: "Steder",
  history: "Antall fra før plasseringer ble rapportert",
  indicators: "Tallene og definisjonene deres",
  codebook: "Kodebok: hver kolonne i filene",
  description: "Beskrivelse etter DCAT-AP-NO",
};

const descriptions: Record<string, string> = {
  listed_figures:
    "Hvert tall som denne utgaven viser, og hvert tall som er skjult: sted, periode, tiltak, hvem og hvilket tall, med tilstand.",
  protection: "For hver tabell i utgaven: hvor mange tall som er vist, er null, er skjult og mangler.",
  figures:
    "Hvert tall som nettstedet bygger på: sted, periode, tiltak, hvem og hvilket tall, med usikkerhet, fullstendighet og tilstand.",
  part_figures:
    "De samme tallene for deler av oppholdene: dem med én årsak, eller ved enheter med ett sikkerhetsnivå.",
  trend_answers: "Svaret for hvert sted, hver serie og hvert kvartal, med endringen og usikkerheten.",
  duties:
    "For hver plikt i loven: i hvor mange opphold den inntrådte, og i hvor mange det ble gjort i tide, med usikkerhet.",
  unit_months: "Hva som ble av rapporten fra hver enhet for hver måned.",
  places: "Landet, regionene, fengslene og enhetene, med datoer for det som er endret.",
  history: "Antall per periode fra kilder før plasseringer ble rapportert enkeltvis.",
  indicators: "Hva hvert tall er: definisjon, teller, nevner, måleenhet og metode.",
  codebook: "Hva hver kolonne i filene er, og hva kodene betyr.",
  description:
    "Filene, slik datakataloger leser om dem. Utgiver, lisens og kontaktpunkt er med der de er fastsatt.",
};

const periods: Record<string, string> = {
  month: "Måned",
  quarter: "Kvartal",
  year: "År",
  last_12: "Siste 12 måneder",
};

const madeUp = (said: string) => `Eksempeldata: ${said.charAt(0).toLowerCase()}${said.slice(1)}`;

export const nbFiles = {
  size,
  columns,
  codes,
  code: (column: string, code: string) => codes[column]?.find(([known]) => known === code)?.[1],
  titles,
  descriptions,
  madeUp,
  madeUpColumn: "Tallene er oppdiktet og sier ingenting om virkelige fengsler.",
  madeUpNote: "EKSEMPELDATA: alle tall er oppdiktet og sier ingenting om virkelige fengsler.",
  publicData: "Bruken av sikkerhetscelle i norske fengsler",
  of: (indicator: string, period: string) => `${indicator}, ${period}`,
  periods,
  dimensions: {
    organisation: "Organisasjon",
    place_id: "Sted",
    measure_id: "Tiltak",
    population: "Hvem",
    period_start: "Periode",
    contents: "Innhold",
  },
  contents: {
    value: "Tall",
    lower: "95 % usikkerhet fra",
    upper: "95 % usikkerhet til",
    numerator: "Teller",
    denominator: "Nevner",
    low: "Minst",
    high: "Høyst",
    months_expected: "Ventede månedsrapporter",
    months_reported: "Fullstendige månedsrapporter",
    units_expected: "Ventede enheter",
    units_reported: "Enheter med rapport",
  },
  statusNote:
    "Et tall som mangler, har en tilstand i «status» og er ikke null. En celle uten både tall og tilstand regnes ikke ut. Har et antall eller en sum også «Minst», mangler rapporter, og tallet er det som er kjent.",
  provisional: "foreløpig",

  /** A number with its limits, or the word of what it is instead of one. */
  numberSaid: (told: { name: string; shown: string; interval: string | undefined; period: string }) =>
    `${told.name}: ${told.shown}${told.interval === undefined ? "" : ` (95\u00a0% usikkerhet ${told.interval})`}, ${told.period}.`,
  countSaid: (said: string, period: string) => `${said}, ${period}.`,

  /** What one takes along from a figure: its files, and the sentence that cites it. */
  take: {
    cite: "Siter",
    download: "Last ned",
    csv: (caption: string) => `${caption} (CSV)`,
    excel: (caption: string) => `${caption} (Excel)`,
    svg: "Figuren (SVG)",
    png: "Figuren (PNG)",
    copied: "Sitatet er kopiert:",
    notCopied: "Sitatet kunne ikke kopieres herfra. Merk teksten og kopier den:",
    failed: "Filen kunne ikke lages.",
    sheet: "Tabell",
    about: "Om tabellen",
    address: (href: string) => `Adresse: ${href}`,
    /** What is made up is said first; the address stands last, where it can be cut off. */
    citation: (told: { mark: string | undefined; said: string; source: string; address: string }) =>
      [...(told.mark === undefined ? [] : [told.mark]), told.said, told.source, told.address].join(" "),
  },

  page: {
    title: "Åpne filer",
    whole: "Alt i én fil",
    wholeSubtitle:
      "Parquet leses rett inn i R, Python og DuckDB. CSV er UTF-8, med komma mellom feltene og punktum foran desimalene. En pakket CSV-fil leses som den er av de samme programmene; for Excel pakkes den ut først.",
    table: "Innhold",
    format: "Fil",
    described: "Hva den inneholder",
    each: "Ett tall om gangen",
    eachSubtitle:
      "CSV har alle periodene i én fil. JSON-stat 2.0 har én fil for hvert slag periode. Alle filene er skrevet av de samme tallene som sidene.",
    indicator: "Tall",
    codebook: "Hva kolonnene betyr",
    column: "Kolonne",
    description: "Betydning",
    codes: "Koder",
    weight: (count: number, bytes: number) =>
      `${number(count)} filer, ${size(bytes)} til sammen. Adressene er de samme neste gang sidene bygges.`,
    publisher: (name: string) => `Utgiver: ${name}.`,
    licence: "Lisens",
    contact: (address: string) => `Kontakt: ${address}.`,
    unknown: (what: string[]) =>
      `${capital(list(what))} er ikke fastsatt, og står derfor ikke i beskrivelsen.`,
    missing: { publisher: "utgiver", licence: "lisens", contact: "kontaktpunkt" },
    empty: "En tom celle er ikke null. Kolonnen state sier hvorfor tallet ikke er der.",
  },
};
