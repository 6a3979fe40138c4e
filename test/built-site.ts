import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Temporal } from "temporal-polyfill";
import { buildSite } from "../loaders/build-site.ts";
import { dataFolder } from "../loaders/intake/data-folder.ts";
import { builtFromFile } from "../loaders/mend-site.ts";
import { runOf } from "../loaders/run-of.ts";
import { loadReports } from "../loaders/intake/test-folder.ts";
import { scopeOf, writtenAndReleased } from "../reports/test-report.ts";
import { browsedSite, type BrowsedSite } from "./browsed-site.ts";

/** A site of made-up units, built, served and open in a browser. */
export interface BuiltSite extends BrowsedSite {
  /** A folder that goes away with the site: the data folder and the built site lie in it. */
  work: string;
  data: string;
  /** The fingerprint of the one quarterly report that has been released. */
  released: string;
}

/** Ten units over three years, loaded a month later anew; or the whole made-up country, loaded at once. */
const sizes = {
  small: { choice: ["--units", "10", "--from", "2024-01"], until: ["2026-08", "2026-09"] },
  whole: { choice: ["--from", "2021-01"], until: ["2026-10"] },
};

/**
 * Builds the site as an office does: a month more than the last time and a report released, over the site that stood
 * there, on a machine that never reaches a network.
 */
export async function openSite(size: keyof typeof sizes): Promise<BuiltSite> {
  const work = mkdtempSync(join(tmpdir(), "site-"));
  const data = join(work, "data");
  const out = join(work, "dist");
  const { choice, until: months } = sizes[size];
  for (const month of months) {
    run("sample", "--data", data, ...choice, "--to", month);
    if (month === months.at(-1)) run("load", "--data", data);
    else await leaveMonth(data, out);
  }
  const { manifest_sha256: released } = await writtenAndReleased(
    scopeOf("region-sor", "2026-q1"),
    dataFolder(data),
  );
  // A machine that never reaches a network has nothing in this folder but what we put there, and keeps no frame yet.
  for (const kept of [
    join("src", ".observablehq", "cache", "_npm"),
    join(".cache", "frames", "direktoratet"),
  ])
    rmSync(kept, { recursive: true, force: true });
  await withoutNetwork(() => buildSite({ folder: data, out, base: "/", progress: () => {} }));
  const browsed = await browsedSite(out);
  return {
    ...browsed,
    work,
    data,
    released,
    close: async () => {
      await browsed.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

/** Runs a command as a user does. */
function run(command: string, ...options: string[]): void {
  const program = join("loaders", `${command}.ts`);
  const done = spawnSync(process.execPath, [...runOf(program), ...options], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${command}: ${done.stdout}${done.stderr}`);
}

/**
 * What an earlier month leaves behind: its reports, loaded; pages where the site stands, and data in the cache of the page
 * builder. The figures of those reports are all made anew with the next month's.
 */
async function leaveMonth(data: string, out: string): Promise<void> {
  await loadReports(dataFolder(data), { now: Temporal.Now.instant() });
  const cached = join("src", ".observablehq", "cache", "data");
  for (const folder of [out, cached]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(out, "oversikt.html"), "<h1>Landet til og med august 2026</h1>");
  writeFileSync(join(out, "nedlagt.html"), "<h1>En side som ikke finnes lenger</h1>");
  writeFileSync(join(out, builtFromFile), JSON.stringify({ fingerprint: "forrige måned" }));
  for (const name of ["site.json", "country.json"]) writeFileSync(join(cached, name), "{}");
}

async function withoutNetwork(build: () => Promise<unknown>): Promise<void> {
  const usual = process.env["NODE_OPTIONS"];
  process.env["NODE_OPTIONS"] = `--import ${pathToFileURL(join(import.meta.dirname, "no-network.mjs")).href}`;
  try {
    await build();
  } finally {
    if (usual === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = usual;
  }
}
