import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type DataFolder } from "./data-folder.ts";
import { appendDurably } from "./durable-file.ts";
import { readErasedFiles } from "../erasure/erased-files.ts";
import { Stopped } from "./stopped.ts";
import { sha256Text } from "../sha256-text.ts";

/** One file that arrived. `refused` names the rule where it was not stored: then only this line is left of it. */
const registerLine = z.object({
  sha256: sha256Text,
  name: z.string().nullable(),
  size: z.int(),
  received_at: z.iso.datetime({ offset: true }),
  made_up: z.boolean().nullable(),
  profile: z.string().optional(),
  refused: z.string().optional(),
});

export type RegisterLine = z.infer<typeof registerLine> & {
  /** The copy that lies in the file's place, where rows have been erased from it: no part of the register. */
  copy?: string;
};

/** Every file that ever arrived, in the order they did. */
export function readRegister(folder: Pick<DataFolder, "register" | "record">): RegisterLine[] {
  const erased = readErasedFiles(folder);
  return textLines(folder).map((text, index) => {
    const line = parseLine(text, `${folder.register}, linje ${index + 1}`);
    const copy = erased.get(line.sha256)?.copy;
    return copy === undefined ? line : { ...line, copy };
  });
}

/** The lines of a register that has been spoilt that can still be read. */
export function readableLines(folder: Pick<DataFolder, "register">): RegisterLine[] {
  return textLines(folder).flatMap((line) => {
    try {
      return registerLine.safeParse(JSON.parse(line)).data ?? [];
    } catch {
      return [];
    }
  });
}

/** Adds lines, each with the hash of the line before it: a line that is changed or taken out later is found. */
export async function addToRegister(folder: DataFolder, lines: RegisterLine[]): Promise<void> {
  if (lines.length === 0) return;
  await appendDurably(folder.register, linesAfter(textLines(folder).at(-1), lines));
}

/** The text of lines that follow the last line of a register. */
export function linesAfter(last: string | undefined, lines: readonly RegisterLine[]): string {
  let before = last;
  return lines
    .map((line) => {
      before = JSON.stringify({ ...line, copy: undefined, after: linkOf(before) });
      return `${before}\n`;
    })
    .join("");
}

const linked = z.object({ after: z.string() });

/** The first line, counted from 1, that does not follow the one before it; lines from before there were links have none. */
export function brokenLink(folder: Pick<DataFolder, "register">): number | undefined {
  const lines = textLines(folder);
  const links = lines.map((line) => linked.safeParse(JSON.parse(line)).data?.after);
  const first = links.findIndex((link) => link !== undefined);
  const broken = links.findIndex((link, index) => index >= first && link !== linkOf(lines[index - 1]));
  return first < 0 || broken < 0 ? undefined : broken + 1;
}

function linkOf(before: string | undefined): string {
  return createHash("sha256")
    .update(before ?? "")
    .digest("hex")
    .slice(0, 16);
}

/** Where the bytes of a registered file lie. */
export function storedPath(
  folder: Pick<DataFolder, "raw">,
  line: Pick<RegisterLine, "sha256" | "name" | "copy">,
): string {
  return join(folder.raw, `${line.copy ?? line.sha256}.${extension(line.name ?? "")}`);
}

/** The end of a file's name that says what it is, as far as it can be trusted in a name of ours. */
export function extension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "bin";
}

// A crash while a line was written leaves its beginning: it is passed over, since its file is still in the inbox.
function textLines({ register }: Pick<DataFolder, "register">): string[] {
  return existsSync(register) ? readFileSync(register, "utf8").split("\n").slice(0, -1) : [];
}

function parseLine(line: string, where: string): RegisterLine {
  try {
    return registerLine.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Registeret skal aldri endres for hånd; hent det fra kopi.`);
  }
}
