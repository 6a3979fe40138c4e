import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { serve } from "../loaders/serve.ts";
import { openBrowser } from "./browser.ts";
import { builtPages, isDrawn, oneOfEachKind } from "./built-pages.ts";

/** A built folder, served and open in a browser. */
export interface BrowsedSite {
  out: string;
  address: string;
  /** The built pages, as `region/region-ost.html`. */
  pages: string[];
  /** One page of each kind: all of the root, and the first of each folder. */
  kinds: string[];
  /** Opens a page and does something with it; a word on the console or to another host fails the test. */
  onPage: <T>(file: string, look: (page: Page) => Promise<T>, options?: BrowserContextOptions) => Promise<T>;
  close: () => Promise<void>;
}

/** Waits until an expression is true on the page; Playwright's own way to wait would need what the policy refuses. */
export async function until(page: Page, expression: string): Promise<void> {
  await vi.waitUntil(() => page.evaluate(`Boolean(${expression})`), { timeout: 60_000, interval: 25 });
}

/** Serves a built folder as `npm run serve` does, and opens a browser. */
export async function browsedSite(out: string): Promise<BrowsedSite> {
  const { server, address } = await serve(out, 0);
  const browser = await openBrowser();
  const wide = { viewport: { width: 1280, height: 900 } };
  const usual = await browser.newContext(wide);
  const pages = builtPages(out);
  return {
    out,
    address,
    pages,
    kinds: oneOfEachKind(pages),
    onPage: async (file, look, options) => {
      if (options === undefined) return lookAt(usual, address, file, look);
      const context = await browser.newContext({ ...wide, ...options });
      return lookAt(context, options.baseURL ?? address, file, look, options.javaScriptEnabled).finally(() =>
        context.close(),
      );
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function lookAt<T>(
  context: BrowserContext,
  address: string,
  file: string,
  look: (page: Page) => Promise<T>,
  runs = true,
): Promise<T> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) faults.push(request.url());
  });
  try {
    await page.goto(`${address}${file}`);
    if (runs) await until(page, isDrawn);
    const seen = await look(page);
    expect(faults, file).toEqual([]);
    return seen;
  } finally {
    await page.close();
  }
}
