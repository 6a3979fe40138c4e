import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { layOutPages } from "./audience-site/audience-pages.ts";
import { audienceParts } from "./audience-site/audience-parts.ts";
import { policiesOf } from "./audience-site/protection-page.ts";
import { publishAudience } from "./audience-site/publish-audience.ts";
import { builtDatabase, fingerprintOf } from "./built-database.ts";
import { bundlePrograms } from "./bundle-programs.ts";
import { buildCheckPage } from "./check/build-check-page.ts";
import { builtFromFile, mendSite } from "./mend-site.ts";
import { directorateParts, finishPages } from "./finish-pages.ts";
import type { DuckDBConnection } from "./duckdb.ts";
import { existingFolder, readFolderSettings } from "./intake/data-folder.ts";
import { publicationOf } from "./open-files/publication.ts";
import { writeListedFiles } from "./open-files/listed-files.ts";
import { writeOpenFiles } from "./open-files/open-files.ts";
import type { PartsOfPage } from "./page-parts.ts";
import { readAudience, type Audience } from "./protection/audience.ts";
import { protectedFigures, type ProtectedFigures } from "./protection/protected-figures.ts";
import { publish } from "./publish.ts";
import { readReference } from "./reference/reference.ts";
import { withBuildLock } from "./site-data/build-lock.ts";
import { audienceReports, layOutReports, type AudienceReport } from "../reports/audience/audience-reports.ts";
import { frozenReport, layOutReleases, siteReleases } from "../reports/releases/site-releases.ts";
import type { Site } from "../src/figures/site.ts";
import { openFolder, type OpenFiles } from "../src/figures/open-files.ts";

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

const project = resolve(import.meta.dirname, "..");

/** A site that was built, and what an audience that does not see all was given: for the list of all that was ever shown. */
export interface BuiltSite {
  pages: number;
  given: ProtectedFigures | undefined;
}

/** Builds the site of a data folder. What stood at `out` stays until the new site is whole. */
export async function buildSite(options: BuildOptions): Promise<BuiltSite> {
  const { folder, out, base, progress, audience = { id: "direktoratet" } } = options;
  const target = resolve(out);
  return withBuildLock(join(project, "src", ".observablehq"), async () => {
    progress("Henter tallene fra databasen");
    const fresh = `${target}.ny-${process.pid}`;
    const open = `${fresh}-filer`;
    try {
      mendSite(target);
      const made = audience.id === "direktoratet" ? directorateSite(folder) : audienceSite(folder, audience);
      const { site, fingerprint, given } = await made.write(open);
      prepareCache(made.root);
      progress("Bygger sidene");
      await observableBuild(made.root, fresh);
      renameSync(open, join(fresh, openFolder));
      progress("Skriver tallene inn i sidene og kontrollerer dem");
      made.layOut(fresh);
      const pages = finishPages(fresh, site, join(made.root, "data"), base, made.partsOf, made.reportOf);
      await bundlePrograms(fresh, pages);
      if (pages.includes("sjekk-rapporten.html")) await buildCheckPage(fresh, readReference(folder));
      writeFileSync(join(fresh, builtFromFile), JSON.stringify({ fingerprint }));
      replaceFolder(fresh, target);
      return { pages: pages.length, given };
    } finally {
      for (const unfinished of [fresh, open]) rmSync(unfinished, { recursive: true, force: true });
    }
  });
}

/** What was written for the pages to read, and what of it is to be kept as shown. */
interface Written {
  site: Site;
  given: ProtectedFigures | undefined;
}

/** How one audience's site is made: where its pages lie, what they read, and what stands beside them. */
interface SiteMaking {
  root: string;
  /** Writes what the pages read, and into a folder the files that are given out. */
  write: (open: string) => Promise<Written & { fingerprint: string }>;
  layOut: (built: string) => void;
  partsOf: PartsOfPage;
  /** The report of a release as it was frozen, in HTML. */
  reportOf: (name: string) => string;
}

