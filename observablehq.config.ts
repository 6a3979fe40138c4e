import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { siteFooter, siteHeader } from "./src/parts/site-frame.ts";
import { toHtml } from "./src/parts/content.ts";
import { seesAll } from "./src/figures/audience.ts";
import { followupRegions } from "./src/figures/followup.ts";
import { releaseFolder } from "./src/figures/releases.ts";
import type { Site } from "./src/figures/site.ts";

// An audience's site is built from a folder with its own pages alone.
const root = process.env["SITE_ROOT"] ?? "src";
const siteFile = join(root, "data", "site.json");
if (!existsSync(siteFile))
  throw new Error(`${siteFile} is not there; the build writes it: npm run build -- --data <folder>`);
const site: Site = JSON.parse(readFileSync(siteFile, "utf8"));

export default {
  root,
  // The build gives each attempt a folder of its own.
  output: process.env["SITE_OUTPUT"] ?? "dist",
  title: site.title,
  dynamicPaths: [
    ...site.places.flatMap(({ page, place_id }) => (page === null ? [] : [`/${page}/${place_id}`])),
    ...[...site.releases, ...site.reports].map(({ name }) => `/${releaseFolder}/${name}`),
    ...(seesAll(site.audience) ? followupRegions(site) : []).map(({ place_id }) => `/oppfolging/${place_id}`),
  ],
  style: "style.css",
  globalStylesheets: [],
  header: ({ path }: { path: string }) => toHtml(siteHeader(site, path)),
  footer: toHtml(siteFooter(site)),
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  preserveExtension: true,
};
