import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import type { FrameFacts } from "./frame-facts.ts";

export const project = resolve(import.meta.dirname, "..", "..");

/** Has Framework build the pages of a folder, with an empty file where each of their figures' files is to be. */
export async function observableBuild(root: string, facts: FrameFacts, output: string): Promise<void> {
  const factsFile = layOutData(root, facts);
  prepareCache(root);
  const program = join(
    dirname(createRequire(import.meta.url).resolve("@observablehq/framework/package.json")),
    "dist",
    "bin",
    "observable.js",
  );
  const child = spawn(process.execPath, [program, "build"], {
    cwd: project,
    env: {
      ...process.env,
      OBSERVABLE_TELEMETRY_DISABLE: "true",
      SITE_FACTS: factsFile,
      SITE_ROOT: relative(project, root),
      SITE_OUTPUT: output,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part));
  child.stderr.on("data", (part: Buffer) => said.push(part));
  const code = await new Promise<number | null>((done, failed) =>
    child.once("error", failed).once("close", done),
  );
  if (code !== 0)
    throw new Error(`observable build stopped with ${code}:\n${Buffer.concat(said).toString()}`);
}

// Framework finds these for any file that a page reads.
const anyFile = ["[file].json", "[file].arrow", join("[folder]", "[file].json")];

/** Lays out where the pages look for files; returns the file with the facts, which lies there too. */
function layOutData(root: string, facts: FrameFacts): string {
  const data = join(root, "data");
  rmSync(data, { recursive: true, force: true });
  mkdirSync(join(data, "[folder]"), { recursive: true });
  for (const name of anyFile) writeFileSync(join(data, name), "{}");
  const factsFile = join(data, "frame-facts.json");
  writeFileSync(factsFile, JSON.stringify(facts));
  return factsFile;
}

// Framework asks a CDN which version of these is the newest, though no page of ours uses them; a folder in its
// cache answers instead.
const askedFor = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
];

/** Keeps what Framework made of our packages, which is slow to make, and nothing else of the last time. */
function prepareCache(root: string): void {
  const cache = join(root, ".observablehq", "cache");
  for (const name of existsSync(cache) ? readdirSync(cache) : [])
    if (name !== "_node" && name !== "_npm") rmSync(join(cache, name), { recursive: true, force: true });
  for (const name of askedFor) mkdirSync(join(cache, "_npm", `${name}@0.0.0`), { recursive: true });
}
