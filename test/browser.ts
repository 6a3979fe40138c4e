import { chromium, type Browser } from "playwright-core";

// With one process for everything, closing one window ends them all. Where no processor draws graphics, to play one takes
// more than to draw the pages without.
const unasked =
  /^--(single-process$|use-gl=|use-angle=|in-process-gpu$|enable-unsafe-swiftshader$|ignore-gpu-blocklist$)/;

/** A browser that arrives with `npm install` on Linux; elsewhere the Chrome or Edge that is installed. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform === "linux") {
    const { default: packed } = await import("@sparticuz/chromium");
    return chromium.launch({
      args: [...packed.args.filter((argument) => !unasked.test(argument)), "--disable-gpu"],
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
