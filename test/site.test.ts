import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../loaders/build-site.ts";
import { serve } from "../loaders/serve.ts";
import { openBrowser } from "./browser.ts";

const work = mkdtempSync(join(tmpdir(), "site-"));
const data = join(work, "data");
const out = join(work, "dist");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let server: Server;
let address: string;
let beforeLastMonth: string;

/** A command of ours, run as a user runs it. */
function run(command: string, ...options: string[]): void {
  const done = spawnSync(
    process.execPath,
    ["--import", "tsx", join("loaders", `${command}.ts`), ...options],
    {
      encoding: "utf8",
    },
  );
  if (done.status !== 0) throw new Error(`${command}: ${done.stdout}${done.stderr}`);
}

async function buildUntil(month: string): Promise<void> {
  run("sample", "--data", data, "--units", "10", "--from", "2024-01", "--to", month);
  run("load", "--data", data);
  await buildSite({ folder: data, out, progress: () => {} });
}

beforeAll(async () => {
  await buildUntil("2026-08");
  beforeLastMonth = readFileSync(join(out, "oversikt.html"), "utf8");
  // A machine that never reaches a network has nothing in this folder but what we put there.
  rmSync(join("src", ".observablehq", "cache", "_npm"), { recursive: true, force: true });
  const usual = process.env["NODE_OPTIONS"];
  process.env["NODE_OPTIONS"] = `--import ${pathToFileURL(join(import.meta.dirname, "no-network.mjs")).href}`;
  try {
    await buildUntil("2026-09");
  } finally {
    if (usual === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = usual;
  }
  ({ server, address } = await serve(out, 0));
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(work, { recursive: true, force: true });
});

const built = () =>
  readdirSync(out, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(sep).join("/"))
    .sort();

/** The page's program has taken the place of what the build wrote, and every chart that has room is drawn. */
const isDrawn = `document.querySelector("observablehq-loading") === null
  && [...document.querySelectorAll(".chart")].every((chart) => chart.clientWidth === 0 || chart.firstChild !== null)`;

/** Opens a page and does something with it; a word on the console or to another host fails the test. */
async function onPage<T>(
  file: string,
  look: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
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
    if (options.javaScriptEnabled !== false) await page.waitForFunction(isDrawn);
    const seen = await look(page);
    expect(faults, file).toEqual([]);
    return seen;
  } finally {
    await context.close();
  }
}

test("every page opens without a fault, in Norwegian, with a title, a heading and a banner of its own", async () => {
  const titles = new Set<string>();
  for (const file of built())
    await onPage(file, async (page) => {
      titles.add(await page.title());
      expect(await page.locator("html").getAttribute("lang"), file).toBe("nb");
      expect(await page.locator("h1").count(), file).toBe(1);
      expect((await page.locator("h1").innerText()).trim(), file).not.toBe("");
      expect(await page.locator(".made-up").innerText(), file).toContain("Eksempeldata");
      expect(await page.locator(".observablehq--error, observablehq-loading").count(), file).toBe(0);
      expect(await page.locator('meta[name="viewport"]').getAttribute("content")).not.toContain(
        "maximum-scale",
      );
    });
  expect(titles.size).toBe(built().length);
  expect(built()).toEqual(
    expect.arrayContaining([
      "404.html",
      "datakvalitet.html",
      "definisjoner.html",
      "index.html",
      "oversikt.html",
    ]),
  );
}, 240_000);

test("the last month that was loaded is on the page, though a site stood there before", async () => {
  expect(beforeLastMonth.includes('<th scope="row">August 2026</th>')).toBe(true);
  expect(beforeLastMonth.includes('<th scope="row">September 2026</th>')).toBe(false);
  const months = await onPage("oversikt.html", (page) =>
    page.locator("#opphold-per-maned tbody th").evaluateAll((cells) => cells.map((cell) => cell.textContent)),
  );
  expect(months.at(-1)).toBe("September 2026");
});

describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
  test("no kind of page has a fault that a checker of accessibility can find", async () => {
    for (const file of oneOfEachKind())
      await onPage(
        file,
        async (page) => {
          await page
            .locator("main details")
            .evaluateAll((all) => all.forEach((one) => one.setAttribute("open", "")));
          await page.evaluate(axe);
          const results: AxeResults = await page.evaluate(
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})",
          );
          expect(
            results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
            file,
          ).toEqual([]);
        },
        { colorScheme },
      );
  }, 240_000);
});

