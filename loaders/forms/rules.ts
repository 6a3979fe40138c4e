import { cellText, type Cell } from "./cell.ts";
import { columnLabel } from "./column-label.ts";
import { maskIdentity } from "./mask-identity.ts";

/**
 * What a broken rule does: the file is refused, the row or cell is set aside, it is kept and the sender is warned, or
 * it is kept and noted how it was understood.
 */
export type Severity = "refuses" | "sets_aside" | "warns" | "notes";

export interface Rule {
  id: string;
  severity: Severity;
  /** What is wrong, in a few words. */
  title: string;
  expected: string;
  /** How to mend it. */
  remedy: string;
  /** What was found is a sentence of its own. */
  told?: true;
}

/** Something a person would call a mistake, and where it stands. Identities are masked in `found`. */
export interface Finding {
  rule: string;
  /** Where it weighs heavier than the rule says: a row without a month is set aside, a head without one refuses. */
  severity?: Severity;
  sheet: string | null;
  row: number | null;
  /** The key of the column in its form, or the column's own name in a foreign layout. */
  column: string | null;
  found: string | null;
  expected?: string;
}

/** A finding as it is told. */
export interface ToldFinding extends Required<Finding> {
  message: string;
}

const again = "Rett den, og send filen på nytt.";

export const rules: Rule[] = [
  {
    id: "file-empty",
    severity: "refuses",
    title: "Tom fil",
    expected: "en månedsrapport med innhold",
    remedy:
      "Lagre rapporten på nytt, og send den. Var ingen plassert, skal filen ha hodet utfylt og 0 plasseringer.",
  },
  {
    id: "file-encrypted",
    severity: "refuses",
    title: "Fil med passord",
    expected: "en fil uten passord",
    remedy: "Ta bort passordet i Excel (Fil, Informasjon, Beskytt arbeidsbok), lagre, og send filen på nytt.",
  },
  {
    id: "file-not-what-name-says",
    severity: "refuses",
    title: "Filen er ikke det navnet sier",
    expected: "en arbeidsbok (.xlsx), tekstfil (.csv) eller JSON, med riktig filendelse",
    remedy: "Lagre rapporten som .xlsx fra Excel, og send den på nytt.",
  },
  {
    id: "file-half-written",
    severity: "refuses",
    title: "Ødelagt eller avkortet fil",
    expected: "en hel fil",
    remedy: "Filen ble trolig avbrutt da den ble lagret eller kopiert. Lagre den på nytt, og send den igjen.",
  },
  {
    id: "file-too-large",
    severity: "refuses",
    title: "For stor fil",
    expected: "en fil på høyst 20 MB",
    remedy: "Ta bort bilder og ark som ikke hører til rapporten, og send filen på nytt.",
  },
  {
    id: "file-encoding",
    severity: "refuses",
    title: "Ukjent tegnsett",
    expected: "tekst i UTF-8, UTF-16 eller Windows-1252",
    remedy: "Lagre filen som «CSV UTF-8» fra Excel, og send den på nytt.",
  },
  {
    id: "national-id",
    severity: "refuses",
    title: "Fødselsnummer i filen",
    expected: "pseudonymer, aldri fødselsnummer eller D-nummer",
    remedy:
      "Filen er ikke lagret. Slett den der den ligger, bytt nummeret ut med pseudonymet, og send filen på nytt.",
  },
  {
    id: "mixed-made-up",
    severity: "refuses",
    title: "Eksempeldata blandet med ekte rapporter",
    expected: "bare ekte rapporter eller bare eksempeldata i samme mappe",
    remedy: "Flytt filen til mappen den hører til.",
  },
  {
    id: "unknown-form",
    severity: "refuses",
    title: "Ukjent skjema",
    expected: "en månedsrapport fra enhet eller region, eller et historikkskjema",
    remedy:
      "Bruk malen, uten å endre navn på ark eller kolonner. Er filen fra et annet system, må den leses med en profil.",
  },
  {
    id: "missing-sheet",
    severity: "refuses",
    title: "Ark mangler",
    expected: "arket med det navnet malen har",
    remedy: "Legg inn arket fra malen, og send filen på nytt.",
  },
  {
    id: "missing-column",
    severity: "refuses",
    title: "Kolonne mangler",
    expected: "kolonnen med den overskriften malen har",
    remedy: "Legg inn kolonnen fra malen, og send filen på nytt.",
  },
  {
    id: "duplicate-column",
    severity: "refuses",
    title: "Kolonne to ganger",
    expected: "kolonnen én gang",
    remedy: "Ta bort den ene, og send filen på nytt.",
  },
  {
    id: "header-not-found",
    severity: "refuses",
    title: "Overskriftene ble ikke funnet",
    expected: "en rad med kolonnenes overskrifter",
    remedy: "Se etter om profilen er den rette for filen, og om arket har de overskriftene profilen sier.",
  },
  {
    id: "unknown-column",
    severity: "warns",
    title: "Ukjent kolonne",
    expected: "bare kolonner som står i malen",
    remedy: "Innholdet er ikke lest. Rett overskriften hvis det skulle vært med.",
  },
  {
    id: "unknown-unit",
    severity: "refuses",
    title: "Ukjent enhet",
    expected: "koden til en enhet som sto i enhetsregisteret den måneden",
    remedy: "Bruk enhetens kode slik den står i malen, og send filen på nytt.",
  },
  {
    id: "unknown-place",
    severity: "refuses",
    title: "Ukjent sted",
    expected: "koden til et sted i enhetsregisteret",
    remedy: again,
  },
  {
    id: "month-missing",
    severity: "refuses",
    title: "Måneden mangler",
    expected: "måneden rapporten gjelder, som 2026-03",
    remedy: "Fyll inn måneden, og send filen på nytt.",
  },
  {
    id: "month-differs",
    severity: "refuses",
    title: "Annen måned enn oppgitt",
    expected: "samme måned som i filnavnet",
    remedy: "Rett måneden i hodet eller i filnavnet, og send filen på nytt.",
  },
  {
    id: "month-implausible",
    severity: "refuses",
    title: "Måneden kan ikke stemme med sendt-tidspunktet",
    expected: "en måned som var begynt da rapporten ble sendt, og som ikke lå mange år tilbake",
    remedy: "Se etter feil i årstallet. Rett måneden eller sendt-tidspunktet i hodet, og send filen på nytt.",
  },
  {
    id: "outside-month",
    severity: "sets_aside",
    title: "Sluttet før måneden",
    expected: "en plassering som begynte, varte eller sluttet i måneden",
    remedy: "Rett datoen, eller meld raden i rapporten for måneden den hører til.",
  },
  {
    id: "outside-covers",
    severity: "sets_aside",
    title: "Utenfor tiden kilden dekker",
    expected: "et tidspunkt i den tiden kilden dekker",
    remedy: "Rett datoen, eller tiden som er oppgitt i profilen.",
  },
  {
    id: "end-before-start",
    severity: "sets_aside",
    title: "Slutt før start",
    expected: "et tidspunkt etter start",
    remedy: "Rett start eller slutt, og send en ny versjon.",
  },
  {
    id: "in-future",
    severity: "sets_aside",
    title: "Fram i tid",
    expected: "et tidspunkt før rapporten ble sendt",
    remedy: "Rett tidspunktet, og send en ny versjon. La slutt stå tomt når personen fortsatt er der.",
  },
  {
    id: "start-after-month",
    severity: "sets_aside",
    title: "Startet etter måneden",
    expected: "et tidspunkt før måneden var slutt",
    remedy: "Rett datoen, eller meld plasseringen i rapporten for neste måned.",
  },
  {
    id: "unknown-code",
    severity: "sets_aside",
    title: "Ukjent ord",
    expected: "et av ordene i listen",
    remedy: "Velg et ord fra listen i malen, og send en ny versjon.",
  },
  {
    id: "ground-not-valid",
    severity: "sets_aside",
    title: "Grunnlaget gjaldt ikke",
    expected: "en bokstav som gjaldt den dagen plasseringen begynte",
    remedy: "Rett regelverk og bokstav, og send en ny versjon.",
  },
  {
    id: "missing-field",
    severity: "sets_aside",
    title: "Mangler svar",
    expected: "et svar",
    remedy: "Fyll inn cellen, og send en ny versjon.",
  },
  {
    id: "not-a-time",
    severity: "sets_aside",
    title: "Ikke et tidspunkt",
    expected: "dato og klokkeslett som 28.02.2026 23:15",
    remedy: "Rett tidspunktet, og send en ny versjon.",
  },
  {
    id: "no-such-time",
    severity: "sets_aside",
    title: "Klokkeslett som ikke finnes",
    expected: "et klokkeslett som fantes: klokken stilles fram fra 02 til 03 denne natten",
    remedy: "Rett klokkeslettet, og send en ny versjon.",
  },
  {
    id: "ambiguous-time",
    severity: "warns",
    title: "Klokkeslett som kom to ganger",
    expected: "å vite hvilken gang: klokken stilles tilbake fra 03 til 02 denne natten",
    remedy: "Tidspunktet er lest som første gang. Var det andre gang, skriv det som 2026-10-25T02:30+01:00.",
  },
  {
    id: "not-a-number",
    severity: "sets_aside",
    title: "Ikke et tall",
    expected: "et helt tall fra 0",
    remedy: "Rett tallet, og send en ny versjon.",
  },
  {
    id: "not-a-month",
    severity: "sets_aside",
    title: "Ikke en måned",
    expected: "en måned som 2026-03",
    remedy: "Rett måneden, og send en ny versjon.",
  },
  {
    id: "not-a-period",
    severity: "sets_aside",
    title: "Ikke en periode",
    expected: "en måned som 2019-03, et kvartal som 2019-K1 eller et år som 2019",
    remedy: "Rett perioden, og send en ny versjon.",
  },
  {
    id: "not-pseudonym",
    severity: "sets_aside",
    title: "Ikke et pseudonym",
    expected: "et pseudonym som P-0123456789ABCDEF8",
    remedy:
      "Lag pseudonymet på nytt med direktoratets nøkkel. Skriv aldri navn, fangenummer eller fødselsnummer.",
  },
  {
    id: "duplicate-id",
    severity: "sets_aside",
    title: "Samme plassering to ganger",
    expected: "én rad per plassering",
    remedy: "Gi hver plassering sin egen id, eller ta bort raden som er for mye, og send en ny versjon.",
  },
  {
    id: "overlap",
    severity: "warns",
    title: "Samme person to steder på én gang",
    expected: "én celle om gangen",
    remedy: "Rett start, slutt eller person i den raden som er feil, og send en ny versjon.",
  },
  {
    id: "open-vanished",
    severity: "warns",
    title: "Åpen plassering er borte",
    expected: "plasseringen som var åpen forrige måned, åpen eller avsluttet",
    remedy: "Ta den med under samme id, og send en ny versjon.",
  },
  {
    id: "none-approved",
    severity: "warns",
    title: "Tiltak uten godkjent celle",
    expected: "minst én godkjent celle eller seng for tiltaket den måneden",
    remedy: "Rett antallet i hodet, eller tiltaket i raden.",
  },
  {
    id: "stated-count",
    severity: "warns",
    title: "Oppgitt antall stemmer ikke",
    expected: "like mange plasseringer som rader",
    remedy: "Rett antallet, eller legg til radene som mangler, og send en ny versjon.",
  },
  {
    id: "stated-length",
    severity: "warns",
    title: "Oppgitt varighet stemmer ikke",
    expected: "tiden fra start til slutt",
    remedy: "Rett start, slutt eller varighet i kilden.",
  },
  {
    id: "prison-days-impossible",
    severity: "sets_aside",
    title: "Umulig antall fangedøgn",
    expected: "et antall det er plass til",
    remedy: "Rett fangedøgnene, og send en ny versjon. Måneden er utenfor ratene til det er gjort.",
  },
  {
    id: "bed-under-18",
    severity: "sets_aside",
    title: "Under 18 år i sikkerhetsseng",
    expected: "et annet tiltak: vedtatt lov § 38 d tillater det aldri under 18 år",
    remedy: "Rett alder, tiltak eller regelverk. Er raden riktig, ta kontakt med direktoratet.",
  },
  {
    id: "day-month-exchanged",
    severity: "warns",
    title: "Dag og måned er trolig byttet",
    expected: "datoer med dag først",
    remedy: "Rett det i kilden eller i profilen, og last filen på nytt.",
    told: true,
  },
  {
    id: "two-months-disagree",
    severity: "warns",
    title: "To måneder er uenige",
    expected: "samme start og årsaker som i den andre månedens rapport",
    remedy: "Den seneste månedens rapport gjelder. Rett den som er feil.",
  },
  {
    id: "decision-without-placement",
    severity: "warns",
    title: "Vedtak uten plassering",
    expected: "id-en til en plassering i samme rapport",
    remedy: "Rett id-en, eller ta med plasseringen, og send en ny versjon.",
  },
  {
    id: "several-regions",
    severity: "warns",
    title: "Enhet med flere regioner",
    expected: "samme region i alle enhetens rader",
    remedy: "Rett regionen i kilden.",
  },
  {
    id: "region-not-stated",
    severity: "notes",
    title: "Region ikke oppgitt",
    expected: "regionen enheten hører til",
    remedy: "Rett raden i kilden.",
  },
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`unknown rule: ${id}`);
  return rule;
}

