import { afterAll, beforeAll, expect, test } from "vitest";
import { builtDatabase } from "../loaders/built-database.ts";
import { openSite, type BuiltSite } from "./built-site.ts";
import { unlikePublished } from "./published-figures.ts";
import { unlikeTables } from "./told-figures.ts";
import { violationsOf, visitPages, type Visit } from "./visit.ts";
import { prisonOf, walkByKeyboard, walkDown } from "./walk.ts";

let site: BuiltSite;
let visits: Visit[];

// Every page of the whole made-up country, each opened once and looked at in four ways.
beforeAll(async () => {
  site = await openSite("whole");
  visits = await visitPages(site, site.pages, [
    { width: 1280, colorScheme: "light" },
    { width: 1280, colorScheme: "dark" },
    { width: 320, colorScheme: "light" },
    { width: 320, colorScheme: "dark" },
  ]);
});

afterAll(() => site?.close());

test("every page opens without a fault, with a title and one heading of its own", () => {
  expect(visits).toHaveLength(site.pages.length);
  expect(visits.length).toBeGreaterThan(50);
  expect(new Set(visits.map(({ title }) => title)).size).toBe(visits.length);
  for (const { file, headings, broken } of visits) {
    expect(headings, file).toEqual([expect.stringMatching(/\S/)]);
    expect(broken, file).toBe(0);
  }
});

test("on no page does a checker of accessibility find a fault, wide or narrow, light or dark", () => {
  for (const { file, violations } of visits) expect(violations, file).toEqual([]);
});

test("no page has to be scrolled sideways, wide or narrow, light or dark", () => {
  for (const { file, tooWide } of visits) expect(tooWide, file).toEqual([]);
});

test("on every page the tables beside a chart hold exactly what it draws, and can be taken along", () => {
  for (const { file, figures, untaken } of visits) {
    expect(untaken, file).toEqual([]);
    for (const figure of figures) expect(unlikeTables(figure), file).toEqual([]);
  }
});

test("on every page the tables beside the charts say what was published", async () => {
  const { connection, close } = await builtDatabase(site.data);
  try {
    const compared = new Set<string>();
    for (const { file, figures } of visits)
      for (const figure of figures) {
        const unlike = await unlikePublished(connection, file, figure);
        if (unlike !== undefined) compared.add(figure.id);
        expect(unlike ?? [], file).toEqual([]);
      }
    for (const id of ["sammenligning", "nar-pa-dognet", "nar-i-uken", "bidrag", "varighet", "rate"])
      expect(compared).toContain(id);
  } finally {
    close();
  }
});

test("with the keyboard alone one comes from the nation to a unit's month, and hears its value", async () => {
  await site.onPage("", (page) => walkByKeyboard(page, prisonOf("more units", site), "2026-10"));
});

test("from a prison one goes down to a quarter, a month and a unit, and each step has its address", async () => {
  const prison = prisonOf("more units", site);
  await site.onPage(prison.file, async (page) => {
    await walkDown(page, site.address, prison);
    expect(await violationsOf(page)).toEqual([]);
  });
});

test("the front page of the whole country prints on two sheets of A4 too", async () => {
  const pdf = await site.onPage("", (page) => page.pdf({ preferCSSPageSize: true }));
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
});
