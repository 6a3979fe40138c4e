import { z } from "zod";
import { code, codes, instant, integer, month, ownId, person, text, yesNo, type Code } from "./field.ts";
import { isPseudonym } from "./pseudonym-form.ts";

/** The lists from `data/reference` that a form takes its words from. */
export interface CodeLists {
  measures: Code[];
  reasons: Code[];
}

const regimes: Code[] = [
  { id: "current", nb: "gjeldende", nn: "gjeldande" },
  { id: "adopted", nb: "vedtatt", nn: "vedteken" },
];
const letters: Code[] = ["a", "b", "c", "d", "e", "f"].map((letter) => ({
  id: letter,
  nb: letter,
  nn: letter,
}));
const sexes: Code[] = [
  { id: "woman", nb: "kvinne", nn: "kvinne" },
  { id: "man", nb: "mann", nn: "mann" },
];

/** The head that every report begins with, as the sender types it. */
export const headOf = {
  enhet: text({
    nb: { label: "Enhet", help: "Enhetens kode, slik den står i enhetsregisteret." },
    nn: { label: "Eining", help: "Koden til eininga, slik han står i einingsregisteret." },
    example: "ringerike-enhet",
  }).required(),
  maned: month({
    nb: { label: "Måned", help: "Måneden rapporten gjelder." },
    nn: { label: "Månad", help: "Månaden rapporten gjeld." },
    example: "2026-03",
  }).required(),
  versjon: integer({
    nb: { label: "Versjon", help: "1 første gang måneden sendes, 2 ved første rettelse, og så videre." },
    nn: { label: "Versjon", help: "1 første gong månaden blir send, 2 ved første retting, og så vidare." },
    example: "1",
  }).required(),
  sendt: instant({
    nb: { label: "Sendt", help: "Dato og klokkeslett da rapporten ble sendt." },
    nn: { label: "Sendt", help: "Dato og klokkeslett då rapporten vart send." },
    example: "08.04.2026 10:15",
  }).required(),
  omfang: code(
    {
      nb: { label: "Omfang", help: "Hele måneden, eller bare rader som rettes." },
      nn: { label: "Omfang", help: "Heile månaden, eller berre rader som blir retta." },
      example: "hele",
    },
    [
      { id: "whole", nb: "hele", nn: "heile" },
      { id: "partial", nb: "deler", nn: "delar" },
    ],
  ).required(),
  status: code(
    {
      nb: { label: "Status", help: "Endelig når måneden er ferdig kontrollert, ellers foreløpig." },
      nn: { label: "Status", help: "Endeleg når månaden er ferdig kontrollert, elles førebels." },
      example: "endelig",
    },
    [
      { id: "final", nb: "endelig", nn: "endeleg" },
      { id: "provisional", nb: "foreløpig", nn: "førebels" },
    ],
  ).required(),
  fangedogn: integer({
    nb: { label: "Fangedøgn i alt", help: "Summen av innsatte hver dag i måneden." },
    nn: { label: "Fangedøgn i alt", help: "Summen av innsette kvar dag i månaden." },
    example: "4650",
  }).required(),
  fangedogn_kvinner: integer({
    nb: { label: "Fangedøgn kvinner", help: "Av fangedøgnene: voksne kvinner." },
    nn: { label: "Fangedøgn kvinner", help: "Av fangedøgna: vaksne kvinner." },
    example: "0",
  }).required(),
  fangedogn_under_18: integer({
    nb: { label: "Fangedøgn under 18 år", help: "Av fangedøgnene: innsatte under 18 år." },
    nn: { label: "Fangedøgn under 18 år", help: "Av fangedøgna: innsette under 18 år." },
    example: "0",
  }).required(),
  sikkerhetsceller: integer({
    nb: {
      label: "Godkjente sikkerhetsceller",
      help: "Antall godkjente sikkerhetsceller i måneden. 0 betyr ingen.",
    },
    nn: {
      label: "Godkjende tryggleiksceller",
      help: "Talet på godkjende tryggleiksceller i månaden. 0 betyr ingen.",
    },
    example: "2",
  }).required(),
  sikkerhetssenger: integer({
    nb: {
      label: "Godkjente sikkerhetssenger",
      help: "Antall godkjente sikkerhetssenger i måneden. 0 betyr ingen.",
    },
    nn: {
      label: "Godkjende tryggleikssenger",
      help: "Talet på godkjende tryggleikssenger i månaden. 0 betyr ingen.",
    },
    example: "1",
  }).required(),
  forsterkede_celler: integer({
    nb: { label: "Forsterkede celler", help: "Antall forsterkede celler i måneden. 0 betyr ingen." },
    nn: { label: "Forsterka celler", help: "Talet på forsterka celler i månaden. 0 betyr ingen." },
    example: "0",
  }).required(),
  antall_plasseringer: integer({
    nb: {
      label: "Antall plasseringer",
      help: "Hvor mange rader arket Plasseringer skal ha, uten dem som er trukket. 0 betyr at ingen var plassert.",
    },
    nn: {
      label: "Talet på plasseringar",
      help: "Kor mange rader arket Plasseringar skal ha, utan dei som er trekte. 0 betyr at ingen var plasserte.",
    },
    example: "3",
  }).required(),
  rolle: text({
    nb: { label: "Rolle", help: "Rollen til den som sender. Ikke navn." },
    nn: { label: "Rolle", help: "Rolla til den som sender. Ikkje namn." },
    example: "inspektør",
  }).optional(),
  eksempeldata: yesNo({
    nb: { label: "Eksempeldata", help: "Står bare i oppdiktede rapporter. La stå tomt." },
    nn: { label: "Eksempeldata", help: "Står berre i oppdikta rapportar. Lat stå tomt." },
    example: "",
  }).optional(),
};

