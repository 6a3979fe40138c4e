import type { BrowserContextOptions, ConsoleMessage, Page, Request } from "playwright-core";
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
  /** Opens pages one after another in one window, until none is left: what they and a checker share is then read once. */
  onEachPage: <T>(files: Iterable<string>, look: (page: Page, file: string) => Promise<T>) => Promise<T[]>;
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
    onPage: async (file, look, options = {}) => {
      const isUsual = Object.keys(options).length === 0;
      const context = isUsual ? usual : await browser.newContext({ ...wide, ...options });
      const page = await context.newPage();
      try {
        return await lookAt(page, options.baseURL ?? address, file, look, options.javaScriptEnabled);
      } finally {
        await (isUsual ? page : context).close();
      }
    },
    onEachPage: async (files, look) => {
      const page = await usual.newPage();
      const seen = [];
      for (const file of files) {
        await page.setViewportSize(wide.viewport);
        await page.emulateMedia({ colorScheme: null, reducedMotion: null });
        seen.push(await lookAt(page, address, file, () => look(page, file)));
      }
      await page.close();
      return seen;
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

async function lookAt<T>(
  page: Page,
  address: string,
  file: string,
  look: (page: Page) => Promise<T>,
  runs = true,
): Promise<T> {
  const faults: string[] = [];
  const onConsole = (message: ConsoleMessage) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  };
  const onError = (error: Error) => faults.push(error.message);
  const onRequest = (request: Request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) faults.push(request.url());
  };
  page.on("console", onConsole).on("pageerror", onError).on("request", onRequest);
  await page.goto(`${address}${file}`);
  if (runs) await until(page, isDrawn);
  const seen = await look(page);
  expect(faults, file).toEqual([]);
  page.off("console", onConsole).off("pageerror", onError).off("request", onRequest);
  return seen;
}
