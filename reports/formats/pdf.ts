import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import type { ReportDocument } from "../document/document.ts";

/** For readers (PDF/UA-1) or for the archive (PDF/A-2a): one call makes one of them. */
export type PdfKind = "reader" | "archive";

const standards: Record<PdfKind, PdfStandard> = { reader: PdfStandard.UA_1, archive: PdfStandard.A_2a };

/** The report as tagged PDF with Typst. The same document has the same bytes, whenever it is made. */
export function pdfBytes(report: ReportDocument, kind: PdfKind): Uint8Array {
  const workspace = import.meta.dirname;
  const compiler = NodeCompiler.create({ workspace });
  const at = report.madeAt;
  const made = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  compiler.mapShadow(join(workspace, "report.json"), Buffer.from(JSON.stringify({ ...report, made })));
  const main = join(workspace, "main.typ");
  compiler.addSource(main, readFileSync(join(workspace, "report.typ"), "utf8"));
  return compiler.pdf(
    { mainFilePath: main },
    { pdfStandard: standards[kind], creationTimestamp: Math.floor(report.madeAt.getTime() / 1000) },
  );
}
