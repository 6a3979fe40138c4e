import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, posix, sep } from "node:path";
import { bundlePrograms } from "../bundle-programs.ts";
import { closedPage } from "../closed-page.ts";
import type { FrameFacts } from "./frame-facts.ts";
import { observableBuild, project } from "./observable-build.ts";
import { withoutWhatIsInFiles } from "./page-files.ts";

/**
 * Puts the frame of a site at `into`: its pages and their programs as they are before any figure is in them. The one in
 * `kept` is taken where it was made from the same pages, programs, packages and facts, and nobody has changed it.
 */
export async function siteFrame(root: string, facts: FrameFacts, kept: string, into: string): Promise<void> {
  const madeFrom = frameKey(root, facts);
  if (!isWhole(kept, madeFrom)) await makeFrame(root, facts, kept, madeFrom);
  rmSync(into, { recursive: true, force: true });
  cpSync(frameIn(kept), into, { recursive: true });
}

const frameIn = (kept: string) => join(kept, "frame");
const keptFile = (kept: string) => join(kept, "made-from.txt");

/** What is said of a frame: what it was made from, and what was made. */
const told = (kept: string, madeFrom: string) =>
  `${madeFrom} ${hashOfFiles(frameIn(kept), filesUnder(frameIn(kept)))}`;

function isWhole(kept: string, madeFrom: string): boolean {
  return existsSync(keptFile(kept)) && readFileSync(keptFile(kept), "utf8") === told(kept, madeFrom);
}

async function makeFrame(root: string, facts: FrameFacts, kept: string, madeFrom: string): Promise<void> {
  const fresh = `${kept}.ny`;
  for (const old of [kept, fresh]) rmSync(old, { recursive: true, force: true });
  mkdirSync(dirname(kept), { recursive: true });
  const frame = frameIn(fresh);
  await observableBuild(root, facts, frame);
  const pages = filesUnder(frame).filter((file) => file.endsWith(".html"));
  for (const page of pages) writeClosed(frame, page);
  await bundlePrograms(frame, pages);
  rmSync(join(frame, "_file", "data"), { recursive: true, force: true });
  writeFileSync(keptFile(fresh), told(fresh, madeFrom));
  renameSync(fresh, kept);
}

/** The page's program beside the page; the page for addresses that lead nowhere loses its own when it is finished. */
function writeClosed(frame: string, page: string): void {
  if (page === "404.html") return;
  const { html, programs } = closedPage(page, withoutWhatIsInFiles(readFileSync(join(frame, page), "utf8")));
  for (const program of programs) writeFileSync(join(frame, program.file), program.text);
  writeFileSync(join(frame, page), html);
}

// What makes the frame, beside the pages themselves: our programs, and which packages are installed.
const programs = [
  "observablehq.config.ts",
  "package-lock.json",
  join("node_modules", ".package-lock.json"),
  join("loaders", "bundle-programs.ts"),
  join("loaders", "closed-page.ts"),
  join("loaders", "site-frame"),
];

/** One text that differs when anything that the frame is made from does. */
export function frameKey(root: string, facts: FrameFacts): string {
  const pages = filesUnder(root).filter((file) => !/^(?:data|\.observablehq)\//.test(file));
  return createHash("sha256")
    .update(`${process.version} ${JSON.stringify(facts)}\n`)
    .update(hashOfFiles(root, pages))
    .update(
      hashOfFiles(
        project,
        programs.flatMap((path) => filesUnder(project, path)),
      ),
    )
    .digest("hex");
}

/** One text that differs when the name or a byte of one of these files does. */
function hashOfFiles(folder: string, files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(
      `${file} ${createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex")}\n`,
    );
  return hash.digest("hex");
}

/** Every file at or below a path, by its name from `folder`, the same on every machine. */
function filesUnder(folder: string, path = "."): string[] {
  const whole = join(folder, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [posix.normalize(path.split(sep).join("/"))];
  return readdirSync(whole)
    .flatMap((name) => filesUnder(folder, join(path, name)))
    .sort();
}
