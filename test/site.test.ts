import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, relative } from "node:path";
import { readXlsx } from "hucre/xlsx";
import sirv from "sirv";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "../loaders/build-site.ts";
import { builtDatabase } from "../loaders/built-database.ts";
import { checkFile } from "../loaders/check/check-file.ts";
import { goodReport } from "../loaders/check/mutants/good-report.ts";
import { kinds, planted } from "../loaders/check/mutants/planted.ts";
import { mutantFile } from "../loaders/check/mutants/told-mutants.ts";
import { readRows } from "../loaders/duckdb.ts";
import { dataFolder } from "../loaders/intake/data-folder.ts";
import { formsOf } from "../loaders/intake/read-report.ts";
import { readRegister, storedPath } from "../loaders/intake/register.ts";
import { readReference } from "../loaders/reference/reference.ts";
import { wordsOf } from "../src/words/words.ts";
import { isDrawn } from "./built-pages.ts";
import { until } from "./browsed-site.ts";
import { openSite, type BuiltSite } from "./built-site.ts";
import { unlikePublished } from "./published-figures.ts";
import { unlikeTables } from "./told-figures.ts";
import { violationsOf, visitPages, type Visit } from "./visit.ts";
import { prisonOf, walkByKeyboard, walkDown } from "./walk.ts";

// Figures that a site of ten units has; `npm run test:long` compares those of the whole country.
const figuresOfPages = [
  "opphold",
  "opphold-per-maned",
  "opphold-per-ar",
  "timer-per-maned",
  "timer",
  "rate",
  "utvikling",
  "nar-noe-skilte-seg-ut",
  "varighet",
  "varighet-fordelt",
  "lange-opphold",
  "selvskading",
  "bidrag",
  "delt-opphold",
  "delt-timer",
];

let site: BuiltSite;
let visits: Visit[];
const onPage: BuiltSite["onPage"] = (...given) => site.onPage(...given);

// Each kind of page is opened once, wide and light, then narrow and dark; `npm run test:long` opens every page in all four.
beforeAll(async () => {
  site = await openSite("small");
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

test("the overview's file and its quarters hold the places that are shown, in the order they are shown in", async () => {
  await onPage("oversikt.html?sorter=-sted&i=region-ost", async (page) => {
    const shown = await page.locator("table.overview tr[data-place] th").allInnerTexts();
    expect(shown.length).toBeGreaterThan(1);
    const take = page.locator("#steder .take");
    await take.locator("summary").click();
    const buttons = await take.getByRole("button", { name: "(CSV)" }).all();
    expect(buttons.length).toBe(2);
    for (const button of buttons) {
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      const text = readFileSync(await download.path(), "utf8");
      const [, ...rows] = text.slice(text.indexOf("\r\nSted;")).trim().split("\r\n");
      expect(rows.map((row) => row.split(";")[0])).toEqual(shown);
      expect(text).toContain(`${shown.length} av `);
    }
    const folded = await page.locator("#steder details.table tbody th").allTextContents();
    expect(folded).toEqual(shown);
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

test("on paper, where the choices are not, what is chosen stands below what is answered", async () => {
  const prison = site.kinds.find((file) => file.startsWith("fengsel/")) ?? "";
  const [answered, chosen] = await onPage(prison, async (page) => {
    await page.emulateMedia({ media: "print" });
    const boxes = [page.locator("#svar"), page.locator("p.selection")].map((part) => part.boundingBox());
    return Promise.all(boxes);
  });
  expect(chosen?.y).toBeGreaterThanOrEqual((answered?.y ?? Number.NaN) + (answered?.height ?? Number.NaN));
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
    await expect.poll(() => page.locator(".followup > li").count()).toBeLessThan(written.length);
    const seen = {
      address: new URL(page.url()).search,
      lines: await page.locator(".followup > li").allInnerTexts(),
    };
    await page.locator(".take summary").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "(CSV)" }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    await page.goBack();
    await expect.poll(() => page.locator(".followup > li").allInnerTexts()).toEqual(written);
    expect(new URL(page.url()).search).toBe("");
    await page.goForward();
    await expect.poll(() => page.locator(".followup > li").allInnerTexts()).toEqual(seen.lines);
    return { ...seen, text };
  });
  expect(chosen.lines.length).toBeLessThan(written.length);
  expect(chosen.text).toMatch(/^\ufeffEKSEMPELDATA\r\n/);
  expect(chosen.text.slice(chosen.text.indexOf("\r\nHva;Enhet;")).trim().split("\r\n").length).toBe(
    chosen.lines.length + 1,
  );
  expect(await lines(true, chosen.address)).toEqual(chosen.lines);
});

test("what each region has to follow up is the sum of its kinds; what is done, or no duty yet, stands after them", async () => {
  const { lead, heads, rows } = await onPage(
    "oppfolging.html",
    async (page) => ({
      lead: await page.locator(".lead").innerText(),
      heads: await page.locator("main thead th").allInnerTexts(),
      rows: await page
        .locator("main tbody tr")
        .evaluateAll((all) =>
          all.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))),
        ),
    }),
    { javaScriptEnabled: false },
  );
  const [, toDo, ...others] = heads;
  expect(toDo).toBe("Å følge opp");
  const asked = others.filter((kind) => !["I tide", "Vedtatt lov, ikke i kraft"].includes(kind)).length;
  expect(others.length).toBeGreaterThan(asked);
  for (const [own, ...cells] of rows)
    expect(cells.slice(0, asked).reduce((sum, each) => sum + each, 0)).toBe(own);
  expect(lead).toMatch(new RegExp(`^${rows.reduce((sum, [own = 0]) => sum + own, 0)} saker? `));
});

