import { existsSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type DataFolder } from "./data-folder.ts";
import { appendDurably } from "./durable-file.ts";
import { Stopped } from "./stopped.ts";

/** One file that arrived. `refused` names the rule where it was not stored: then only this line is left of it. */
const registerLine = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().nullable(),
  size: z.int(),
  received_at: z.iso.datetime({ offset: true }),
  made_up: z.boolean().nullable(),
  profile: z.string().optional(),
  refused: z.string().optional(),
});

export type RegisterLine = z.infer<typeof registerLine>;

/** Every file that ever arrived, in the order they did. */
export function readRegister(folder: DataFolder): RegisterLine[] {
  if (!existsSync(folder.register)) return [];
  mendTornLine(folder.register);
  const lines = readFileSync(folder.register, "utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => parseLine(line, `${folder.register}, linje ${index + 1}`));
}

export async function addToRegister(folder: DataFolder, lines: RegisterLine[]): Promise<void> {
  if (lines.length === 0) return;
  await appendDurably(folder.register, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** Where the bytes of a registered file lie. */
export function storedPath(folder: DataFolder, line: Pick<RegisterLine, "sha256" | "name">): string {
  return join(folder.raw, `${line.sha256}.${extension(line.name ?? "")}`);
}

/** The end of a file's name that says what it is, as far as it can be trusted in a name of ours. */
export function extension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "bin";
}

function parseLine(line: string, where: string): RegisterLine {
  try {
    return registerLine.parse(JSON.parse(line));
  } catch {
    throw new Stopped(`${where} kan ikke leses. Registeret skal aldri endres for hånd; hent det fra kopi.`);
  }
}

// A crash while a line was written leaves its beginning. Its file is still in the inbox, and comes again.
function mendTornLine(path: string): void {
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(10) + 1;
  if (whole < bytes.length) truncateSync(path, whole);
}
