import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { commandEnded } from "./forms/command-ended.ts";
import { understood } from "./forms/command-options.ts";
import { sampleIsCurrent } from "./sample/sample-is-current.ts";
import { runOf } from "./run-of.ts";
import { portNumber, serveAtOrNear } from "./serve.ts";

const usage = "Bruk: npm start -- [--data <mappe>] [--port <port>] [--no-serve]";
const seed = 1;
const site = "dist";
const builtFrom = join(".cache", "built-from.json");
// What the build itself writes under the pages' root says nothing about whether it is needed.
const written = new Set([join("src", "data"), join("src", ".observablehq")]);

process.exitCode = await commandEnded(options, async ({ data, port, isServed }) => {
  if (data === "data/sample" && !sampleIsCurrent(data, seed))
    step("Lager eksempeldata: et oppdiktet Norge", "sample.ts", ["--data", data, "--seed", String(seed)]);
  step("Laster månedsrapportene", "load.ts", ["--data", data]);
  // The made-up country's verdicts are settled at once; a real one's when someone settles them.
  if (data === "data/sample" && !existsSync(join(data, "record", "settled-verdicts.jsonl")))
    step("Fastsetter kvartalets svar", "settle.ts", ["--data", data]);
  const fingerprint = fingerprintOfSite(data);
  if (!existsSync(site) || !existsSync(builtFrom) || readFileSync(builtFrom, "utf8") !== fingerprint) {
    step("Bygger nettstedet", "build-site.ts", ["--data", data, "--out", site]);
    mkdirSync(dirname(builtFrom), { recursive: true });
    writeFileSync(builtFrom, fingerprint);
  }
  if (isServed) console.log(`\nNettstedet vises på ${await serveAtOrNear(site, port)} (Ctrl+C avslutter)`);
  return 0;
});

function options() {
  const { values } = understood(
    () =>
      parseArgs({
        options: {
          data: { type: "string", default: "data/sample" },
          port: { type: "string", default: "3000" },
          "no-serve": { type: "boolean", default: false },
        },
      }),
    usage,
  );
  return { data: values.data, port: portNumber(values.port, usage), isServed: !values["no-serve"] };
}

/** One command of ours, its own words on the terminal; what it could not do ends the start with its exit code. */
function step(what: string, command: string, given: string[]): void {
  console.error(`\n${what} …`);
  const done = spawnSync(process.execPath, [...runOf(join(import.meta.dirname, command)), ...given], {
    stdio: "inherit",
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** What the site depends on: the database, the pages and the programs, by size and time of change. */
function fingerprintOfSite(folder: string): string {
  const inputs = [
    "src",
    "loaders",
    "observablehq.config.ts",
    "package-lock.json",
    join(folder, "safety-cells.duckdb"),
  ];
  const hash = createHash("sha256").update(folder);
  for (const file of inputs.flatMap(filesUnder).sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (written.has(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
