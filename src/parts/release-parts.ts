import { releaseFolder, type Release, type SiteReport } from "../figures/releases.js";
import type { Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent } from "./table.js";

/** What the page of released reports is made of, by the names that the page calls its parts. */
export const releaseParts: Record<string, (page: { site: Site; root: string }) => Content> = {
  about: ({ site }) => h("p", {}, wordsOf(site.language).releases.about),
  list,
};

/** What a release is called: its place, period and edition. */
export function releaseTitle(site: Site, { place_id, period, period_start, edition }: Release): string {
  const name = site.places.find((place) => place.place_id === place_id)?.name ?? place_id;
  return wordsOf(site.language).releases.title(name, period, period_start, edition);
}

function list({ site, root }: { site: Site; root: string }): Content {
  const words = wordsOf(site.language).releases;
  if (site.releases.length === 0) return h("p", {}, words.none);
  return tableContent({
    caption: words.caption,
    columns: words.columns.map((label) => ({ label })),
    rows: site.releases.map((release) => [
      pageLink(site, release, root),
      words.period(release.period, release.period_start),
      `${release.edition}${release.is_latest ? "" : `. ${words.superseded}`}`,
      fileLinks(site, release, root),
      h("span", { class: "hash" }, release.manifest_sha256),
    ]),
  });
}

const pageLink = (site: Site, release: Release, root: string) =>
  h("a", { href: `${root}${releaseFolder}/${release.name}.html` }, releaseTitle(site, release));

/** A link to each file of a report. */
export function fileLinks(site: Site, { name, files }: SiteReport, root: string): Content {
  const { format } = wordsOf(site.language).releases;
  return files.map((file, at) => [
    at === 0 ? "" : ", ",
    h("a", { href: `${root}${releaseFolder}/${name}/${file}` }, format(file)),
  ]);
}

/** What stands under a released report: its files, its fingerprint, and whether a newer edition has come. */
export function releaseFoot(site: Site, release: Release, root: string): Content {
  const words = wordsOf(site.language).releases;
  return h(
    "section",
    { class: "report-files" },
    h("h2", {}, words.files),
    ...(release.is_latest
      ? []
      : [h("p", {}, `${words.superseded}: `, h("a", { href: `${root}kvartalsrapporter.html` }, words.page))]),
    h("p", {}, fileLinks(site, release, root)),
    h("p", { class: "note" }, words.fingerprint(release.manifest_sha256)),
  );
}

/** The latest edition of each report on a place; nothing where the source has no reports to write of. */
export function releasesOf(site: Site, place: { place_id: string; name: string }, root: string): Content {
  if (!site.by_report) return [];
  const words = wordsOf(site.language).releases;
  const own = site.releases.filter(({ place_id, is_latest }) => is_latest && place_id === place.place_id);
  return h(
    "section",
    { id: "kvartalsrapporter" },
    h("h2", {}, words.page),
    own.length === 0
      ? h("p", {}, words.noneOf(place.name))
      : h("ul", {}, ...own.map((release) => h("li", {}, pageLink(site, release, root)))),
  );
}
