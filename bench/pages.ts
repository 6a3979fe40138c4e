import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../test/browser.ts";
import { builtPages, isDrawn, oneOfEachKind } from "../test/built-pages.ts";
import { compressedSite } from "./compressed-site.ts";
import type { Step } from "./step.ts";

// A government laptop: a processor of a quarter the speed, behind a line of 20 Mbit/s with 40 ms to the server.
const slow = { cpu: 4, bytesPerSecond: (20 * 1_000_000) / 8, latency: 40 };

/** Each kind of page of a built site, opened for the first time: its script, and when it can be used. */
export async function* pageSteps(folder: string): AsyncGenerator<Step> {
  const { server, address, scriptBytes } = await compressedSite(folder);
  const browser = await openBrowser();
  try {
    for (const file of oneOfEachKind(builtPages(folder))) {
      const before = scriptBytes();
      const seconds = await secondsUntilUsable(browser, `${address}${file}`, false);
      yield { step: `${file}: script, compressed`, kilobytes: (scriptBytes() - before) / 1000, limit: 250 };
      yield { step: "  usable after", seconds, limit: 1 };
      yield {
        step: "  usable after, processor and network slowed down",
        seconds: await secondsUntilUsable(browser, `${address}${file}`, true),
      };
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** Seconds from asking for a page, with nothing kept from before, until all of it is drawn and answers. */
async function secondsUntilUsable(browser: Browser, address: string, isSlow: boolean): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    if (isSlow) await slowDown(page);
    await page.addInitScript(`{
      const watch = setInterval(() => {
        if (document.readyState === "loading" || !(${isDrawn})) return;
        clearInterval(watch);
        requestAnimationFrame(() => setTimeout(() => { globalThis.usableAfter = performance.now(); }));
      }, 10);
    }`);
    await page.goto(address);
    for (;;) {
      const after = await page.evaluate<number | undefined>("globalThis.usableAfter");
      if (after !== undefined) return after / 1000;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: slow.latency,
    downloadThroughput: slow.bytesPerSecond,
    uploadThroughput: slow.bytesPerSecond,
  });
}
