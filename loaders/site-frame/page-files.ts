import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { programOf } from "../bundle-programs.ts";

const registered = /registerFile\(("[^"]+"), (\{.*\})\);/g;
const hashOfFile = /\.[0-9a-f]{8}(\.\w+)$/;

/**
 * Where a page of a frame names the files that it reads, their names without what is known only when they are there:
 * hash, size and time.
 */
export function withoutWhatIsInFiles(html: string): string {
  return html.replaceAll(registered, (_, called: string, said: string) => {
    const { name, mimeType, path }: { name: string; mimeType: string; path: string } = JSON.parse(said);
    const file = { name, mimeType, path: path.replace(hashOfFile, "$1") };
    return `registerFile(${called}, ${JSON.stringify(file)});`;
  });
}

const fileOfData = /_file\/data\/([^"]+)(\.\w+)"/g;

/**
 * Gives the pages of a frame the files that they read, each by the hash of what is in it, so that a browser never
 * takes an old one for the new.
 */
export function givePageFiles(built: string, pages: readonly string[], data: string): void {
  const given = new Map<string, string>();
  const give = (name: string): string => {
    const known = given.get(name) ?? copied(built, data, name);
    given.set(name, known);
    return known;
  };
  for (const page of pages) {
    const program = programOf(built, page);
    if (program === undefined) continue;
    const text = readFileSync(join(built, program), "utf8").replaceAll(
      fileOfData,
      (_, name: string, ending: string) => `_file/data/${give(`${name}${ending}`)}"`,
    );
    renameProgram(built, page, program, text);
  }
}

/** Copies a file into the site, by its hash; returns its new name. */
function copied(built: string, data: string, name: string): string {
  const from = join(data, name);
  if (!existsSync(from)) throw new Error(`a page reads a file that is not there: ${name}`);
  const [ending] = /\.\w+$/.exec(name) ?? [""];
  const hashed = `${name.slice(0, -ending.length)}.${hashOf(readFileSync(from))}${ending}`;
  const to = join(built, "_file", "data", hashed);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  return hashed;
}

/** The page's program under the hash of what it has become. */
function renameProgram(built: string, page: string, program: string, text: string): void {
  const renamed = program.replace(/\.\w+\.js$/, `.${hashOf(text)}.js`);
  const [was, is] = [program, renamed].map((name) => posix.basename(name));
  rmSync(join(built, program));
  writeFileSync(join(built, renamed), text);
  const html = readFileSync(join(built, page), "utf8");
  writeFileSync(
    join(built, page),
    html.replace(`src="./${was}"`, () => `src="./${is}"`),
  );
}

const hashOf = (content: string | Uint8Array) =>
  createHash("sha256").update(content).digest("hex").slice(0, 8);
