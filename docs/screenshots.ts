import { join } from "node:path";
import { parseArgs } from "node:util";
import { serve } from "../loaders/serve.ts";
import { openBrowser } from "../test/browser.ts";

// The pictures of the README, taken of a built site: `npm start -- --no-serve && npm run screenshots`.
const { values } = parseArgs({
  options: { dir: { type: "string", default: "dist" }, out: { type: "string", default: "docs" } },
});

const pictures = [
  { name: "landet", path: "", width: 1280, height: 1500 },
  { name: "landet-utskrift", path: "", width: 794, height: 1123, media: "print" },
  { name: "oversikt", path: "oversikt.html", width: 1280, height: 1500 },
  { name: "enheter-smal", path: "enheter.html", width: 390, height: 900 },
  { name: "fengsel-smal-mork", path: "fengsel/telemark.html", width: 390, height: 900, colorScheme: "dark" },
] as const;

const { server, address } = await serve(values.dir, 0);
const browser = await openBrowser();
for (const { name, path, width, height, ...reader } of pictures) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.emulateMedia({ colorScheme: "light", ...reader });
  await page.goto(`${address}${path}`);
  await page.locator("figure svg").first().waitFor();
  await page.screenshot({ path: join(values.out, `${name}.png`) });
  await page.close();
}
await browser.close();
server.close();
