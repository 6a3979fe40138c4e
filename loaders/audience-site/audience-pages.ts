import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Audience } from "../protection/audience.ts";

const project = join(import.meta.dirname, "..", "..");

/** Pages that are the same for every audience, beside those in `audience-pages`. */
const sharedPages = [
  "404.md",
  "apne-filer.md",
  "definisjoner.md",
  "endringer.md",
  "hva-tallene-ikke-sier.md",
  "metode.md",
  "skjerming.md",
  "tilgjengelighet.md",
];

/** Those who may send and mend reports check them on a page of the site. */
const ownPages: Record<Audience["id"], string[]> = {
  direktoratet: [],
  region: ["sjekk-rapporten.md"],
  departementet: [],
  offentlig: [],
};

const drawnWith = ["charts", "figures", "parts", "statistics", "words"];

/**
 * Lays out what an audience's site is built from: its pages and what draws them, and nothing else, so that no page of
 * another audience can be built. What the page builder keeps of our packages stays.
 */
export function layOutPages(root: string, audience: Audience): void {
  mkdirSync(root, { recursive: true });
  for (const name of readdirSync(root))
    if (name !== ".observablehq") rmSync(join(root, name), { recursive: true, force: true });
  const source = join(project, "src");
  for (const folder of drawnWith)
    cpSync(join(source, folder), join(root, folder), { recursive: true, filter: isPartOfSite });
  cpSync(join(source, "style.css"), join(root, "style.css"));
  const pages = [
    ...[...sharedPages, ...ownPages[audience.id]].map((name) => ({ name, path: join(source, name) })),
    ...ownFolder(join(project, "audience-pages")),
  ];
  const known = new Set(pages.map(({ name }) => name.replace(/\.md$/, ".html")));
  for (const { name, path } of pages) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), withoutLinksElsewhere(readFileSync(path, "utf8"), known));
  }
}

const isPartOfSite = (path: string) =>
  !/\.test\.ts$|^made-up-/.test(basename(path)) && !path.includes("reference-cases");

function ownFolder(folder: string): { name: string; path: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(folder, path), path }));
}

/** A link to a page that the audience has not, is its words alone. */
function withoutLinksElsewhere(markdown: string, pages: ReadonlySet<string>): string {
  return markdown.replaceAll(
    /\[([^\]]+)\]\(\.\/([\w-]+\.html)[^)]*\)/g,
    (link, words: string, page: string) => (pages.has(page) ? link : words),
  );
}
