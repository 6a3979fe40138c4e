import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmallSite, type SmallSite } from "./small-site.ts";
import { visitPages, type Visit } from "./visit.ts";

let site: SmallSite;
let visits: Visit[];

beforeAll(async () => {
  site = await openSmallSite();
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