/** One placement: it started, lasted or ended in the month. */
function placement({ measures, reasons }: CodeLists) {
  return {
    plassering: ownId({
      nb: {
        label: "Plassering",
        help: "Enhetens egen id, som ingen annen plassering har hatt. Den samme hver måned så lenge plasseringen varer.",
      },
      nn: {
        label: "Plassering",
        help: "Eininga sin eigen id, som inga anna plassering har hatt. Den same kvar månad så lenge plasseringa varer.",
      },
      example: "V-2291",
    }).required(),
    person: person(
      {
        nb: {
          label: "Person",
          help: "Pseudonymet, laget med direktoratets nøkkel. Aldri navn eller fødselsnummer.",
        },
        nn: {
          label: "Person",
          help: "Pseudonymet, laga med nøkkelen til direktoratet. Aldri namn eller fødselsnummer.",
        },
        example: "P-0123456789ABCDEF8",
      },
      isPseudonym,
    ).required(),
    kjonn: code(
      {
        nb: { label: "Kjønn", help: "Kvinne eller mann." },
        nn: { label: "Kjønn", help: "Kvinne eller mann." },
        example: "mann",
      },
      sexes,
    ).required(),
    under_18: yesNo({
      nb: { label: "Under 18 år", help: "Ja om personen var under 18 år da plasseringen begynte." },
      nn: { label: "Under 18 år", help: "Ja om personen var under 18 år då plasseringa byrja." },
      example: "nei",
    }).required(),
    tiltak: code(
      {
        nb: { label: "Tiltak", help: "Hva personen ble plassert i eller utelukket ved." },
        nn: { label: "Tiltak", help: "Kva personen vart plassert i eller utelukka ved." },
        example: "sikkerhetscelle",
      },
      measures,
    ).required(),
    start: instant({
      nb: { label: "Start", help: "Dato og klokkeslett da plasseringen begynte." },
      nn: { label: "Start", help: "Dato og klokkeslett då plasseringa byrja." },
      example: "28.02.2026 23:15",
    }).required(),
    slutt: instant({
      nb: {
        label: "Slutt",
        help: "Dato og klokkeslett da plasseringen tok slutt. Tomt: personen er der fortsatt.",
      },
      nn: {
        label: "Slutt",
        help: "Dato og klokkeslett då plasseringa tok slutt. Tomt: personen er der framleis.",
      },
      example: "01.03.2026 18:40",
    }).optional(),
    arsaker: codes(
      {
        nb: { label: "Årsaker", help: "En eller flere, skilt med komma. Tomt: ikke besvart." },
        nn: { label: "Årsaker", help: "Ei eller fleire, skilde med komma. Tomt: ikkje svara på." },
        example: "selvskading, trusler",
      },
      reasons,
    ).optional(),
    regelverk: code(
      {
        nb: { label: "Regelverk", help: "Regelverket bokstaven er hentet fra." },
        nn: { label: "Regelverk", help: "Regelverket bokstaven er henta frå." },
        example: "gjeldende",
      },
      regimes,
    ).optional(),
    bokstav: code(
      {
        nb: { label: "Bokstav", help: "Bokstaven i bestemmelsen som er brukt som grunnlag." },
        nn: { label: "Bokstav", help: "Bokstaven i føresegna som er brukt som grunnlag." },
        example: "a",
      },
      letters,
    ).optional(),
    region_varslet: instant({
      nb: { label: "Region varslet", help: "Da regionen fikk beskjed. Tomt: ikke varslet." },
      nn: { label: "Region varsla", help: "Då regionen fekk beskjed. Tomt: ikkje varsla." },
      example: "03.03.2026 09:00",
    }).optional(),
    direktorat_varslet: instant({
      nb: { label: "Direktorat varslet", help: "Da direktoratet fikk beskjed. Tomt: ikke varslet." },
      nn: { label: "Direktorat varsla", help: "Då direktoratet fekk beskjed. Tomt: ikkje varsla." },
      example: "06.03.2026 09:00",
    }).optional(),
    helsetjeneste_varslet: instant({
      nb: { label: "Helsetjeneste varslet", help: "Da helsetjenesten fikk beskjed. Tomt: ikke varslet." },
      nn: { label: "Helseteneste varsla", help: "Då helsetenesta fekk beskjed. Tomt: ikkje varsla." },
      example: "28.02.2026 23:40",
    }).optional(),
    legeuttalelse: code(
      {
        nb: { label: "Legeuttalelse", help: "Om lege har uttalt seg." },
        nn: { label: "Legefråsegn", help: "Om lege har uttalt seg." },
        example: "ja",
      },
      [
        { id: "yes", nb: "ja", nn: "ja" },
        { id: "no", nb: "nei", nn: "nei" },
        { id: "not_reached", nb: "ikke nådd", nn: "ikkje nådd" },
      ],
    ).optional(),
    helsetilsyn: integer({
      nb: { label: "Helsetilsyn", help: "Antall tilsyn av helsepersonell." },
      nn: { label: "Helsetilsyn", help: "Talet på tilsyn av helsepersonell." },
      example: "2",
    }).optional(),
    tilsyn: integer({
      nb: { label: "Tilsyn", help: "Antall tilsyn av tilsatte." },
      nn: { label: "Tilsyn", help: "Talet på tilsyn av tilsette." },
      example: "38",
    }).optional(),
    lengste_tilsynsgap: integer({
      nb: { label: "Lengste tid mellom tilsyn", help: "I minutter." },
      nn: { label: "Lengste tid mellom tilsyn", help: "I minutt." },
      example: "45",
    }).optional(),
    lempeligere_midler: yesNo({
      nb: { label: "Lempeligere midler forsøkt", help: "Om mindre inngripende tiltak var forsøkt først." },
      nn: { label: "Lempelegare middel prøvde", help: "Om mindre inngripande tiltak var prøvde først." },
      example: "ja",
    }).optional(),
    antall_vedtak: integer({
      nb: { label: "Antall vedtak", help: "Bare når vedtakene ikke er ført hver for seg i arket Vedtak." },
      nn: { label: "Talet på vedtak", help: "Berre når vedtaka ikkje er førte kvar for seg i arket Vedtak." },
      example: "",
    }).optional(),
    merknad: text({
      nb: { label: "Merknad", help: "Aldri navn eller fødselsnummer." },
      nn: { label: "Merknad", help: "Aldri namn eller fødselsnummer." },
      example: "",
    }).optional(),
    trukket: withdrawn.optional(),
  };
}

