import { chromium, type Browser } from "playwright-core";

/** A browser that arrives with `npm install` on Linux; elsewhere the Chrome or Edge that is installed. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === "linux") {
    const { default: packed } = await import("@sparticuz/chromium");
    return chromium.launch({
      args: packed.args,
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
