import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { type DataFolder } from "./intake/data-folder.ts";
import { type LoadResult } from "./intake/load-result.ts";
import { csv, newFolder, put } from "./intake/test-folder.ts";
import { runOf } from "./run-of.ts";
import { watch } from "./watch.ts";

/** The first look that finds the file finds half of it, and the next finds all. */
async function putSlowly(folder: DataFolder, name: string, report: Uint8Array): Promise<void> {
  const half = report.length / 2;
  put(folder, name, report.subarray(0, half));
  await setTimeout(150);
  appendFileSync(join(folder.inbox, name), report.subarray(half));
}

test("reports are taken as they come, each once it has stopped growing; a bad one and a bad source stop nothing", async () => {
  const folder = newFolder();
  const stop = new AbortController();
  const loads: LoadResult[] = [];
  const problems: string[] = [];
  put(folder, "nes.csv", csv());
  put(folder, "dårlig.csv", "Hei;på;deg");
  put(folder, "vokser.csv", "Hode\n");
  put(folder, "../sources/feil.json", "{");
  const grow = setInterval(() => appendFileSync(join(folder.inbox, "vokser.csv"), "x"), 10);
  const watching = watch(
    { folder: folder.path, asOf: "2026-04-20" },
    {
      seconds: 0.1,
      signal: stop.signal,
      onProblem: (line) => problems.push(line),
      onLoaded: (result) => {
        loads.push(result);
        if (loads.length === 1) void putSlowly(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
        else stop.abort();
      },
    },
  );
  await watching;
  clearInterval(grow);
  const names = loads.flatMap(({ files }) => files.map(({ name, status }) => `${name} ${status}`));
  expect(names).toEqual(["dårlig.csv refused", "nes.csv accepted", "vik.csv accepted"]);
  expect(problems).toEqual([
    `${join(folder.path, "sources", "feil.json")} følger ikke formen; se på: hele filen.`,
  ]);
  folder.remove();
});

test.skipIf(process.platform === "win32")("it stops cleanly when it is told to", async () => {
  const folder = newFolder();
  writeFileSync(join(folder.path, "folder.json"), "{}");
  const command = [...runOf(join(import.meta.dirname, "load.ts")), "--watch", "--data", folder.path];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "ignore"] });
  const said: string[] = [];
  child.stdout.on("data", (part: Buffer) => said.push(part.toString()));
  while (said.length === 0) await setTimeout(20);
  child.kill("SIGTERM");
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect({ code, last: said.join("").trim().split("\n").at(-1) }).toEqual({
    code: 0,
    last: expect.stringMatching(/Avsluttet\.$/),
  });
  folder.remove();
});
