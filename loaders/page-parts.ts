import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Definitions } from "../src/figures/definitions.ts";
import type { Method } from "../src/figures/method.ts";
import type { OpenFiles } from "../src/figures/open-files.ts";
import type { ProtectionPage } from "../src/figures/protected.ts";
import type { Site } from "../src/figures/site.ts";
import type { Content } from "../src/parts/content.ts";
import { definitionParts } from "../src/parts/definition-parts.ts";
import { methodParts } from "../src/parts/method-parts.ts";
import { openFilesParts } from "../src/parts/open-files-parts.ts";
import { protectionParts } from "../src/parts/protected/protection-parts.ts";

/** A part of a page by its name. */
export type Part = (name: string) => Content | undefined;

/** What the parts of a built page hold; the page is named as `region/region-ost.html`. */
export type PartsOfPage = (file: string, site: Site, data: string) => Part;

/** The files that the pages read. */
export const filesIn = (data: string) => ({
  json: (name: string) => JSON.parse(readFileSync(join(data, name), "utf8")),
  bytes: (name: string) => readFileSync(join(data, name)),
});

export type Files = ReturnType<typeof filesIn>;

/** The page that tells of the files that are given out, when they are there. */
export const openFilesPage = "apne-filer.html";

/** The pages about the figures that every audience has. */
export const partsOfAll: Record<string, (site: Site, files: Files) => Part> = {
  "definisjoner.html": (site, files) => {
    const definitions: Definitions = files.json("definitions.json");
    return (name) => definitionParts[name]?.({ site, definitions });
  },
  [openFilesPage]: (site, files) => {
    const open: OpenFiles = files.json("open-files.json");
    return (name) => openFilesParts[name]?.({ site, open });
  },
  "metode.html": (site, files) => {
    const method: Method = files.json("method.json");
    return (name) => methodParts[name]?.({ site, method });
  },
  "skjerming.html": (site, files) => {
    const protection: ProtectionPage = files.json("protection.json");
    return (name) => protectionParts[name]?.({ site, protection });
  },
};
