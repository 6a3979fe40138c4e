import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import type { Claim } from "../src/figures/claims.ts";
import { readChosen } from "../src/figures/chosen.ts";
import { figuresFromArrow, unitMonthsFromArrow } from "../src/figures/arrow-rows.ts";
import { choicesOf, nearestChoice } from "../src/figures/choice.ts";
import type { Front } from "../src/figures/front.ts";
import type { Duties } from "../src/figures/duties.ts";
import type { Followup, FollowupCount } from "../src/figures/followup.ts";
import type { OverviewAnswer } from "../src/figures/overview.ts";
import type { Quality } from "../src/figures/quality.ts";
import type { PlaceData, Site } from "../src/figures/site.ts";
import type { Units } from "../src/figures/units.ts";
import { toHtml, type Content } from "../src/parts/content.ts";
import { claimParts } from "../src/parts/claim-parts.ts";
import { frontParts, frontView } from "../src/parts/front-parts.ts";
import { dutyLists, dutyParts } from "../src/parts/duty-parts.ts";
import { followupLists, followupParts, followupsParts } from "../src/parts/followup-parts.ts";
import { aboutNation, overview, overviewLead } from "../src/parts/overview.ts";
import { placeParts } from "../src/parts/place-parts.ts";
import { releaseFoot, releaseParts, releaseTitle } from "../src/parts/release-parts.ts";
import { releaseFolder, type SiteReport } from "../src/figures/releases.ts";
import { reportFoot, reportTitle } from "../src/parts/protected/report-parts.ts";
import { siteFooter } from "../src/parts/site-frame.ts";
import { qualityParts } from "../src/parts/quality-parts.ts";
import { unitsParts } from "../src/parts/units-parts.ts";
import { placeView } from "../src/parts/view.ts";
import { wordsOf } from "../src/words/words.ts";
import { notFoundPage } from "./closed-page.ts";
import { withFooter } from "./site-frame/frame-facts.ts";
import { filesIn, openFilesPage, partsOfAll, type Files, type Part, type PartsOfPage } from "./page-parts.ts";

/**
 * Goes once through the built pages: what the browser would draw is written in as words and tables, so that a page
 * can be read without its program, and what Framework leaves wrong is mended. A broken page or link stops the build.
 * Returns the pages, as `region/region-ost.html`.
 */
export async function finishPages(
  built: string,
  site: Site,
  data: string,
  base: string,
  partsOf: PartsOfPage,
  /** The report of a page in HTML: of a release as it was frozen. */
  reportOf: (name: string) => string,
  /** Puts the files that are given out into the site, when they are written: one page alone tells of them. */
  putFiles: () => Promise<void>,
): Promise<string[]> {
  const words = wordsOf(site.language);
  const pages = htmlFiles(built).map((file) => ({ file, html: readFileSync(join(built, file), "utf8") }));
  const last = pages.filter(({ file }) => file === openFilesPage);
  const finish = (page: { file: string; html: string }) => {
    const parts = partsOf(page.file, site, data);
    const title = titleOf(page.file, page.html, site);
    const html = withReport(page.html, page.file, site, reportOf);
    const whole = withFooter(withParts(html, parts, page.file), siteFooter(site), page.file);
    page.html = mended(whole, title, words.site.skip);
    if (page.html.includes("observablehq--error")) throw new Error(`a page with an error: ${page.file}`);
  };
  for (const page of pages) if (!last.includes(page)) finish(page);
  await putFiles();
  for (const page of last) finish(page);
  const [broken] = brokenLinks(built, pages);
  if (broken !== undefined) throw new Error(`a link to nothing: ${broken.file} → ${broken.href}`);
  for (const { file, html } of pages)
    writeFileSync(join(built, file), file === "404.html" ? notFoundPage(html, base) : html);
  return pages.map(({ file }) => file);
}