/** The directorate's site: everything, from the published tables. */
function directorateSite(folder: string): SiteMaking {
  const root = join(project, "src");
  const releases = siteReleases(existingFolder(folder));
  return {
    root,
    write: (open) =>
      fromDatabase(folder, root, open, async (connection, into) => {
        const site = await publish(connection, releases, into, await policiesOf(connection, folder));
        return {
          site,
          given: undefined,
          files: await writeOpenFiles(connection, site, publicationOf(existingFolder(folder)), open),
        };
      }),
    layOut: (built) => layOutReleases(existingFolder(folder), releases, built),
    partsOf: directorateParts,
    reportOf: (name) => frozenReport(existingFolder(folder), name),
  };
}

/** Another audience's site: its own pages, from its protected figures alone. */
function audienceSite(folder: string, audience: Audience): SiteMaking {
  const root = join(project, ".cache", "audience-site");
  let reports: Map<string, AudienceReport> = new Map();
  return {
    root,
    async write(open) {
      layOutPages(root, audience);
      return fromDatabase(folder, root, open, async (connection, into) => {
        const given = await protectedFigures(connection, audience, { folder });
        const data = existingFolder(folder);
        const languages = readFolderSettings(data).report_languages ?? {};
        const { site, protection } = await publishAudience(connection, given, languages, into);
        reports = await audienceReports(connection, given, site);
        const { figures } = given;
        const publication = publicationOf(data);
        return {
          site,
          given,
          files: await writeListedFiles(connection, site, { figures, protection }, publication, open),
        };
      });
    },
    layOut: (built) => layOutReports(reports, built),
    partsOf: audienceParts,
    reportOf(name) {
      const report = reports.get(name);
      if (report === undefined) throw new Error(`no such report in the audience's site: ${name}`);
      return report.html;
    },
  };
}

async function fromDatabase(
  folder: string,
  root: string,
  open: string,
  write: (connection: DuckDBConnection, into: string) => Promise<Written & { files: OpenFiles }>,
): Promise<Written & { fingerprint: string }> {
  const { connection, close } = await builtDatabase(folder, [open]);
  try {
    const pagesData = join(root, "data");
    const { site, given, files } = await write(connection, pagesData);
    writeFileSync(join(pagesData, "open-files.json"), JSON.stringify(files));
    return { site, given, fingerprint: await fingerprintOf(connection) };
  } finally {
    close();
  }
}

// Framework asks a CDN which version of these is the newest, though no page of ours uses them; a folder in its
// cache answers instead.
const askedFor = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
];

/** Keeps what Framework made of our packages, which is slow to make, and nothing of yesterday's data. */
function prepareCache(root: string): void {
  const cache = join(root, ".observablehq", "cache");
  for (const name of existsSync(cache) ? readdirSync(cache) : [])
    if (name !== "_node" && name !== "_npm") rmSync(join(cache, name), { recursive: true, force: true });
  for (const name of askedFor) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), { recursive: true });
}

async function observableBuild(root: string, output: string): Promise<void> {
  const program = join(
    dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
    "dist",
    "bin",
    "observable.js",
  );
  const child = spawn(process.execPath, [program, "build"], {
    cwd: project,
    env: {
      ...process.env,
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      SITE_ROOT: relative(project, root),
      SITE_OUTPUT: output,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((done, failed) =>
    child.once("error", failed).once("close", done),
  );
  if (code !== 0)
    throw new Error(`observable build stopped with ${code}:\n${Buffer.concat(said).toString()}`);
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

/** The audience of a name: a region's is its id. */
export function namedAudience(name: string, folder: string): Audience {
  const regions = readReference(folder).places.filter(({ place_level }) => place_level === "region");
  return readAudience(
    name,
    regions.map(({ place_id }) => place_id),
  );
}

function tell(line: string): void {
  if (process.stderr.isTTY) console.error(`${line} …`);
}

if (import.meta.filename === process.argv[1]) {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: "data" },
      out: { type: "string", default: "dist" },
      base: { type: "string", default: "/" },
      audience: { type: "string", default: "direktoratet" },
    },
  });
  try {
    const { pages } = await buildSite({
      folder: values.data,
      out: values.out,
      base: values.base,
      audience: namedAudience(values.audience, values.data),
      progress: tell,
    });
    console.log(`Nettstedet er bygd i ${values.out}: ${pages} sider.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
