import { join } from "node:path";
import { parseArgs } from "node:util";
import { Temporal } from "temporal-polyfill";
import { buildSite } from "../loaders/build-site.ts";
import { namedAudience } from "../loaders/protection/named-audience.ts";
import { builtDatabase, fingerprintOf } from "../loaders/built-database.ts";
import { readRows } from "../loaders/duckdb.ts";
import { commandEnded } from "../loaders/forms/command-ended.ts";
import { givenDay, notUnderstood, understood } from "../loaders/forms/command-options.ts";
import { existingFolder, type DataFolder } from "../loaders/intake/data-folder.ts";
import { audienceName } from "../loaders/protection/audience.ts";
import { givenAwayLines } from "../loaders/protection/given-away.ts";
import { keepRelease } from "../loaders/protection/keep-release.ts";
import { number, text } from "../loaders/site-data/cells.ts";
import { madeFrom } from "./releases/made-from.ts";
import { signingKey } from "./releases/release-chain.ts";
import { releaseSite, showAgain, type SiteMaking } from "./releases/released-site.ts";

export const siteUsage =
  "Bruk: npm run release -- --site --audience <målgruppe> [--out <mappe>] [--base /sti/] [--key <privat nøkkel.pem>] " +
  "[--on ÅÅÅÅ-MM-DD] [--back-to <utgivelse>] [--data <mappe>]";

/** 0 when the site is shown, 1 when it may not be, 2 when the command was not understood. */
export function releaseSiteCommand(): Promise<number> {
  return commandEnded(options, async (values) => {
    const folder = existingFolder(values.data);
    const named = namedAudience(values.audience, folder.path);
    const audience = audienceName(named);
    const site = values.out ?? join("sites", audience);
    const of = { folder, audience, site };
    const on = values.on ?? Temporal.Now.plainDateISO("Europe/Oslo").toString();
    const key = values.key === undefined ? undefined : signingKey(values.key);
    const line =
      values["back-to"] === undefined
        ? await releaseSite(of, {
            on,
            key,
            about: () => aboutOf(folder),
            async build(into) {
              const { given } = await buildSite({
                folder: folder.path,
                out: into,
                base: values.base,
                audience: named,
                progress: tell,
              });
              // Before anyone sees it: what has been shown must never be missing from the list, were it killed here.
              if (given === undefined) return;
              await keepRelease(folder, given, on);
              for (const told of givenAwayLines(given)) console.log(told);
            },
          })
        : await showAgain(of, values["back-to"]);
    console.log(
      `Nettstedet for ${audience} i ${site} er nå utgivelse ${line.folder}. Manifestets fingeravtrykk: ${line.manifest_sha256}`,
    );
    return 0;
  });
}

/** What the figures of a site were made of. */
async function aboutOf(folder: DataFolder): ReturnType<SiteMaking["about"]> {
  const { connection, close } = await builtDatabase(folder.path);
  try {
    const [run = {}] = await readRows(connection, "select * from published.run");
    return {
      as_of: text(run, "as_of"),
      known_at: number(run, "known_at"),
      version: text(run, "version"),
      ...madeFrom(folder),
      made_up: run["made_up"] === true,
      fingerprint: await fingerprintOf(connection),
    };
  } finally {
    close();
  }
}

function tell(line: string): void {
  if (process.stderr.isTTY) console.error(`${line} …`);
}

function options() {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          site: { type: "boolean" },
          audience: { type: "string" },
          data: { type: "string", default: "data" },
          out: { type: "string" },
          base: { type: "string", default: "/" },
          on: { type: "string" },
          key: { type: "string" },
          "back-to": { type: "string" },
        },
      }),
    siteUsage,
  );
  const { audience } = values;
  if (audience === undefined) throw notUnderstood("--audience mangler: hvem er nettstedet for?", siteUsage);
  return { ...values, audience, on: givenDay("--on", values.on, siteUsage) };
}
