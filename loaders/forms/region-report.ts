import { z } from "zod";
import { integer, text } from "./field.ts";
import { headOf } from "./unit-report.ts";

const { maned, versjon, sendt, eksempeldata } = headOf;

const head = {
  region: text({
    nb: { label: "Region", help: "Regionens kode, slik den står i enhetsregisteret." },
    nn: { label: "Region", help: "Koden til regionen, slik han står i einingsregisteret." },
    example: "region-ost",
  }).required(),
  maned,
  versjon,
  sendt,
  eksempeldata,
};

const qualityAssurance = {
  kvalitetssikrede_vedtak: integer({
    nb: {
      label: "Kvalitetssikrede vedtak",
      help: "Hvor mange av månedens vedtak regionen har gått gjennom.",
    },
    nn: { label: "Kvalitetssikra vedtak", help: "Kor mange av vedtaka i månaden regionen har gått gjennom." },
    example: "5",
  }).required(),
  vedtak_med_feil: integer({
    nb: { label: "Vedtak med feil", help: "Hvor mange av dem som hadde minst én feil." },
    nn: { label: "Vedtak med feil", help: "Kor mange av dei som hadde minst éin feil." },
    example: "1",
  }).required(),
  mangel_begrunnelse: integer({
    nb: { label: "Mangelfull begrunnelse", help: "Vedtak der begrunnelsen ikke bar avgjørelsen." },
    nn: { label: "Mangelfull grunngiving", help: "Vedtak der grunngivinga ikkje bar avgjerda." },
    example: "1",
  }).optional(),
  mangel_hjemmel: integer({
    nb: { label: "Feil hjemmel", help: "Vedtak med feil eller manglende hjemmel." },
    nn: { label: "Feil heimel", help: "Vedtak med feil eller manglande heimel." },
    example: "0",
  }).optional(),
  mangel_fornyelse: integer({
    nb: { label: "For sent fornyet", help: "Vedtak som ble fornyet etter fristen." },
    nn: { label: "For seint fornya", help: "Vedtak som vart fornya etter fristen." },
    example: "0",
  }).optional(),
  mangel_niva: integer({
    nb: { label: "Feil nivå", help: "Vedtak truffet av noen som ikke kunne treffe det." },
    nn: { label: "Feil nivå", help: "Vedtak gjort av nokon som ikkje kunne gjere det." },
    example: "0",
  }).optional(),
  mangel_annet: integer({
    nb: { label: "Annen feil", help: "Vedtak med andre feil." },
    nn: { label: "Annan feil", help: "Vedtak med andre feil." },
    example: "0",
  }).optional(),
  vurdering: text({
    nb: { label: "Vurdering", help: "Regionens vurdering av utviklingen. Aldri navn eller fødselsnummer." },
    nn: {
      label: "Vurdering",
      help: "Vurderinga til regionen av utviklinga. Aldri namn eller fødselsnummer.",
    },
    example: "Færre plasseringer enn i samme måned i fjor.",
  }).optional(),
};

/** What a region sends for one month: the decisions it has quality-assured, and what it makes of the development. */
export function regionReport() {
  return z.object({ hode: z.object(head), kvalitetssikring: z.object(qualityAssurance) });
}

export type RegionReport = z.infer<ReturnType<typeof regionReport>>;

/** The region's head and quality assurance as they were read: a cell that was set aside is absent. */
export const readRegionHead = z.object(head).partial();
export const readQualityAssurance = z.object(qualityAssurance).partial();