test("no page that lists stays has a pseudonym of a person in it", () => {
  for (const file of site.pages.filter((name) => name.startsWith("oppfolging")))
    expect(readFileSync(join(site.out, file), "utf8")).not.toMatch(/\b(P-[0-9A-Z]{17}|H-[\w-]{22})\b/);
});

test("the page of rules shows the adopted act where its address asks for it, and Back shows the current again", async () => {
  const lead = await onPage("folges-reglene.html?lov=vedtatt", async (page) => {
    expect(await page.locator(".answer").innerText()).toContain("ikke i kraft");
    return page.locator(".lead").innerText();
  });
  await onPage("folges-reglene.html", async (page) => {
    const said = () => page.locator(".lead").innerText();
    const current = await said();
    await page.locator('select[name="lov"]').selectOption("vedtatt");
    await expect.poll(said).toBe(lead);
    await page.goBack();
    await expect.poll(said).toBe(current);
    expect(current).not.toBe(lead);
  });
});

test("from the list of quarterly reports one comes to the report that was released, with every file and its fingerprint", async () => {
  await onPage("kvartalsrapporter.html", async (page) => {
    const [row] = await page.locator("main tbody tr").all();
    expect(await page.locator("main tbody tr").count()).toBe(1);
    expect(await row?.innerText()).toContain(site.released);
    await row?.getByRole("link").first().click();
    await until(
      page,
      "location.pathname.includes('/kvartalsrapport/') && document.querySelector('.report-files')",
    );
    expect(await page.locator("h1").innerText()).toContain("kvartalsrapport");
    const said = await page.locator("main").innerText();
    for (const words of ["Region sør, 1. kvartal 2026", site.released]) expect(said).toContain(words);
    const links = await page
      .locator(".report-files a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(await page.locator(".report-files a").allInnerTexts()).toEqual([
      "PDF",
      "PDF for arkivet",
      "Word",
      "Excel",
      "OpenDocument",
      "CSV",
      "manifest",
    ]);
    for (const link of links) {
      const file = await page.request.get(new URL(link, page.url()).href);
      expect([file.status(), (await file.body()).length > 1000], link).toEqual([200, true]);
    }
  });
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
  // A month that lacks a report is no number in the file either.
  const months = (table?.rows.slice(2) ?? []).flatMap(([month, stays, reports]) => {
    const [, complete, expected] = /^(\d+) av (\d+)$/.exec(String(reports)) ?? [];
    return complete === undefined ? [] : [{ month, stays: typeof stays, isWhole: complete === expected }];
  });
  expect(new Set(months.map(({ isWhole }) => isWhole))).toEqual(new Set([true, false]));
  expect(months.filter(({ stays, isWhole }) => (stays === "number") !== isWhole)).toEqual([]);
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

test("the tables beside each chart hold exactly what the chart draws, also where there is no number", () => {
  const figures = visits.flatMap(({ file, figures: own }) => own.map((figure) => ({ file, figure })));
  const ids = new Set(figures.map(({ figure }) => figure.id));
  expect(figuresOfPages.filter((id) => !ids.has(id))).toEqual([]);
  for (const { file, figure } of figures) expect(unlikeTables(figure), file).toEqual([]);
});

test("what a chart's table says is what was published, whatever kind of chart it is", async () => {
  const { connection, close } = await builtDatabase(site.data);
  try {
    const compared = new Set<string>();
    for (const { file, figures } of visits)
      for (const figure of figures) {
        const unlike = await unlikePublished(connection, file, figure);
        if (unlike !== undefined) compared.add(figure.id);
        expect(unlike ?? [], file).toEqual([]);
      }
    expect(figuresOfPages.filter((id) => !compared.has(id))).toEqual([]);
  } finally {
    close();
  }
});

test("every table of figures can be taken along", () => {
  for (const { file, untaken } of visits) expect(untaken, file).toEqual([]);
});

test("with the keyboard alone one comes from the nation to a month of a prison of one unit, and hears its value", async () => {
  await onPage("", (page) => walkByKeyboard(page, prisonOf("one unit", site), "2026-09"));
});

test("each filter of a place stands in the address; Back and Forward show what was shown, and so does the address afresh", async () => {
  const region = site.pages.find((name) => name.startsWith("region/")) ?? "";
  await onPage(region, async (page) => {
    const shown = () => page.locator("main").innerText();
    const shows = (text: string) => expect.poll(shown, { timeout: 60_000 }).toBe(text);
    /** What is shown once no more of it changes: the parts of a page follow one another. */
    const settled = async () => {
      for (let text = await shown(); ;) {
        await page.waitForTimeout(200);
        const next = await shown();
        if (next === text) return text;
        text = next;
      }
    };
    const usual = await settled();
    const names = await page
      .locator("form.filters select")
      .evaluateAll((lists) => lists.map((list) => list.getAttribute("name") ?? ""));
    expect(names).toEqual(
      expect.arrayContaining(["measure_id", "population", "reason", "security", "from", "to"]),
    );
    const views: { address: string; text: string }[] = [];
    for (const name of names) {
      await page.locator(`form.filters select[name="${name}"]`).selectOption({ index: 1 });
      await expect.poll(shown, { timeout: 60_000 }).not.toBe(usual);
      await until(page, isDrawn);
      const view = { address: page.url(), text: await settled() };
      expect(new URL(view.address).search, name).not.toBe("");
      // Another stretch of time changes nothing that the checker looks at.
      if (name !== "from" && name !== "to") expect(await violationsOf(page), name).toEqual([]);
      await page.goBack();
      await shows(usual);
      await page.goForward();
      await shows(view.text);
      await page.goBack();
      await shows(usual);
      views.push(view);
    }
    expect(new Set(views.map(({ address }) => address)).size).toBe(names.length);
    for (const { address, text } of views) {
      await page.goto(address);
      await until(page, isDrawn);
      await shows(text);
    }
  });
});

test("from a prison one goes down to a quarter and a month, and each step has its address", async () => {
  const prison = prisonOf("one unit", site);
  await onPage(prison.file, async (page) => {
    await walkDown(page, site.address, prison);
    expect(await violationsOf(page)).toEqual([]);
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

test("the check page sends nothing once it is open, and answers of every file as the load does", async () => {
  const reference = readReference(site.data);
  const forms = formsOf(reference, (person) => person);
  const sent = readRegister(dataFolder(site.data)).filter(({ refused }) => refused === undefined);
  const { connection, close } = await builtDatabase(site.data);
  const told = await readRows(connection, "select sha256, rule from raw.refused").finally(close);
  const faulty = sent.filter(({ sha256 }) => told.some((row) => row["sha256"] === sha256));
  const files = [...faulty, ...sent.slice(0, 3)].map((line) => ({
    name: line.name ?? "",
    buffer: readFileSync(storedPath(dataFolder(site.data), line)),
    rules: told.flatMap((row) => (row["sha256"] === line.sha256 ? [String(row["rule"])] : [])),
  }));
  const mutants = Array.from({ length: kinds }, (_, kind) => kind).map(async (kind) => {
    const report = goodReport(kind, 3);
    const { bytes, name } = await mutantFile(report, planted(kind, report, 1), kind);
    const receivedAt = Math.floor(Date.now() / 1000);
    const { findings } = await checkFile(bytes, { name, receivedAt, reference }, forms);
    return { name, buffer: Buffer.from(bytes), rules: findings.map(({ rule }) => rule) };
  });
  await onPage("sjekk-rapporten.html", async (page) => {
    await until(page, "document.querySelector('#check-file')");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    for (const { name, buffer, rules } of [...files, ...(await Promise.all(mutants))]) {
      await page.evaluate("document.getElementById('check-answer').replaceChildren()");
      await page.locator("#check-file").setInputFiles({ name, mimeType: "", buffer });
      await until(page, "document.querySelector('#check-answer h2')");
      const shown = await page
        .locator("[data-rule]")
        .evaluateAll((items) => items.map((item) => item.getAttribute("data-rule") ?? ""));
      expect(shown.sort(), name).toEqual(rules.sort());
    }
    expect(asked).toEqual([]);
    const policy = await page.locator("meta[http-equiv]").first().getAttribute("content");
    expect(policy).toContain("connect-src 'none'");
  });
});