/** The finding with its severity, what was expected, and the sentence that the sender reads. */
export function told(finding: Finding, fileName: string): ToldFinding {
  const rule = ruleOf(finding.rule);
  return {
    ...finding,
    severity: finding.severity ?? rule.severity,
    expected: finding.expected ?? rule.expected,
    message: message(finding, fileName),
  };
}

/** `oslo_2026-01.xlsx, ark Plasseringer, rad 14, Start: fant «31.02.2026 10:00», ventet …. Rett …` */
export function message(finding: Finding, fileName: string): string {
  const { sheet, row, column, found, expected } = finding;
  const rule = ruleOf(finding.rule);
  const where = [
    maskIdentity(fileName),
    ...(sheet === null || sheet === "" ? [] : [`ark ${sheet}`]),
    ...(row === null ? [] : [`rad ${row}`]),
    ...(column === null ? [] : [columnLabel(column)]),
  ];
  if (rule.told) return `${where.join(", ")}: ${found}. ${rule.remedy}`;
  return `${where.join(", ")}: fant ${saidFound(found, row)}, ventet ${expected ?? rule.expected}. ${rule.remedy}`;
}

// What was found in a cell is quoted; what was found of a whole file is told.
function saidFound(found: string | null, row: number | null): string {
  if (found === null || found === "") return "ingenting";
  return row === null ? found : `«${found}»`;
}

const longest = 60;

/** A cell as a finding may show it: a date as units type it, not too long, nobody's identity. */
export function foundText(cell: Cell | undefined, column: string | null): string | null {
  const text = cellText(cell);
  if (text === "") return null;
  const masked = maskIdentity(asTyped(text), column);
  return masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}

// A workbook keeps dates as numbers; the sender saw a date.
function asTyped(text: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::00)?$/.exec(text);
  return found ? `${found[3]}.${found[2]}.${found[1]} ${found[4]}` : text;
}
