import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { attack } from "../attack/attack.ts";
import { attackLines } from "../attack/told.ts";
import { buildSite } from "../loaders/build-site.ts";
import type { StoredRow } from "../loaders/duckdb.ts";
import { runCommand } from "../loaders/forms/run-command.ts";
import { dataFolder } from "../loaders/intake/data-folder.ts";
import { audienceName, type Audience } from "../loaders/protection/audience.ts";
import type { ProtectedFigures } from "../loaders/protection/protected-figures.ts";
import { readGivenOut } from "../loaders/record/given-out.ts";
import { policy } from "../loaders/site-headers.ts";
import type { Built } from "../loaders/test-rows.ts";
import { pageTexts } from "../reports/formats/read-pdf.ts";
import { audienceReportFiles, releaseFolder } from "../src/figures/releases.ts";
import { browsedSite, type BrowsedSite } from "./browsed-site.ts";
import { canaryNation, canaryWords } from "./canary-nation.ts";
import { unlikeTables } from "./told-figures.ts";
import { canariesOf, foundIn, toldTexts } from "./told-texts.ts";
import { visitPages, type Sight, type Visit } from "./visit.ts";
import { follow, tabTo } from "./walk.ts";

interface TriedSite extends BrowsedSite {
  given: ProtectedFigures;
  visits: Visit[];
}

/** What is said of whose edition a site is, on each of its pages. */
const editions: Record<Audience["id"], string> = {
  direktoratet: "Utgave for direktoratet",
  departementet: "Fortrolig utgave for departementet: små tall er skjult.",
  offentlig: "Utgave for offentligheten: små tall er skjult.",
  region: "egne enheter er åpne, andre steders små tall er skjult.",
};

const numbersIn = (rows: readonly object[]) =>
  rows.flatMap((row) => Object.values(row).filter((cell): cell is number => typeof cell === "number"));

/** The heading and rows of the overview, with its program or without. */
function overviewOf({ onPage }: BrowsedSite, javaScriptEnabled: boolean) {
  return onPage(
    "oversikt.html",
    async (page) => ({
      heading: await page.locator("h1").innerText(),
      rows: await page.locator("main tbody tr").allTextContents(),
    }),
    { javaScriptEnabled },
  );
}

// Word for word as in the directorate's site, whose every kind of page `site.test.ts` looks at.
const sharedPages = [
  "definisjoner.html",
  "endringer.html",
  "hva-tallene-ikke-sier.html",
  "metode.html",
  "tilgjengelighet.html",
];

