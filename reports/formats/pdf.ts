import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import type { ReportDocument } from "../document/document.ts";
import { plainText } from "./plain-text.ts";
import { reportFonts } from "./report-fonts.ts";

/** For readers (PDF/UA-1) or for the archive (PDF/A-2a): one call makes one of them. */
export type PdfKind = "reader" | "archive";

const standards: Record<PdfKind, PdfStandard> = { reader: PdfStandard.UA_1, archive: PdfStandard.A_2a };

const reportFontBytes = reportFonts.map((path) => readFileSync(path));

/** The report as tagged PDF with Typst. The same document has the same bytes, whenever it is made. */
export function pdfBytes(report: ReportDocument, kind: PdfKind): Uint8Array {
  const workspace = import.meta.dirname;
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: reportFontBytes }] });
  const at = report.madeAt;
  const made = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  const written = JSON.stringify({ ...report, made }, (_, held: unknown) =>
    typeof held === "string" ? plainText(held) : held,
  );
  compiler.mapShadow(join(workspace, "report.json"), Buffer.from(written));
  const main = join(workspace, "main.typ");
  compiler.addSource(main, readFileSync(join(workspace, "report.typ"), "utf8"));
  return compiler.pdf(
    { mainFilePath: main },
    { pdfStandard: standards[kind], creationTimestamp: Math.floor(report.madeAt.getTime() / 1000) },
  );
}