test("no page is wider than a narrow telephone", async () => {
  for (const file of oneOfEachKind())
    await onPage(
      file,
      async (page) => {
        expect(await page.evaluate("document.documentElement.scrollWidth"), file).toBeLessThanOrEqual(320);
      },
      { viewport: { width: 320, height: 640 } },
    );
}, 120_000);

test("the table beside the chart of stays says what the chart draws", async () => {
  await onPage("oversikt.html", async (page) => {
    const figure = page.locator("#opphold-per-maned");
    const counts = await figure
      .locator("tbody tr td:nth-child(2)")
      .evaluateAll((cells) => cells.map((cell) => Number(/^\d+/.exec(cell.textContent ?? "")?.[0] ?? 0)));
    const drawn = await figure.locator(".plot rect").evaluateAll((rects) =>
      rects
        .filter(
          (rect) =>
            /place/.test(rect.closest("g[fill]")?.getAttribute("fill") ?? "") ||
            rect.closest('g[stroke="var(--place)"]'),
        )
        .map((rect) => ({ x: Number(rect.getAttribute("x")), height: Number(rect.getAttribute("height")) }))
        .sort((one, other) => one.x - other.x)
        .map(({ height }) => height),
    );
    const perStay = Math.max(...drawn) / Math.max(...counts);
    expect(counts.some((count) => count > 0)).toBe(true);
    expect(drawn.map((height) => Math.round(height / perStay))).toEqual(counts);
  });
});

test("what is chosen stands in the address, and the address shows it again", async () => {
  const file = built().find((name) => name.startsWith("fengsel/")) ?? "";
  const chosen = await onPage(file, async (page) => {
    const before = await page.locator(".lead").innerText();
    await page.locator('select[name="measure_id"]').selectOption("exclusion");
    await page.waitForFunction((text) => document.querySelector(".lead")?.textContent !== text, before);
    return { address: new URL(page.url()).search, lead: await page.locator(".lead").innerText() };
  });
  expect(chosen.address).toBe("?tiltak=exclusion");
  const again = await onPage(`${file}${chosen.address}`, (page) => page.locator(".lead").innerText());
  expect(again).toBe(chosen.lead);
});

test("a page can be read where no program runs: its sentences and its tables", async () => {
  const without = await readOverview(false);
  expect(without.rows).toBeGreaterThan(12);
  expect(without).toEqual(await readOverview(true));
});

test("a downloaded table says that it is made up, what it is and where it is from", async () => {
  const csv = await onPage("oversikt.html", async (page) => {
    const figure = page.locator("#opphold-per-maned");
    await figure.locator("summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), figure.locator("button").click()]);
    return readFileSync(await download.path(), "utf8");
  });
  expect(csv).toMatch(/^\ufeffEKSEMPELDATA\r\n/);
  expect(csv).toContain("Opphold startet: ");
  expect(csv).toContain("Slik tallene var kjent");
  expect(csv).toMatch(/\r\nMåned;Opphold;Rapporter\r\n/);
});

test("a build that fails leaves the site that stood there", async () => {
  const before = readFileSync(join(out, "oversikt.html"), "utf8");
  const empty = join(work, "empty");
  mkdirSync(empty);
  const build = () => buildSite({ folder: empty, out, progress: () => {} });
  await expect(build()).rejects.toThrow("Fant ingen database");
  writeFileSync(join(empty, "safety-cells.duckdb"), "not a database");
  await expect(build()).rejects.toThrow();
  expect(readFileSync(join(out, "oversikt.html"), "utf8")).toBe(before);
  expect(
    readdirSync(work)
      .filter((name) => name.startsWith("dist."))
      .map((name) => relative(work, name)),
  ).toEqual([]);
  expect(existsSync(join(out, "404.html"))).toBe(true);
});

/** The overview's first sentence, and how many months its table has. */
function readOverview(javaScriptEnabled: boolean) {
  return onPage(
    "oversikt.html",
    async (page) => ({
      lead: await page.locator(".lead").innerText(),
      rows: await page.locator("#opphold-per-maned tbody tr").count(),
    }),
    { javaScriptEnabled },
  );
}

function oneOfEachKind(): string[] {
  const pages = built();
  const first = (folder: string) =>
    pages.find((file) => file.startsWith(`${folder}/`)) ?? `no page in ${folder}`;
  return [...pages.filter((file) => !file.includes("/")), first("region"), first("fengsel")];
}
