import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import type { BrowsedSite } from "./browsed-site.ts";
import { toldFigures, type ToldFigure } from "./told-figures.ts";

/** A page as one reader meets it. */
export interface Sight {
  width: 1280 | 320;
  colorScheme: "light" | "dark";
}

/** What was seen of a page. */
export interface Visit {
  file: string;
  title: string;
  language: string | null;
  headings: string[];
  banner: string;
  viewport: string | null;
  /** Places where the page's program gave up. */
  broken: number;
  /** What a checker of accessibility found, in words. */
  violations: string[];
  /** Tables of figures that nothing can be taken of. */
  untaken: string[];
  /** The charts that tell of their points, and their tables. */
  figures: ToldFigure[];
  /** Sights in which the page is wider than the window. */
  tooWide: string[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Visits pages, in two windows beside one another, and looks at each in every sight. */
export async function visitPages(site: BrowsedSite, files: string[], sights: Sight[]): Promise<Visit[]> {
  // One list for both windows: each takes the next page that is left.
  const left = files.values();
  const window = () => site.onEachPage(left, (page, file) => visit(page, file, sights));
  const visits = await Promise.all([window(), window()]);
  return visits.flat().sort((one, other) => files.indexOf(one.file) - files.indexOf(other.file));
}

async function visit(page: Page, file: string, sights: Sight[]): Promise<Visit> {
  const violations: string[] = [];
  const tooWide: string[] = [];
  // A released report is frozen: its figures are held against its tables where it is made, and its files lie beside it.
  const isFrozen = file.startsWith("kvartalsrapport/");
  const figures = isFrozen ? [] : await toldFigures(page);
  for (const { width, colorScheme } of sights) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const scrollWidth = await page.evaluate<number>("document.documentElement.scrollWidth");
    if (scrollWidth > width) tooWide.push(`${width} px ${colorScheme}: ${scrollWidth} px`);
    await openDetails(page, true);
    violations.push(...(await violationsOf(page)).map((found) => `${width} px ${colorScheme}: ${found}`));
    await openDetails(page, false);
  }
  return {
    file,
    title: await page.title(),
    language: await page.locator("html").getAttribute("lang"),
    headings: await page.locator("h1").allInnerTexts(),
    banner: await page.locator(".made-up").innerText(),
    viewport: await page.locator('meta[name="viewport"]').getAttribute("content"),
    broken: await page.locator(".observablehq--error, observablehq-loading").count(),
    violations,
    untaken: isFrozen ? [] : await untakenTables(page),
    figures,
    tooWide,
  };
}

function openDetails(page: Page, open: boolean): Promise<void> {
  return page
    .locator("main details")
    .evaluateAll((all, isOpen) => all.forEach((one) => one.toggleAttribute("open", isOpen)), open);
}

/** The captions of tables with numbers in them that stand where there is nothing to take along. */
function untakenTables(page: Page): Promise<string[]> {
  return page
    .locator("main table:has(td.number)")
    .evaluateAll((tables) =>
      tables
        .filter(
          (table) => table.closest("section, figure, article, main > div")?.querySelector(".take") === null,
        )
        .map((table) => table.querySelector("caption")?.textContent ?? ""),
    );
}

/** What a checker of accessibility finds on a page as it is now. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  // Where what it passed stands is not asked, which takes it half as long again.
  const results: AxeResults = await page.evaluate(
    "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'], selectors: false})",
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
