import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { isDrawn } from "./built-pages.ts";
import { until, type BrowsedSite } from "./browsed-site.ts";

/** A prison of one unit or of more, and its region. */
export interface WalkedPrison {
  file: string;
  region: string;
}

/** The first prison with one unit, which the page is then about, or with more to choose between. */
export function prisonOf(units: "one unit" | "more units", site: BrowsedSite): WalkedPrison {
  for (const file of site.pages.filter((name) => name.startsWith("fengsel/"))) {
    const html = readFileSync(join(site.out, file), "utf8");
    const [, region] = /<nav class="path"[^]*?region\/([\w-]+)\.html/.exec(html) ?? [];
    if (html.includes('id="steder"') === (units === "more units") && region !== undefined)
      return { file, region };
  }
  throw new Error(`no prison of ${units}`);
}

/** Presses Tab until the keyboard stands on what is looked for. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`not reached with Tab: ${selector}`);
}

/** Goes with Tab to a link, opens it, and waits until the page behind it is drawn. */
export async function follow(page: Page, selector: string, to: RegExp): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
  await page.waitForURL(to);
  await until(page, isDrawn);
}

/**
 * Goes with the keyboard alone from the nation over a region to a prison's month, and where it has more units to one
 * unit's, and reads the last points of its first chart.
 */
export async function walkByKeyboard(
  page: Page,
  { file, region }: WalkedPrison,
  month: string,
): Promise<void> {
  await tabTo(page, ".menu:has(section) > summary");
  await page.keyboard.press("Enter");
  await follow(page, `.menu a[href*="region/${region}"]`, /region\//);
  await follow(page, `main a[href*="${file}"]`, /fengsel\//);
  const units = page.locator('select[name="unit"]');
  const hasUnits = (await units.count()) > 0;
  if (hasUnits) {
    await tabTo(page, 'select[name="unit"]');
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/\?enhet=/);
    // What is told of the units is fetched when one of them is chosen.
    const unit = await units.locator("option:checked").innerText();
    await expect.poll(() => page.locator("h1").innerText(), { timeout: 20_000 }).toBe(unit);
    await until(page, isDrawn);
  }
  await tabTo(page, "details.period > summary");
  await page.keyboard.press("Enter");
  await follow(page, `details.period a[href*="maaned=${month}"]`, new RegExp(`maaned=${month}`));
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("periode");
  const place = hasUnits
    ? await units.locator("option:checked").innerText()
    : await page.locator("h1").innerText();
  const heard = await readLastPoints(page);
  expect(await page.locator("#periode-tittel").innerText()).toBe(`${place}: ${heard}`);
}

/** Reads the last two points of the stays by month with the arrow keys; returns the month of the last. */
async function readLastPoints(page: Page): Promise<string> {
  const figure = page.locator("#opphold-per-maned");
  await tabTo(page, "#opphold-per-maned .chart");
  const spoken = figure.locator(".said");
  expect(await spoken.innerText()).toMatch(/^\d+ punkter\. Les dem med piltastene/);
  const rows = figure.locator("details.table").first().locator("tbody tr");
  await page.keyboard.press("End");
  const [month, value] = await rows.last().locator("> *").allTextContents();
  expect(await spoken.innerText()).toBe(`${month}: ${value}`);
  await page.keyboard.press("ArrowLeft");
  const [before] = await rows.nth(-2).locator("> *").allTextContents();
  expect(await spoken.innerText()).toContain(`${before}: `);
  expect(await figure.locator(".points .here").count()).toBe(1);
  await page.keyboard.press("Escape");
  expect(await spoken.innerText()).toBe("");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  return month ?? "";
}

/** Goes down to a quarter, to one of its months, and to a unit where there is one to choose; Back leads up again. */
export async function walkDown(page: Page, address: string, { file }: WalkedPrison): Promise<void> {
  const title = page.locator("#periode-tittel");
  const told = (said: RegExp) => expect.poll(() => title.innerText(), { timeout: 20_000 }).toMatch(said);
  await page.locator("details.period > summary").click();
  await page.locator('details.period a[href*="kvartal=2026-q2"]').click();
  await told(/: 2\. kvartal 2026$/);
  await page.locator('#periode a[href*="maaned=2026-05"]').first().click();
  await told(/: Mai 2026$/);
  const units = page.locator('select[name="unit"]');
  const hasUnits = (await units.count()) > 0;
  if (hasUnits) {
    await units.selectOption({ index: 1 });
    await told(new RegExp(`^${await units.locator("option:checked").innerText()}: Mai 2026$`));
  }
  await until(page, "document.querySelector('#periode details.file code') !== null");
  const { search } = new URL(page.url());
  expect(search).toMatch(hasUnits ? /^\?enhet=.*&maaned=2026-05$/ : /^\?maaned=2026-05$/);
  const shown = await page.locator("#periode").innerText();
  for (let steps = hasUnits ? 2 : 1; steps > 0; steps -= 1) await page.goBack();
  await told(/: 2\. kvartal 2026$/);
  await page.goto(`${address}${file}${search}`);
  await until(page, isDrawn);
  await expect.poll(() => page.locator("#periode").innerText(), { timeout: 20_000 }).toBe(shown);
}
