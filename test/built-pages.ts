import { readdirSync } from "node:fs";
import { sep } from "node:path";

/** The pages of a built site, as `region/region-ost.html`. */
export function builtPages(site: string): string[] {
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.split(sep).join("/"))
    .sort();
}

/** One page of each kind: all of the root, and the first of each folder. */
export function oneOfEachKind(pages: string[]): string[] {
  const first = new Map(
    pages.toReversed().map((file) => [file.includes("/") ? file.slice(0, file.indexOf("/")) : file, file]),
  );
  return [...first.values()].sort();
}

/** The page's program has taken the place of what the build wrote, and every chart that has room is drawn. */
export const isDrawn = `document.querySelector("observablehq-loading") === null
  && [...document.querySelectorAll(".chart")].every((chart) => chart.clientWidth === 0 || chart.firstChild !== null)`;
