import { releaseFolder, type SiteReport } from "../../figures/releases.js";
import type { Site } from "../../figures/site.js";
import { wordsOf } from "../../words/words.js";
import { h, type Content } from "../content.js";
import { fileLinks } from "../release-parts.js";
import { tableContent } from "../table.js";

/** What the page of an audience's reports is made of, by the names that the page calls its parts. */
export const reportParts: Record<string, (page: { site: Site; root: string }) => Content> = {
  about: ({ site }) => h("p", {}, wordsOf(site.language).audience.reports.about),
  list,
};

/** What a report is called: its place and period. */
export function reportTitle(site: Site, { place_id, period, period_start }: SiteReport): string {
  const name = site.places.find((place) => place.place_id === place_id)?.name ?? place_id;
  return wordsOf(site.language).audience.reports.title(name, period, period_start);
}

function list({ site, root }: { site: Site; root: string }): Content {
  const words = wordsOf(site.language).audience.reports;
  if (site.reports.length === 0) return h("p", {}, words.none);
  const table = tableContent({
    caption: words.caption,
    columns: words.columns.map((label) => ({ label })),
    rows: site.reports.map((report) => [
      h("a", { href: `${root}${releaseFolder}/${report.name}.html` }, reportTitle(site, report)),
      fileLinks(site, report, root),
    ]),
  });
  return h("section", { id: "rapportene" }, table);
}

/** What stands under a report: its files, and the way to the others. */
export function reportFoot(site: Site, report: SiteReport, root: string): Content {
  const { audience, releases } = wordsOf(site.language);
  return h(
    "section",
    { class: "report-files" },
    h("h2", {}, releases.files),
    h("p", {}, fileLinks(site, report, root)),
    h("p", {}, h("a", { href: `${root}kvartalsrapporter.html` }, audience.reports.all)),
  );
}