const withdrawn = yesNo({
  nb: {
    label: "Trukket",
    help: "Ja når plasseringen er meldt tidligere og ikke skulle vært det. La raden stå: den telles ikke. En rad som bare utelates, etterlyses.",
  },
  nn: {
    label: "Trekt",
    help: "Ja når plasseringa er meld tidlegare og ikkje skulle vore det. Lat rada stå: ho blir ikkje talt. Ei rad som berre blir utelaten, blir etterlyst.",
  },
  example: "",
});

const decision = {
  plassering: ownId({
    nb: { label: "Plassering", help: "Id-en til plasseringen vedtaket gjelder." },
    nn: { label: "Plassering", help: "Id-en til plasseringa vedtaket gjeld." },
    example: "V-2291",
  }).required(),
  vedtatt: instant({
    nb: { label: "Vedtatt", help: "Dato og klokkeslett for vedtaket." },
    nn: { label: "Vedteke", help: "Dato og klokkeslett for vedtaket." },
    example: "28.02.2026 23:20",
  }).required(),
  niva: code(
    {
      nb: { label: "Nivå", help: "Hvem som traff vedtaket." },
      nn: { label: "Nivå", help: "Kven som gjorde vedtaket." },
      example: "enhet",
    },
    [
      { id: "unit", nb: "enhet", nn: "eining" },
      { id: "region", nb: "region", nn: "region" },
      { id: "directorate", nb: "direktorat", nn: "direktorat" },
    ],
  ).required(),
  type: code(
    {
      nb: { label: "Type", help: "Første vedtak, eller fornyet." },
      nn: { label: "Type", help: "Første vedtak, eller fornya." },
      example: "første",
    },
    [
      { id: "first", nb: "første", nn: "første" },
      { id: "renewal", nb: "fornyet", nn: "fornya" },
    ],
  ).required(),
};

/** What is read of a row of the placements that is withdrawn, whatever else stands in it. */
export const withdrawal = z.object({
  plassering: ownId({
    nb: { label: "Plassering", help: "Id-en til plasseringen som trekkes." },
    nn: { label: "Plassering", help: "Id-en til plasseringa som blir trekt." },
    example: "V-2291",
  }).required(),
  trukket: withdrawn.optional(),
});

/** What a unit sends for one month: its head, its placements, its decisions. */
export function unitReport(lists: CodeLists) {
  return z.object({
    hode: z.object(headOf),
    plasseringer: z.array(z.object(placement(lists))),
    vedtak: z.array(z.object(decision)),
  });
}

/** The head as it was read: a cell that was set aside is absent. */
export const readHead = z.object(headOf).partial();

export type UnitReportForm = ReturnType<typeof unitReport>;
export type UnitReport = z.infer<UnitReportForm>;
