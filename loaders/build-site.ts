import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { allAudiences } from "./audience-site/protection-page.ts";
import { builtDatabase, fingerprintOf } from "./built-database.ts";
import { buildCheckPage, checkPage } from "./check/build-check-page.ts";
import { builtFromFile, mendSite, refuseWhatIsNoSite } from "./mend-site.ts";
import { directorateParts, finishPages } from "./finish-pages.ts";
import { bothEnded } from "./both-ended.ts";
import { commandEnded } from "./forms/command-ended.ts";
import { commandOptions } from "./forms/command-options.ts";
import { existingFolder } from "./intake/data-folder.ts";
import { openFilesAside } from "./open-files/open-files-aside.ts";
import { audienceName, type Audience } from "./protection/audience.ts";
import { keepCounts } from "./protection/kept-counts.ts";
import { namedAudience } from "./protection/named-audience.ts";
import type { ProtectedFigures } from "./protection/protected-figures.ts";
import { publish, readKnown } from "./publish.ts";
import { readReference } from "./reference/reference.ts";
import { withBuildLock } from "./site-data/build-lock.ts";
import { frameFacts } from "./site-frame/frame-facts.ts";
import { project } from "./site-frame/observable-build.ts";
import { givePageFiles } from "./site-frame/page-files.ts";
import { siteFrame } from "./site-frame/site-frame.ts";
import type { SiteMaking } from "./audience-site/site-making.ts";
import { frozenReport, layOutReleases, siteReleases } from "../reports/releases/site-releases.ts";
import { openFolder } from "../src/figures/open-files.ts";

export interface BuildOptions {
  /** The data folder. */
  folder: string;
  /** Where the site is to stand. */
  out: string;
  /** Where the site begins on its server: `/`, or `/under/path/`. Only the page for lost addresses needs it. */
  base: string;
  /** Told what is being done, for a person who waits. */
  progress: (line: string) => void;
  /** Whom the site is for: the directorate where nothing is said. */
  audience?: Audience;
}

/** A site that was built, and what an audience that does not see all was given: for the list of all that was ever shown. */
export interface BuiltSite {
  pages: number;
  given: ProtectedFigures | undefined;
}

/** Builds the site of a data folder. What stood at `out` stays until the new site is whole. */
export async function buildSite(options: BuildOptions): Promise<BuiltSite> {
  const { folder, out, base, progress, audience = { id: "direktoratet" } } = options;
  const target = resolve(out);
  refuseWhatIsNoSite(target);
  return withBuildLock(join(project, "src", ".observablehq"), async () => {
    progress("Henter tallene fra databasen");
    const fresh = `${target}.ny-${process.pid}`;
    const [open, data] = [`${fresh}-filer`, `${fresh}-tall`];
    try {
      mendSite(target);
      const made = audience.id === "direktoratet" ? directorateSite(folder) : await siteOf(folder, audience);
      const { connection, close } = await builtDatabase(folder, [open]);
      try {
        const { site, given, write } = await made.begin(connection, data, open);
        progress("Skriver tallene og bygger sidene");
        const facts = frameFacts(site, made.root);
        const { pagesRead, openFiles } = write();
        const finished = async () => {
          await bothEnded(pagesRead, siteFrame(made.root, facts, keptFrame(audience), fresh));
          progress("Skriver tallene inn i sidene og kontrollerer dem");
          made.layOut(fresh);
          return finishPages(fresh, site, data, base, made.partsOf, made.reportOf, async () => {
            writeFileSync(join(data, "open-files.json"), JSON.stringify(await openFiles));
            renameSync(open, join(fresh, openFolder));
          });
        };
        const [pages] = await bothEnded(finished(), openFiles);
        givePageFiles(fresh, pages, data);
        if (pages.includes(checkPage)) await buildCheckPage(fresh, readReference(folder));
        const fingerprint = await fingerprintOf(connection);
        writeFileSync(join(fresh, builtFromFile), JSON.stringify({ fingerprint }));
        replaceFolder(fresh, target);
        if (given !== undefined) await keepCounts(existingFolder(folder), given);
        return { pages: pages.length, given };
      } finally {
        close();
      }
    } finally {
      for (const unfinished of [fresh, open, data]) rmSync(unfinished, { recursive: true, force: true });
    }
  });
}

/** Where the frame of an audience's site is kept from build to build. */
function keptFrame(audience: Audience): string {
  return join(project, ".cache", "frames", audienceName(audience));
}

/** The directorate's site: everything, from the published tables. */
function directorateSite(folder: string): SiteMaking {
  const releases = siteReleases(existingFolder(folder));
  return {
    root: join(project, "src"),
    async begin(connection, data, open) {
      const audiences = await allAudiences(connection, folder);
      const known = await readKnown(connection, releases, audiences);
      return {
        site: known.site,
        given: undefined,
        write: () => ({
          openFiles: openFilesAside({ folder, site: known.site, into: open }),
          pagesRead: publish(connection, known, data, audiences),
        }),
      };
    },
    layOut: (built) => layOutReleases(existingFolder(folder), releases, built),
    partsOf: directorateParts,
    reportOf: (name) => frozenReport(existingFolder(folder), name),
  };
}

/** Another audience's site, whose programs the directorate's does without. */
async function siteOf(folder: string, audience: Audience): Promise<SiteMaking> {
  const { audienceSite } = await import("./audience-site/audience-site.ts");
  return audienceSite(folder, audience);
}

/** The new folder takes the old one's place; on Windows a file that is being read can hold it for a moment. */
function replaceFolder(fresh: string, target: string): void {
  const old = `${target}.gammel-${process.pid}`;
  mkdirSync(dirname(target), { recursive: true });
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true, maxRetries: 5 });
}

function tell(line: string): void {
  if (process.stderr.isTTY) console.error(`${line} …`);
}

const usage =
  "Bruk: npm run build -- [--data <mappe>] [--out <mappe>] [--base </sti/>] [--audience <utgave>]";

if (import.meta.filename === process.argv[1])
  process.exitCode = await commandEnded(
    () => commandOptions(["data", "out", "base", "audience"], usage),
    async ({ data: folder = "data", out = "dist", base = "/", audience = "direktoratet" }) => {
      const { pages } = await buildSite({
        folder,
        out,
        base,
        audience: namedAudience(audience, folder),
        progress: tell,
      });
      console.log(`Nettstedet er bygd i ${out}: ${pages} sider.`);
      return 0;
    },
  );
