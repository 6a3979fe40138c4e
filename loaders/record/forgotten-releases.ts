import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DataFolder } from "../intake/data-folder.ts";
import { readJsonLines } from "./json-lines.ts";
import { registered } from "./registered-release.ts";
import { readShownReleases } from "./shown-figures.ts";

/**
 * One sentence per audience whose register has more releases than the list of what was shown: the next would be made as
 * if nobody had seen the rest. What the directorate is shown is in no list.
 */
export function forgottenReleases(folder: Pick<DataFolder, "record">): string[] {
  const registers = join(folder.record, "site-releases");
  if (!existsSync(registers)) return [];
  const shown = readShownReleases(folder);
  return readdirSync(registers)
    .sort()
    .filter((name) => name.endsWith(".jsonl") && name !== "direktoratet.jsonl")
    .flatMap((name) => {
      const audience = name.replace(/\.jsonl$/, "");
      const released = readJsonLines(join(registers, name), registered).length;
      const known = shown.filter((release) => release.audience === audience).length;
      if (known >= released) return [];
      return [
        `Det er gitt ut ${released} ${released === 1 ? "utgave" : "utgaver"} til ${audience}, og ${join(folder.record, "shown-figures.jsonl")} vet hva som ble vist i ${known} av dem. En ny utgave ville bli laget som om ingen hadde sett resten. Hent lista fra en nyere kopi: npm run restore.`,
      ];
    });
}
