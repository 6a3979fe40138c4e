import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A part of a PDF as its own structure tells of it: what it is, its words, and what stands in place of a picture. */
export interface PdfPart {
  role: string;
  text: string;
  alternative: string | undefined;
  parts: PdfPart[];
}

/** What a PDF says of itself to a program that reads it aloud. For tests. */
export interface ReadPdf {
  tagged: boolean;
  language: unknown;
  title: unknown;
  metadata: string;
  pages: PdfPart[];
}

/** Reads a PDF with Mozilla's own reader: its tags, the words in each, and its metadata. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  const { info, metadata } = await file.getMetadata();
  const about = new Map(Object.entries(info));
  const pages: PdfPart[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const words = wordsById((await page.getTextContent({ includeMarkedContent: true })).items);
    pages.push(partOf(await page.getStructTree(), words));
  }
  const marks = await file.getMarkInfo();
  await task.destroy();
  return {
    tagged: marks?.Marked === true,
    language: about.get("Language"),
    title: about.get("Title"),
    metadata: String(metadata?.getRaw() ?? ""),
    pages,
  };
}

/** All words of each page, what stands above and below its text too. */
export async function pageTexts(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent();
    texts.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await task.destroy();
  return texts;
}

/** Every part of a kind, in order: `Table`, `Figure`, `H1`. */
export const partsOf = (parts: readonly PdfPart[], role: string): PdfPart[] =>
  parts.flatMap((part) => [...(part.role === role ? [part] : []), ...partsOf(part.parts, role)]);

type Items = Awaited<
  ReturnType<
    Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>["promise"]>["getPage"]>>["getTextContent"]
  >
>["items"];

/** The words of each marked stretch of a page. */
function wordsById(items: Items): Map<string, string> {
  const words = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if ("str" in item) {
      const id = open.findLast((each) => each !== "");
      if (id !== undefined) words.set(id, `${words.get(id) ?? ""}${item.str}${item.hasEOL ? " " : ""}`);
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(item.id ?? "");
  }
  return words;
}

interface Node {
  role?: string;
  alt?: string;
  id?: string;
  children?: readonly Node[];
}

/** A part with all its words, those of the parts in it too. */
function partOf(node: Node, words: ReadonlyMap<string, string>): PdfPart {
  const children = node.children ?? [];
  const text = (of: Node): string =>
    of.children === undefined ? (words.get(of.id ?? "") ?? "") : of.children.map(text).join("");
  return {
    role: node.role ?? "",
    text: text(node).replaceAll(/\s+/g, " ").trim(),
    alternative: node.alt,
    parts: children.filter(({ role }) => role !== undefined).map((child) => partOf(child, words)),
  };
}
