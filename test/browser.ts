import { chromium, type Browser } from "playwright-core";

/** A browser that arrives with `npm install` on Linux; elsewhere the Chrome or Edge that is installed. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === "linux") {
    const { default: packed } = await import("@sparticuz/chromium");
    return chromium.launch({
      // With one process for everything, closing one window ends them all.
      args: packed.args.filter((argument) => argument !== "--single-process"),
      executablePath: await packed.executablePath(),
      headless: true,
    });
  }
  try {
    return await chromium.launch({ channel: "chrome" });
  } catch {
    return chromium.launch({ channel: "msedge" });
  }
}