/** The built pages, as `region/region-ost.html`. */
function htmlFiles(built: string): string[] {
  return readdirSync(built, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => relative(built, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** What each part of a page holds, by the functions that the page itself draws with. */
export const directorateParts: PartsOfPage = (file, site, data) => {
  const files = filesIn(data);
  const folder = dirname(file);
  if (folder === "region" || folder === "fengsel")
    return placePart(site, files.json(`place/${posix.basename(file, ".html")}.json`), "../");
  if (folder === "oppfolging")
    return followupPart(site, files.json(`followup/${posix.basename(file, ".html")}.json`));
  return partsOfPage[file]?.(site, files) ?? (() => undefined);
};

const partsOfPage: Record<string, (site: Site, files: Files) => Part> = {
  ...partsOfAll,
  "index.html": (site, files) => {
    const view = frontView(site, files.json("country.json"));
    const front: Front = files.json("front.json");
    return (name) => frontParts[name]?.(view, front);
  },
  "oversikt.html": (site, files) => {
    const country: PlaceData = files.json("country.json");
    const part = placePart(site, country, "./");
    const view = defaultView(site, country, "./");
    const answers: OverviewAnswer[] = files.json("overview.json");
    const overviewData = { view, figures: figuresFromArrow(files.bytes("overview.arrow")), answers };
    const ofOverview: Record<string, Content> = {
      overview: overview(overviewData),
      "overview-lead": overviewLead(overviewData),
      "about-nation": aboutNation(view),
    };
    return (name) => ofOverview[name] ?? part(name);
  },
  "enheter.html": (site, files) => {
    const units: Units = files.json("units.json");
    return (name) => unitsParts[name]?.({ site, units, root: "./" });
  },
  "kvartalsrapporter.html": (site) => (name) => releaseParts[name]?.({ site, root: "./" }),
  "pastander.html": (site, files) => {
    const claims: Claim[] = files.json("claims.json");
    return (name) => claimParts[name]?.({ site, claims, root: "./" });
  },
  "datakvalitet.html": (site, files) => {
    const quality: Quality = files.json("quality.json");
    const unitMonths = unitMonthsFromArrow(files.bytes("unit-months.arrow"));
    return (name) => qualityParts[name]?.({ site, quality, unitMonths, root: "./" });
  },
  "oppfolging.html": (site, files) => {
    const counts: FollowupCount[] = files.json("followup.json");
    return (name) => followupsParts[name]?.({ site, counts, root: "./" });
  },
  "folges-reglene.html": (site, files) => {
    const duties: Duties = files.json("duties.json");
    const chosen = readChosen("", dutyLists(site, duties));
    return (name) => dutyParts[name]?.({ site, duties, chosen });
  },
};

function followupPart(site: Site, followup: Followup): Part {
  const chosen = readChosen("", followupLists(site, followup));
  return (name) => followupParts[name]?.({ site, followup, chosen });
}

function placePart(site: Site, data: PlaceData, root: string): Part {
  const view = defaultView(site, data, root);
  return (name) => placeParts[name]?.(view);
}

/** What a page shows before anything is chosen. */
function defaultView(site: Site, data: PlaceData, root: string) {
  return placeView(site, data, nearestChoice({}, choicesOf(site, data)), root);
}

// The browser's program takes the loading element away when it has drawn the same.
const waiting = /(data-part="([\w-]+)"[^>]*>)<observablehq-loading><\/observablehq-loading>/g;

function withParts(html: string, part: Part, file: string): string {
  return html.replaceAll(waiting, (_, before: string, name: string) => {
    const content = part(name);
    if (content === undefined) throw new Error(`no such part: ${name} in ${file}`);
    return `${before}<observablehq-loading>${toHtml(content)}</observablehq-loading>`;
  });
}

const reportPlace = /<div class="report" data-report(?:="")?><\/div>/;

/** The page of a report holds the whole of it, a released one as it was frozen, and leads to its files. */
function withReport(html: string, file: string, site: Site, reportOf: (name: string) => string): string {
  const isOfPage = ({ name }: SiteReport) => file === `${releaseFolder}/${name}.html`;
  const release = site.releases.find(isOfPage);
  const report = release ?? site.reports.find(isOfPage);
  if (report === undefined) return html;
  const language = report.language === site.language ? "" : ` lang="${report.language}"`;
  if (!reportPlace.test(html)) throw new Error(`no room for the report: ${file}`);
  const foot = release ? releaseFoot(site, release, "../") : reportFoot(site, report, "../");
  return html.replace(
    reportPlace,
    () => `<article class="report"${language}>${reportOf(report.name)}</article>${toHtml(foot)}`,
  );
}

function titleOf(file: string, html: string, site: Site): string {
  const [folder, name = ""] = file.split("/");
  const place = site.places.find(({ place_id }) => `${place_id}.html` === name);
  if (folder === "oppfolging" && place)
    return `${wordsOf(site.language).followup.title(place.name)} – ${site.title}`;
  if ((folder === "region" || folder === "fengsel") && place) return `${place.name} – ${site.title}`;
  const release = site.releases.find((each) => folder === releaseFolder && name === `${each.name}.html`);
  if (release) return `${releaseTitle(site, release)} – ${site.title}`;
  const report = site.reports.find((each) => folder === releaseFolder && name === `${each.name}.html`);
  if (report) return `${reportTitle(site, report)} – ${site.title}`;
  const own = /<title>([^<|]*)/.exec(html)?.[1]?.trim();
  if (!own) throw new Error(`a page without a title: ${file}`);
  return `${own} – ${site.title}`;
}

/** Mends what Framework leaves: the language, zooming, the title, and the way past the menu. */
function mended(html: string, title: string, skip: string): string {
  return html
    .replace("<html>", '<html lang="nb">')
    .replace(
      /<meta name="viewport"[^>]*>/,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
    )
    .replace(/<title>[^<]*<\/title>/, `<title>${toHtml(title)}</title>`)
    .replace("<body>", `<body>\n<a class="skip" href="#observablehq-main">${toHtml(skip)}</a>`)
    .replace('<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"');
}

/** Links to pages, files or places on a page that are not there. */
function brokenLinks(
  built: string,
  pages: { file: string; html: string }[],
): { file: string; href: string }[] {
  const ids = new Map(
    pages.map(({ file, html }) => [file, new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  return pages.flatMap(({ file, html }) =>
    [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)]
      .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
      .filter((href) => !/^\w+:/.test(href))
      .filter((href) => {
        const { pathname, hash } = new URL(href, `http://site/${file === "404.html" ? "" : file}`);
        const path = decodeURI(pathname).slice(1);
        const target = path === "" || path.endsWith("/") ? `${path}index.html` : path;
        if (!existsSync(join(built, target))) return true;
        return hash !== "" && ids.get(target)?.has(decodeURIComponent(hash.slice(1))) === false;
      })
      .map((href) => ({ file, href })),
  );
}
