import { z } from "zod";
import { code, integer, period, text } from "./field.ts";
import { headOf, type CodeLists } from "./unit-report.ts";

const head = { eksempeldata: headOf.eksempeldata };

const periodWords = {
  nb: { label: "Periode", help: "Måneden, kvartalet eller året: 2019-03, 2019-K1 eller 2019." },
  nn: { label: "Periode", help: "Månaden, kvartalet eller året: 2019-03, 2019-K1 eller 2019." },
  example: "2019",
};
const periodType = code(
  {
    nb: { label: "Periodetype", help: "Hvor lang tid tallet gjelder." },
    nn: { label: "Periodetype", help: "Kor lang tid talet gjeld." },
    example: "år",
  },
  [
    { id: "month", nb: "måned", nn: "månad" },
    { id: "quarter", nb: "kvartal", nn: "kvartal" },
    { id: "year", nb: "år", nn: "år" },
  ],
).required();

function row({ measures }: Pick<CodeLists, "measures">) {
  return {
    sted: text({
      nb: { label: "Sted", help: "Koden til enheten, fengselet, regionen eller landet." },
      nn: { label: "Stad", help: "Koden til eininga, fengselet, regionen eller landet." },
      example: "norge",
    }).required(),
    periode_type: periodType,
    periode: period(periodWords).required(),
    tiltak: code(
      {
        nb: { label: "Tiltak", help: "Hva tallet teller bruken av." },
        nn: { label: "Tiltak", help: "Kva talet tel bruken av." },
        example: "sikkerhetscelle",
      },
      measures,
    ).required(),
    teller: code(
      {
        nb: { label: "Teller", help: "Hva som er talt." },
        nn: { label: "Tel", help: "Kva som er talt." },
        example: "vedtak",
      },
      [
        { id: "stays", nb: "opphold", nn: "opphald" },
        { id: "placements", nb: "plasseringer", nn: "plasseringar" },
        { id: "decisions", nb: "vedtak", nn: "vedtak" },
        { id: "persons", nb: "personer", nn: "personar" },
      ],
    ).required(),
    verdi: integer({
      nb: { label: "Verdi", help: "Antallet. 0 betyr ingen; er tallet ukjent, utelates raden." },
      nn: { label: "Verdi", help: "Talet. 0 betyr ingen; er talet ukjent, tek ein ikkje med rada." },
      example: "284",
    }).required(),
    kilde: text({
      nb: { label: "Kilde", help: "Hvor tallet er hentet fra." },
      nn: { label: "Kjelde", help: "Kvar talet er henta frå." },
      example: "årsrapport 2019, side 12",
    }).required(),
  };
}

/** Counts of the years before placements were reported. */
export function historyForm(lists: Pick<CodeLists, "measures">) {
  return z.object({ hode: z.object(head), historikk: z.array(z.object(row(lists))) });
}

export type History = z.infer<ReturnType<typeof historyForm>>;

/** What a row says of its period, as it was typed. */
export const periodAsTyped = z.object({ periode_type: periodType, periode: text(periodWords).required() });

export const readHistoryHead = z.object(head).partial();
