import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "../../loaders/intake/data-folder.ts";
import { Stopped } from "../../loaders/intake/stopped.ts";
import { releaseFiles, releaseFolder, type Release } from "../../src/figures/releases.ts";
import { contentOf } from "../formats/html.ts";
import { periodOf } from "../report-scope.ts";
import { brokenReleases } from "./broken-releases.ts";
import { readManifest, readRegister, releasesOf, reportChain } from "./release-folder.ts";

/** The released reports of a data folder, the newest first; a release that is not as it was made stops the site. */
export function siteReleases(folder: Pick<DataFolder, "record">): Release[] {
  const { broken } = brokenReleases(reportChain(folder), undefined);
  if (broken.length > 0)
    throw new Stopped(
      `Utgitte rapporter er ikke slik de ble laget, og kan ikke vises:\n${broken.join("\n")}`,
    );
  const all = readRegister(folder).map((line) => ({ line, made: readManifest(folder, line) }));
  const latest = new Map(all.map(({ line, made }) => [`${made.place_id} ${made.period}`, line.folder]));
  return all.toReversed().map(({ line, made }) => {
    const period = periodOf(made.period);
    if (period === undefined) throw new Error(`a release of no period: ${line.folder}`);
    return {
      name: line.folder,
      place_id: made.place_id,
      period: period.period,
      period_start: period.start,
      edition: made.edition,
      is_latest: latest.get(`${made.place_id} ${made.period}`) === line.folder,
      language: made.language,
      signed: line.signature_sha256 !== null,
      manifest_sha256: line.manifest_sha256,
      files: releaseFiles.filter((file) => existsSync(join(releasesOf(folder), line.folder, file))),
    };
  });
}

/** Lays the files of each release beside its page in a built site. */
export function layOutReleases(
  folder: Pick<DataFolder, "record">,
  releases: readonly Release[],
  built: string,
): void {
  for (const { name, files } of releases) {
    const into = join(built, releaseFolder, name);
    mkdirSync(into, { recursive: true });
    for (const file of files) copyFileSync(join(releasesOf(folder), name, file), join(into, file));
  }
}

/** What stands in a release's own HTML file: the whole report, as it was frozen. */
export function frozenReport(folder: Pick<DataFolder, "record">, name: string): string {
  return contentOf(readFileSync(join(releasesOf(folder), name, "report.html"), "utf8"));
}