/** Builds the sites of some audiences, looks at their pages in some sights, and searches and attacks all of each. */
export function trySites(
  audiences: readonly Audience[],
  { pages, sights }: { pages: "own kinds" | "all"; sights: Sight[] },
): void {
  const work = mkdtempSync(join(tmpdir(), "audience-sites-"));
  const data = join(work, "data");
  let nation: Built;
  const sites = new Map<string, TriedSite>();

  beforeAll(async () => {
    nation = await canaryNation(data);
    for (const audience of audiences) {
      const out = join(work, audience.id);
      const { given } = await buildSite({ folder: data, out, base: "/", audience, progress: () => {} });
      if (given === undefined) throw new Error(`nothing was protected for ${audience.id}`);
      const site = await browsedSite(out);
      const files = pages === "all" ? site.pages : site.kinds.filter((file) => !sharedPages.includes(file));
      sites.set(audience.id, { ...site, given, visits: await visitPages(site, files, sights) });
    }
  });

  afterAll(async () => {
    for (const site of sites.values()) await site.close();
    nation?.close();
    rmSync(work, { recursive: true, force: true });
  });

  /** What the reports know and the audience is not given: numbers that stand in no figure of its own, and words of the reports. */
  async function canariesFor(given: ProtectedFigures): Promise<string[]> {
    const known: StoredRow[] = [
      ...(await nation.rows("from published.figures")),
      ...(await nation.rows("from published.part_figures")),
      ...(await nation.rows("select unit_id, prison_days from published.unit_months")),
      ...(await nation.rows(
        "select started_at, ended_at, ended_at - started_at as seconds from staging.stays",
      )),
    ];
    const allowed = new Set(numbersIn(given.figures).flatMap(canariesOf));
    const numbers = new Set(numbersIn(known).flatMap(canariesOf));
    // A third, or none, is a number of any program.
    return [...[...numbers].filter((one) => !allowed.has(one) && !/^(\d)\1{4}/.test(one)), ...canaryWords];
  }

  describe.each(audiences)("the built site of $id", (audience) => {
    const { id } = audience;
    const siteOf = () => {
      const site = sites.get(id);
      if (site === undefined) throw new Error(`no site of ${id}`);
      return site;
    };

    test("holds no number and no word that its audience may not see, in any page, file or part of a file", async () => {
      const { out, given } = siteOf();
      const canaries = await canariesFor(given);
      expect(canaries.length).toBeGreaterThan(300);
      expect(foundIn(await toldTexts(out), canaries)).toEqual([]);
    });

    test("says of each table how many figures are shown, hidden, none and missing, and of none why it is hidden", () => {
      const read = join(siteOf().out, "_file", "data");
      const name = readdirSync(read).find((file) => file.startsWith("protection.")) ?? "";
      const { audiences: told, ...more } = JSON.parse(readFileSync(join(read, name), "utf8"));
      expect(more).toEqual({});
      expect(told).toHaveLength(1);
      for (const { counts } of told[0].tables)
        expect(Object.keys(counts)).toEqual(["table_id", "shown", "hidden", "zero", "missing"]);
    });

    test("has a report on the country's year and on each region's quarter, with a page and every file", () => {
      const { out, pages: all } = siteOf();
      const names = ["norge_2025", "region-ost_2025-q4", "region-vest_2025-q4"];
      expect(all.filter((name) => name.startsWith(`${releaseFolder}/`))).toEqual(
        names.map((name) => `${releaseFolder}/${name}.html`),
      );
      for (const name of names)
        expect(readdirSync(join(out, releaseFolder, name)).sort(), name).toEqual(
          audienceReportFiles.toSorted(),
        );
    });

    test("opens each page without a fault, in Norwegian, with a title and a heading of its own, and says whose it is", () => {
      const { visits } = siteOf();
      for (const { file, language, headings, banner, broken, viewport } of visits) {
        expect(language, file).toBe("nb");
        expect(headings, file).toEqual([expect.stringMatching(/\S/)]);
        expect(banner, file).toContain("Eksempeldata");
        expect(broken, file).toBe(0);
        expect(viewport, file).not.toContain("maximum-scale");
        const html = readFileSync(join(siteOf().out, file), "utf8");
        expect(html, file).toContain(editions[id]);
        expect(html, file).not.toContain("no part ");
      }
      expect(new Set(visits.map(({ title }) => title)).size).toBe(visits.length);
      const read = join(siteOf().out, "_file", "data");
      const name = readdirSync(read).find((file) => file.startsWith("site.")) ?? "";
      expect(JSON.parse(readFileSync(join(read, name), "utf8")).audience.audience_id).toBe(id);
    });

    test("has no fault that a checker of accessibility can find, in any sight", () => {
      for (const { file, violations } of siteOf().visits) expect(violations, file).toEqual([]);
    });

    test("is nowhere wider than the window, on a narrow telephone either", () => {
      for (const { file, tooWide } of siteOf().visits) expect(tooWide, file).toEqual([]);
    });

    test("draws in each chart exactly what the table beside it holds, and every table can be taken along", () => {
      const figures = siteOf().visits.flatMap(({ file, figures: own }) =>
        own.map((figure) => ({ file, figure })),
      );
      expect(figures.length).toBeGreaterThan(5);
      for (const { file, figure } of figures) expect(unlikeTables(figure), file).toEqual([]);
      for (const { file, untaken } of siteOf().visits) expect(untaken, file).toEqual([]);
    });

    test("is sent with the strict policy, each page of it", async () => {
      const { address, visits } = siteOf();
      for (const { file } of visits) {
        const { headers } = await fetch(`${address}${file}`);
        expect(headers.get("content-security-policy"), file).toBe(policy);
      }
    });

    test("says in words that a hidden figure is hidden for privacy, and shows hidden, missing and none each its own way", async () => {
      // Of one's own region nothing is hidden.
      const region = id === "region" ? "region-vest" : "region-ost";
      const { cells, legend, points } = await siteOf().onPage(`region/${region}.html`, async (page) => ({
        cells: await page.locator("main td").evaluateAll((all) =>
          all.map((cell) => ({
            state: cell.querySelector(".state")?.className.replace(/^state state-/, "") ?? "value",
            sign: cell.querySelector("[aria-hidden]")?.textContent ?? cell.textContent ?? "",
            said: cell.textContent ?? "",
          })),
        ),
        legend: (await page.locator("main .legend").allInnerTexts()).join("\n"),
        points: await page
          .locator(".points > circle")
          .evaluateAll((circles) => circles.map((circle) => circle.getAttribute("data-label") ?? "")),
      }));
      const signsOf = (state: string) => [
        ...new Set(cells.filter((cell) => cell.state === state).map(({ sign }) => sign)),
      ];
      expect(signsOf("suppressed")).toEqual([":"]);
      expect(signsOf("not_reported")).toEqual([".."]);
      for (const { state, said } of cells)
        if (state === "suppressed") expect(said).toBe(": skjult av personvernhensyn");
        else expect(said).not.toMatch(/skjult|:/);
      expect(legend).toContain("skjult av personvernhensyn");
      expect(points.some((label) => label.endsWith(": skjult av personvernhensyn"))).toBe(true);
      // A unit of the other region that had none.
      const row = await siteOf().onPage("oversikt.html", (page) =>
        page.locator("main tbody tr", { hasText: "vest-1" }).first().innerText(),
      );
      expect(row).toMatch(/\b0$/);
    });

    test("can be walked with the keyboard alone, from the country to a table, a region and a prison", async () => {
      const { onPage, pages: all } = siteOf();
      const prison = all.find((name) => name.startsWith("fengsel/")) ?? "";
      await onPage("", async (page) => {
        await tabTo(page, "main details.table > summary");
        await page.keyboard.press("Enter");
        expect(await page.locator("main details.table[open] tbody tr").count()).toBeGreaterThan(0);
        await follow(page, '.menu a[href*="oversikt"], nav a[href*="oversikt"]', /oversikt/);
        await follow(page, 'main a[href*="region/"]', /region\//);
        await follow(page, 'main a[href*="fengsel/"]', /fengsel\//);
        expect(new URL(page.url()).pathname).toContain(prison.slice(0, 8));
        expect(await page.locator("h1").count()).toBe(1);
      });
    });

    test("prints its front page with every figure, its charts drawn for paper", async () => {
      const { pdf, width } = await siteOf().onPage("index.html", async (page) => {
        await page.evaluate(`addEventListener("beforeprint", () => {
          window.drawnFor = document.querySelector("main .plot").getAttribute("width");
        })`);
        const printed = await page.pdf({ preferCSSPageSize: true });
        return { pdf: printed, width: await page.evaluate<string>("window.drawnFor") };
      });
      expect(Number(width)).toBeLessThan(900);
      const sheets = await pageTexts(pdf);
      expect(sheets.length).toBeLessThanOrEqual(6);
      const text = sheets.join(" ").replaceAll(/\s+/g, " ");
      expect(text).toContain("skjult av personvernhensyn");
      expect(text).toContain("Eksempeldata");
    });

    test("can be read where no program runs: the same sentences and the same rows", async () => {
      const without = await overviewOf(siteOf(), false);
      expect(without.rows.length).toBeGreaterThan(6);
      expect(without).toEqual(await overviewOf(siteOf(), true));
    });

    test("gives nothing away to an adversary who reads all of it", async () => {
      const attacked = await attack(
        { folders: [siteOf().out], known: undefined, leastStays: undefined, leastPersons: undefined },
        () => undefined,
      );
      const { lines, isSafe } = attackLines(attacked);
      const { kinds } = attacked.built;
      for (const kind of ["html", "json", "csv", "arrow", "parquet", "xlsx", "ods", "docx", "pdf"])
        expect(kinds.get(kind)?.figures, kind).toBeGreaterThan(0);
      expect(kinds.get("ods")).toEqual(kinds.get("xlsx"));
      expect(attacked.hidden.length, audienceName(audience)).toBeGreaterThan(5);
      expect(isSafe, lines.slice(0, 20).join("\n")).toBe(true);
    });
  });

  test("npm run give-out tells a hidden figure to one receiver, and keeps who got it and why", () => {
    const asked = { audience: "offentlig", place: "ost-3", period: "year", start: "2025-01-01" };
    const decided = { to: "en forsker", reason: "innsyn, vurdert konkret", by: "en jurist", data };
    const options = Object.entries({ ...asked, ...decided }).flatMap(([name, given]) => [`--${name}`, given]);
    expect(runCommand(process.cwd(), "give-out.ts", options)).toEqual({
      status: 0,
      written:
        "3. Utleveringen er ført i record/given-out.jsonl, og mottakeren regnes fra nå av som en som kjenner tallet. For andre er det fortsatt skjult.\n",
      told: "",
    });
    expect(readGivenOut(dataFolder(data))).toMatchObject([
      { audience: "offentlig", receiver: "en forsker", given_by: "en jurist", number: { value: 3 } },
    ]);
  });
}
