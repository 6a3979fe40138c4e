import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, relative } from "node:path";
import { readXlsx } from "hucre/xlsx";
import sirv from "sirv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../loaders/build-site.ts";
import { builtDatabase } from "../loaders/built-database.ts";
import { wordsOf } from "../src/words/words.ts";
import { isDrawn } from "./built-pages.ts";
import { openSmallSite, until, type SmallSite } from "./small-site.ts";
import { cellTold, numberIn, toldFigures } from "./told-figures.ts";
import { visitPages, type Visit } from "./visit.ts";

let site: SmallSite;
let visits: Visit[];
const onPage: SmallSite["onPage"] = (...given) => site.onPage(...given);

// Each kind of page is opened once, wide and light, then narrow and dark; `npm run test:long` opens every page in all four.
beforeAll(async () => {
  site = await openSmallSite();
  visits = await visitPages(site, site.kinds, [
    { width: 1280, colorScheme: "light" },
    { width: 320, colorScheme: "dark" },
  ]);
}, 600_000);

afterAll(() => site?.close());

test("every kind of page opens without a fault, in Norwegian, with a title, a heading and a banner of its own", () => {
  for (const { file, language, headings, banner, broken, viewport } of visits) {
    expect(language, file).toBe("nb");
    expect(headings, file).toEqual([expect.stringMatching(/\S/)]);
    expect(banner, file).toContain("Eksempeldata");
    expect(broken, file).toBe(0);
    expect(viewport, file).not.toContain("maximum-scale");
  }
  expect(new Set(visits.map(({ title }) => title)).size).toBe(visits.length);
  expect(visits.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      "404.html",
      "datakvalitet.html",
      "definisjoner.html",
      "index.html",
      "oversikt.html",
    ]),
  );
  expect(visits.map(({ file }) => file)).toContainEqual(expect.stringMatching(/^region\//));
  expect(visits.map(({ file }) => file)).toContainEqual(expect.stringMatching(/^fengsel\//));
});

test("no kind of page has a fault that a checker of accessibility can find, in light or dark colours", () => {
  for (const { file, violations } of visits) expect(violations, file).toEqual([]);
});

test("no kind of page is wider than a narrow telephone", () => {
  for (const { file, tooWide } of visits) expect(tooWide, file).toEqual([]);
});

test("the last month that was loaded is on the page, though a site stood there before", async () => {
  const months = await onPage("oversikt.html", (page) =>
    page.locator("#opphold-per-maned tbody th").evaluateAll((cells) => cells.map((cell) => cell.textContent)),
  );
  expect(months.slice(-2)).toEqual(["August 2026", "September 2026"]);
  expect(existsSync(join(site.out, "nedlagt.html"))).toBe(false);
});

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
  const file = site.pages.find((name) => name.startsWith("fengsel/")) ?? "";
  const chosen = await onPage(file, async (page) => {
    const before = await page.locator(".lead").innerText();
    await page.locator('select[name="measure_id"]').selectOption("exclusion");
    await expect.poll(() => page.locator(".lead").innerText()).not.toBe(before);
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

test("a build that fails leaves the site that stood there", async () => {
  const before = readFileSync(join(site.out, "oversikt.html"), "utf8");
  const empty = join(site.work, "empty");
  mkdirSync(empty);
  const build = () => buildSite({ folder: empty, out: site.out, base: "/", progress: () => {} });
  await expect(build()).rejects.toThrow("Fant ingen database");
  writeFileSync(join(empty, "safety-cells.duckdb"), "not a database");
  await expect(build()).rejects.toThrow();
  expect(readFileSync(join(site.out, "oversikt.html"), "utf8")).toBe(before);
  expect(
    readdirSync(site.work)
      .filter((name) => name.startsWith("dist."))
      .map((name) => relative(site.work, name)),
  ).toEqual([]);
  expect(existsSync(join(site.out, "404.html"))).toBe(true);
});

test("each claim has an address and an answer without a program, and a real one none from made-up figures", async () => {
  const answers = await onPage(
    "pastander.html",
    (page) =>
      page.locator("article.claim").evaluateAll((claims) =>
        claims.map((claim) => ({
          id: claim.id,
          answer: claim.querySelector(".claim-answer")?.textContent ?? "",
        })),
      ),
    { javaScriptEnabled: false },
  );
  const real = answers.filter(({ id }) => !id.startsWith("eksempel_"));
  expect(real.map(({ id }) => id)).toContain("saker_ned_hvert_aar");
  expect(new Set(real.map(({ answer }) => answer))).toEqual(new Set(["Besvares ikke med eksempeldata."]));
  const madeUp = answers.filter(({ id }) => id.startsWith("eksempel_"));
  expect(madeUp.length).toBeGreaterThan(2);
  for (const { answer } of madeUp)
    expect(answer).toMatch(/^(Holder|Holder ikke|Kan ikke (avgjøres|måles))\.$/);
});

test("the overview is sorted and searched with keys alone, in the address, and Back gives what was before", async () => {
  await onPage("oversikt.html", async (page) => {
    const head = page.locator('th[data-column="sted"]');
    const names = () => page.locator("table.overview tbody:last-child tr[data-place] th").allInnerTexts();
    const register = await names();
    await head.locator("button").focus();
    await page.keyboard.press("Enter");
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(await names()).toEqual(register.toSorted(new Intl.Collator("nb-NO").compare));
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).search).toBe("?sorter=-sted");
    await page.goBack();
    await page.locator('th[data-column="sted"][aria-sort="ascending"]').waitFor();
    await page.locator('.overview-filters input[type="search"]').fill((register[0] ?? "").toUpperCase());
    expect(await names()).toEqual([register[0]]);
    await page.reload();
    await page.locator('th[aria-sort="ascending"]').waitFor();
    expect(await names()).toEqual([register[0]]);
  });
});

test("every unit with a cell is drawn on the page of units, and its table holds what is drawn", async () => {
  await onPage("enheter.html", async (page) => {
    const labels = await page
      .locator("#enheter .points > circle")
      .evaluateAll((points) => points.map((point) => point.getAttribute("data-label")));
    const table = await page
      .locator("#enheter details.table table")
      .first()
      .evaluate((element) => {
        const rows = [...element.querySelectorAll("tr")].map((row) =>
          [...row.children].map((cell) => cell.textContent ?? ""),
        );
        const [[, ...quarters] = [], ...units] = rows;
        // A unit that was not there yet has nothing to draw.
        return units.flatMap(([name, ...cells]) =>
          cells.flatMap((cell, i) =>
            cell === "–" ? [] : [`${name}, ${(quarters[i] ?? "").toLowerCase()}: ${cell}`],
          ),
        );
      });
    expect(table.length).toBeGreaterThan(12);
    expect(labels.toSorted()).toEqual(table.toSorted());
  });
});

test("the front page prints on two sheets of A4, its charts drawn for paper", async () => {
  const { sheets, onPaper, after } = await onPage("index.html", async (page) => {
    const width = () => page.locator("#utvikling .plot").getAttribute("width");
    const before = await width();
    // Asked after the charts have been told of the paper.
    await page.evaluate(`addEventListener("beforeprint", () => {
      window.drawnFor = document.querySelector("#utvikling .plot").getAttribute("width");
    })`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return {
      sheets: pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length,
      onPaper: await page.evaluate<string>("window.drawnFor"),
      after: (await width()) === before,
    };
  });
  expect(sheets).toBeLessThanOrEqual(2);
  expect(Number(onPaper)).toBeLessThan(900);
  expect(after).toBe(true);
});

test("what the front page says of a year's change adds up, and can be read where no program runs", async () => {
  const { words, rows } = await onPage(
    "index.html",
    async (page) => ({
      words: await page.locator("main").innerText(),
      rows: await page
        .locator("#bidrag details:first-of-type tbody tr")
        .evaluateAll((lines) =>
          lines.map((line) =>
            [...line.querySelectorAll("td")].map((cell) => Number(cell.textContent?.replace("−", "-"))),
          ),
        ),
    }),
    { javaScriptEnabled: false },
  );
  for (const said of [
    "Hva som skulle til for et annet svar",
    "Målt på flere måter",
    "Region øst",
    "Forbehold",
  ])
    expect(words).toContain(said);
  const [total = [], ...parts] = rows.toReversed();
  expect(parts.length).toBeGreaterThan(3);
  for (const column of [0, 1, 2])
    expect(parts.reduce((sum, part) => sum + (part[column] ?? Number.NaN), 0)).toBe(total[column]);
});

test("a region's list is in the page without a program, and a choice of kind stands in the address", async () => {
  const file =
    site.pages.find(
      (name) =>
        name.startsWith("oppfolging/") &&
        readFileSync(join(site.out, name), "utf8").includes('class="followup"'),
    ) ?? "";
  const lines = (javaScriptEnabled: boolean, address = "") =>
    onPage(`${file}${address}`, (page) => page.locator(".followup > li").allInnerTexts(), {
      javaScriptEnabled,
    });
  const written = await lines(false);
  expect(written.length).toBeGreaterThan(0);
  const chosen = await onPage(file, async (page) => {
    expect(await page.locator(".followup > li").allInnerTexts()).toEqual(written);
    const select = page.locator('select[name="hva"]');
    await select.focus();
    await page.keyboard.press("ArrowDown");
    await until(page, "location.search.startsWith('?hva=')");
    return {
      address: new URL(page.url()).search,
      lines: await page.locator(".followup > li").allInnerTexts(),
    };
  });
  expect(chosen.lines.length).toBeLessThan(written.length);
  expect(await lines(true, chosen.address)).toEqual(chosen.lines);
});

test("no page that lists stays has a pseudonym of a person in it", () => {
  for (const file of site.pages.filter((name) => name.startsWith("oppfolging")))
    expect(readFileSync(join(site.out, file), "utf8")).not.toMatch(/\b(P-[0-9A-Z]{17}|H-[\w-]{22})\b/);
});

test("the page of rules shows the adopted act where its address asks for it", async () => {
  const lead = await onPage("folges-reglene.html?lov=vedtatt", async (page) => {
    expect(await page.locator(".answer").innerText()).toContain("ikke i kraft");
    return page.locator(".lead").innerText();
  });
  expect(await onPage("folges-reglene.html", (page) => page.locator(".lead").innerText())).not.toBe(lead);
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

test("a figure's tables and picture can be taken along, each saying that it is made up and where it is from", async () => {
  const got = await onPage("oversikt.html", async (page) => {
    const take = page.locator("#opphold-per-maned .take");
    await take.locator("summary").click();
    const files = new Map<string, Buffer>();
    for (const button of await take.locator("li button").all()) {
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      files.set(download.suggestedFilename(), readFileSync(await download.path()));
    }
    return files;
  });
  const of = (ending: string) => got.get(`eksempeldata-opphold-per-maned-norge.${ending}`) ?? Buffer.alloc(0);
  const csv = of("csv").toString();
  expect(csv).toMatch(/^\ufeffEKSEMPELDATA\r\n/);
  expect(csv).toContain("Opphold startet: ");
  expect(csv).toContain("Slik tallene var kjent");
  expect(csv).toMatch(/\r\nMåned;Opphold;Rapporter\r\n/);
  const [table, about] = (await readXlsx(of("xlsx"))).sheets;
  expect(table?.rows[0]?.[0]).toBe("EKSEMPELDATA");
  expect(table?.rows[1]).toEqual(["Måned", "Opphold", "Rapporter"]);
  expect(table?.rows[2]?.[1]).toBeTypeOf("number");
  expect(about?.rows.flat().join("\n")).toMatch(/Adresse: http.*oversikt\.html#opphold-per-maned$/);
  expect(of("svg").toString()).toMatch(/>EKSEMPELDATA<.*Slik tallene var kjent/s);
  expect(of("svg").toString()).not.toContain("var(--");
  expect(of("png").subarray(1, 4).toString()).toBe("PNG");
  expect(of("png").readUInt32BE(16)).toBe(1800);
});

test("one press cites a figure, with an address that shows the same", async () => {
  const cited = await onPage("oversikt.html", async (page) => {
    const figure = page.locator("#opphold-per-maned");
    await figure.getByRole("button", { name: "Siter" }).click();
    return {
      title: await figure.locator("h2").innerText(),
      sentence: await figure.locator(".citation").innerText(),
      told: await figure.locator('[role="status"]:not(.said)').innerText(),
    };
  });
  expect(cited.told).toMatch(/^Sitatet /);
  expect(cited.sentence).toMatch(/^Eksempeldata: tallene er oppdiktet\. Norge: /);
  expect(cited.sentence).toContain(cited.title);
  const [, path = ""] = /http:\/\/[^/]+\/(\S+)$/.exec(cited.sentence) ?? [];
  const again = await onPage(path, (page) => page.locator("#opphold-per-maned h2").innerText());
  expect(again).toBe(cited.title);
});

test("the files beside the pages are there under names that stay, each with the weight that the page says", async () => {
  const files = readdirSync(join(site.out, "apne-filer"));
  expect(files).toContain("eksempeldata-tall.parquet");
  const linked = await onPage("apne-filer.html", (page) =>
    page.locator('a[href*="apne-filer/"]').evaluateAll((links) =>
      links.map((link) => ({
        name: link.getAttribute("href")?.split("/").at(-1) ?? "",
        said: link.nextSibling?.textContent ?? "",
      })),
    ),
  );
  expect(linked.map(({ name }) => name).sort()).toEqual(files.sort());
  for (const { name, said } of linked)
    expect(said, name).toContain(wordsOf("nb").files.size(statSync(join(site.out, "apne-filer", name)).size));
});

// The charts that draw one value a point; others tell more of a point than one cell holds.
const oneValueAPoint = new Set([
  "opphold-per-maned",
  "opphold-per-ar",
  "timer-per-maned",
  "rate",
  "utvikling",
  "nar-noe-skilte-seg-ut",
  "varighet",
  "lange-opphold",
  "selvskading",
]);

test("the table beside each chart holds exactly what the chart draws, also where there is no number", async () => {
  const seen = new Set<string>();
  for (const file of site.kinds.filter((kind) => /^(oversikt|region|fengsel)/.test(kind)))
    for (const { id, points, rows } of await onPage(file, toldFigures)) {
      if (!oneValueAPoint.has(id)) continue;
      seen.add(id);
      const where = `${file}#${id}`;
      for (const { label, drawn } of points) {
        const cell = rows.map((row) => cellTold(label, row)).find((told) => told !== undefined);
        expect(cell, `${where}: ${label}`).toBeDefined();
        const written = numberIn(cell ?? "");
        if (written === undefined) continue;
        const shown = cell?.includes("%") ? 100 * drawn : drawn;
        expect(Math.abs(shown - written.number), `${where}: ${label}`).toBeLessThanOrEqual(
          written.half + 1e-6,
        );
      }
      const untold = rows.filter((row) => points.every(({ label }) => cellTold(label, row) === undefined));
      expect(untold, where).toEqual([]);
    }
  expect(seen.size).toBeGreaterThan(6);
});

test("what a chart's table says is what was published", async () => {
  const { connection, close } = await builtDatabase(site.data);
  try {
    const figures = await onPage("oversikt.html", toldFigures);
    const rows = figures.find(({ id }) => id === "opphold-per-maned")?.rows ?? [];
    const published = await connection.runAndReadAll(
      `select state, value from published.figures
        where place_id = (select place_id from published.places where place_level = 'country')
        and (organisation, measure_id, population, period, indicator_id)
          = ('now', 'safety_cell', 'adults', 'month', 'stays_started')
        order by period_start`,
    );
    const values = published.getRowObjectsJS();
    expect(values).toHaveLength(rows.length);
    expect(values.some(({ value }) => value !== null)).toBe(true);
    values.forEach(({ state, value }, i) => {
      if (state === "value") expect(numberIn(rows[i]?.[1] ?? "")?.number, rows[i]?.[0]).toBe(value);
      else expect(rows[i]?.[1]).not.toMatch(/^\d+$/);
    });
  } finally {
    close();
  }
});

test("with the keyboard alone one comes from the nation to a prison's month, and hears its value", async () => {
  await onPage("", async (page) => {
    /** Presses Tab until the keyboard stands on what is looked for. */
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      }
      throw new Error(`not reached with Tab: ${selector}`);
    };
    await tabTo(".menu:has(section) > summary");
    await page.keyboard.press("Enter");
    await tabTo('.menu a[href*="region/"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/region\//);
    await until(page, isDrawn);
    await tabTo('main a[href*="fengsel/"]');
    await page.keyboard.press("Enter");
    await page.waitForURL(/fengsel\//);
    await until(page, isDrawn);
    const figure = page.locator("#opphold-per-maned");
    await tabTo("#opphold-per-maned .chart");
    const spoken = figure.locator(".said");
    expect(await spoken.innerText()).toMatch(/^\d+ punkter\. Les dem med piltastene/);
    await page.keyboard.press("End");
    const [month, value] = await figure.locator("tbody tr:last-child > *").allTextContents();
    expect(month).toBe("September 2026");
    expect(await spoken.innerText()).toBe(`${month}: ${value}`);
    await page.keyboard.press("ArrowLeft");
    expect(await spoken.innerText()).toMatch(/^August 2026: /);
    expect(await figure.locator(".points .here").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await spoken.innerText()).toBe("");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  });
});

test("the site works from a plain file server, under a path of a larger site", async () => {
  const root = join(site.work, "under-a-path");
  cpSync(site.out, join(root, "under", "sti"), { recursive: true });
  const plain = createServer(sirv(root, { dev: true }));
  await new Promise<void>((listening) => plain.listen(0, "127.0.0.1", listening));
  const bound = plain.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  try {
    const start = `http://127.0.0.1:${bound.port}/under/sti/`;
    await site.onPage(
      "",
      async (page) => {
        await page.locator(".menu:has(section) > summary").click();
        await page.locator('.menu a[href*="fengsel/"]').first().click();
        await until(page, isDrawn);
        expect(page.url()).toContain("/under/sti/fengsel/");
        expect(await page.locator("#opphold-per-maned .points > circle").count()).toBeGreaterThan(12);
        await page.locator(".site-title").click();
        await until(page, isDrawn);
        expect(new URL(page.url()).pathname).toBe("/under/sti/");
      },
      { baseURL: start },
    );
  } finally {
    plain.close();
  }
});
