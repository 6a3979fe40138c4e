import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { seesAll } from "../../src/figures/audience.ts";
import { followupRegions } from "../../src/figures/followup.ts";
import { releaseFolder } from "../../src/figures/releases.ts";
import type { Site } from "../../src/figures/site.ts";
import { toHtml, type Content } from "../../src/parts/content.ts";
import { siteHeader } from "../../src/parts/site-frame.ts";

/** All that the page builder is told of the data; what it is not told of cannot be in a site's frame. */
export interface FrameFacts {
  title: string;
  /** The pages that are made for each place, report and region, as `/fengsel/oslo`. */
  dynamicPaths: string[];
  /** What stands above each page, as HTML. */
  headers: Record<string, string>;
  /** Where the words below each page are to stand, which tell of days. */
  footer: string;
}

/** The place that a page of a frame keeps for its last words. */
const footerToCome = "<p data-site-footer></p>";
const footerPlace = /<p data-site-footer(?:="")?><\/p>/;

/** A page of a frame with its last words. */
export function withFooter(html: string, footer: Content, file: string): string {
  if (!footerPlace.test(html)) throw new Error(`no room for the footer: ${file}`);
  return html.replace(footerPlace, () => toHtml(footer));
}

/** What the frame of a site is made from beside the pages that lie in `root` and their programs. */
export function frameFacts(site: Site, root: string): FrameFacts {
  const dynamicPaths = [
    ...site.places.flatMap(({ page, place_id }) => (page === null ? [] : [`/${page}/${place_id}`])),
    ...[...site.releases, ...site.reports].map(({ name }) => `/${releaseFolder}/${name}`),
    ...(seesAll(site.audience) ? followupRegions(site) : []).map(({ place_id }) => `/oppfolging/${place_id}`),
  ];
  const headers = [...pagesIn(root), ...dynamicPaths].map((path) => [path, toHtml(siteHeader(site, path))]);
  return { title: site.title, dynamicPaths, headers: Object.fromEntries(headers), footer: footerToCome };
}

/** The pages that are there whatever the data are, as `/index`. */
function pagesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !name.includes("[") && !name.startsWith("."))
    .map((name) => `/${name.slice(0, -".md".length)}`)
    .sort();
}
