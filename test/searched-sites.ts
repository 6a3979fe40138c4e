import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canariesOf, foundIn, toldTexts } from "./told-texts.ts";
import { audienceReports, layOutReports } from "../reports/audience/audience-reports.ts";
import { audienceReportFiles, releaseFolder } from "../src/figures/releases.ts";
import { toHtml } from "../src/parts/content.ts";
import type { DuckDBConnection, StoredRow } from "../loaders/duckdb.ts";
import { writeListedFiles } from "../loaders/open-files/listed-files.ts";
import type { Audience } from "../loaders/protection/audience.ts";
import { sixUnits } from "../loaders/protection/made-up-nation.ts";
import { protectedFigures, type ProtectedFigures } from "../loaders/protection/protected-figures.ts";
import { built, reports, type Built, type RawRows } from "../loaders/test-rows.ts";
import { layOutPages } from "../loaders/audience-site/audience-pages.ts";
import { audienceParts } from "../loaders/audience-site/audience-parts.ts";
import { publishAudience } from "../loaders/audience-site/publish-audience.ts";

const work = mkdtempSync(join(tmpdir(), "audience-site-"));
const units = sixUnits.filter(({ place_level }) => place_level === "unit").map(({ place_id }) => place_id);
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}`);

/** How many stays a unit has in a month: large units many, small ones a few a year, one none. */
const staysOf = (unit: number, month: number) =>
  [3, 2, month % 4 === 0 ? 1 : 0, 0, 2, month === 5 ? 2 : 0][unit] ?? 0;

// Prison days and hours that occur nowhere else, and words that no site but the directorate's may know.
const raw = withNotes(
  reports(
    ...units.flatMap((unit, at) =>
      months.map((month, index) => ({
        unit,
        month,
        prisonDays: 1_000_003 + 120_011 * at + 7_013 * index,
        sha256: `kanarifil-${unit}-${month}`,
        placements: Array.from({ length: staysOf(at, index) }, (_, stay) => ({
          id: `KANARI-PLASSERING-${unit}-${month}-${stay}`,
          person: `KANARI-PERSON-${unit}-${index}-${stay}`,
          start: `${month}-${String(2 + 4 * stay).padStart(2, "0")} 10:00`,
          end: `${month}-${String(3 + 4 * stay).padStart(2, "0")} 1${stay}:${String(11 + 7 * at + index).padStart(2, "0")}`,
          reasons: stay === 0 ? ["self_harm"] : ["violence"],
        })),
      })),
    ),
  ),
);

function withNotes(rows: RawRows): RawRows {
  return {
    ...rows,
    plasseringer: (rows.plasseringer ?? []).map((row, at) => ({ ...row, merknad: `KANARI-FRITEKST ${at}` })),
  };
}

/** All that a build of the site is made of: what the pages read, the pages with their words and tables, the open files. */
async function writeSite(
  connection: DuckDBConnection,
  given: ProtectedFigures,
  folder: string,
): Promise<void> {
  layOutPages(folder, given.audience);
  const { site, protection } = await publishAudience(connection, given, {}, join(folder, "data"));
  const unknown = { publisher: null, licence: null, contact: null };
  const open = await writeListedFiles(
    connection,
    site,
    { figures: given.figures, protection },
    unknown,
    join(folder, "apne-filer"),
  );
  writeFileSync(join(folder, "data", "open-files.json"), JSON.stringify(open));
  const made = await audienceReports(connection, given, site);
  layOutReports(made, folder);
  for (const [name, { html }] of made) writeFileSync(join(folder, releaseFolder, `${name}.html`), html);
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".md") && !name.includes("[release]"),
  );
  for (const page of pages) {
    const text = readFileSync(join(folder, page), "utf8");
    const names = page.includes("[place]")
      ? site.places
          .filter((place) => place.page === dirname(page))
          .map(({ place_id }) => `${dirname(page)}/${place_id}.html`)
      : [page.replace(/\.md$/, ".html")];
    for (const name of names) {
      const part = audienceParts(name, site, join(folder, "data"));
      writeFileSync(
        join(folder, name),
        text.replaceAll(/\$\{show\("([\w-]+)"\)\}/g, (_, wanted: string) =>
          toHtml(part(wanted) ?? `no part ${wanted}`),
        ),
      );
    }
  }
}

const numbersIn = (rows: readonly object[]) =>
  rows.flatMap((row) => Object.values(row).filter((cell): cell is number => typeof cell === "number"));

/** Builds what the sites of some audiences are made of, and searches all of it. */
export function searchSites(audiences: readonly Audience[]): void {
  let nation: Built;
  const sites = new Map<string, { folder: string; given: ProtectedFigures }>();

  beforeAll(async () => {
    nation = await built(raw, { places: sixUnits });
    for (const audience of audiences) {
      const given = await protectedFigures(nation.connection, audience);
      const folder = join(work, audience.id);
      await writeSite(nation.connection, given, folder);
      sites.set(audience.id, { folder, given });
    }
  }, 120_000);

  afterAll(() => {
    nation?.close();
    rmSync(work, { recursive: true, force: true });
  });

  const siteOf = (id: string) => {
    const site = sites.get(id);
    if (site === undefined) throw new Error(`no site of ${id}`);
    return site;
  };
  const readJson = (id: string, name: string) =>
    JSON.parse(readFileSync(join(siteOf(id).folder, "data", name), "utf8"));

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
    return [
      ...new Set(
        numbersIn(known)
          .flatMap(canariesOf)
          .filter((one) => !allowed.has(one)),
      ),
      "KANARI-FRITEKST",
      "KANARI-PERSON",
      "KANARI-PLASSERING",
      "kanarifil",
    ];
  }

  describe.each(audiences.map(({ id }) => id))("the site of %s", (id) => {
    test("holds no number and no word that its audience may not see, in any page, file or part of a file", async () => {
      const { folder, given } = siteOf(id);
      const canaries = await canariesFor(given);
      expect(canaries.length).toBeGreaterThan(300);
      expect(foundIn(await toldTexts(folder), canaries)).toEqual([]);
    });

    test("has a report on the country's year and on each region's quarter, with a page and every file", () => {
      const { folder } = siteOf(id);
      const names = readJson(id, "site.json").reports.map(({ name }: { name: string }) => name);
      expect(names).toEqual(["norge_2025", "region-ost_2025-q4", "region-vest_2025-q4"]);
      for (const name of names) {
        expect(readdirSync(join(folder, releaseFolder, name)).sort(), name).toEqual(
          audienceReportFiles.toSorted(),
        );
        expect(readFileSync(join(folder, releaseFolder, `${name}.html`), "utf8"), name).toContain("<table");
      }
    });

    test("shows every part of its pages, and says of each page whose edition it is", () => {
      const { folder } = siteOf(id);
      const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".html"),
      );
      expect(pages.length).toBeGreaterThan(12);
      for (const page of pages)
        expect(readFileSync(join(folder, page), "utf8"), page).not.toContain("no part ");
      expect(readJson(id, "site.json").audience.audience_id).toBe(id);
    });
  });

  test("what is hidden is said in words beside its sign, and has no number in what the page reads", () => {
    const { folder } = siteOf("offentlig");
    const html = readFileSync(join(folder, "oversikt.html"), "utf8");
    expect(html).toContain(
      '<span aria-hidden="true">:</span><span class="heard"> skjult av personvernhensyn</span>',
    );
    expect(html).toContain("«:» er skjult av personvernhensyn");
  });
}
