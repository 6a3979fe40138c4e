import { type z } from "zod";
import { writeCsv, writeJson, writeWorkbook, type TypedCell } from "../forms/write-report.ts";
import { type Hand } from "./hand.ts";

/** A report as the bytes of a file, as someone's hand writes it. */
export async function reportBytes(
  report: object,
  form: z.ZodObject,
  { format, language, style }: Hand,
  typed: TypedCell[] = [],
): Promise<Uint8Array> {
  if (format === "xlsx") return writeWorkbook(report, form, language, typed);
  return format === "csv" ? writeCsv(report, form, language, style, typed) : writeJson(report, form, typed);
}
