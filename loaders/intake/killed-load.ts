import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { runOf } from "../run-of.ts";
import { type DataFolder } from "./data-folder.ts";
import { inboxFiles } from "./inbox.ts";
import { heldBy } from "./lock.ts";
import { readRegister, storedPath } from "./register.ts";
import { at, csv, put } from "./test-folder.ts";

/** Reports of three units, month by month in several versions, by name. */
export function manyReports(count: number): Map<string, Uint8Array> {
  const reports = new Map<string, Uint8Array>();
  for (let number = 0; number < count; number++) {
    const unit = ["nes-enhet", "vik-a", "vik-b"][number % 3] ?? "";
    const version = (Math.floor(number / 3) % 4) + 1;
    const month = 1 + Math.floor(number / 12);
    const maned = `${2025 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, "0")}`;
    reports.set(
      `${unit}_${maned}_v${version}.csv`,
      csv({
        head: { enhet: unit, maned, versjon: version, sendt: at(`${maned}-28T0${version}:00`) },
        placements: [
          {
            plassering: `V-${maned}`,
            start: at(`${maned}-10T10:00`),
            slutt: at(`${maned}-10T1${version}:30`),
          },
        ],
      }),
    );
  }
  return reports;
}

/** Lays the reports in the inbox, with when they came, and gives the folder the one key of these folders. */
export function layOut(folder: DataFolder, reports: Map<string, Uint8Array>): void {
  mkdirSync(folder.record, { recursive: true });
  writeFileSync(join(folder.record, "person.key"), "de samme personene i hver mappe\n");
  const received = [...reports.keys()].map((name) => `${name};2026-06-10T10:00:00Z\n`);
  put(folder, "received.csv", `name;received_at\n${received.join("")}`);
  for (const [name, content] of reports) put(folder, name, content);
}

/** When a load is to be killed: so many milliseconds after it began to work, or as soon as so many files are stored. */
export type Moment = { milliseconds: number } | { stored: number };

const program = join(import.meta.dirname, "..", "load.ts");
/** Runs a load as a process of its own, and kills it (`kill -9`) at the moment. Whether it was still running then. */
export async function killedLoad(folder: DataFolder, asOf: string, moment: Moment): Promise<boolean> {
  const load = spawn(process.execPath, [...runOf(program), "--data", folder.path, "--as-of", asOf], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<boolean>((resolve, reject) =>
    load.once("close", (code, signal) =>
      code === null || code === 0
        ? resolve(signal === "SIGKILL")
        : reject(new Error(`the load stopped with ${code}`)),
    ),
  );
  const isOver = () => load.exitCode !== null;
  while (!isOver() && !isHeldBy(folder, load.pid)) await setTimeout(2);
  if ("milliseconds" in moment) await Promise.race([setTimeout(moment.milliseconds), ended]);
  else while (!isOver() && storedFiles(folder) < moment.stored) await setTimeout(1);
  load.kill("SIGKILL");
  return ended;
}

// A lock left by the load before stands there until this one takes it over.
function isHeldBy(folder: DataFolder, pid: number | undefined): boolean {
  return heldBy(folder)?.process === pid;
}

function storedFiles(folder: DataFolder): number {
  return existsSync(folder.raw) ? readdirSync(folder.raw).length : 0;
}

/** What a killed load has lost or doubled of the reports that were sent, each in a line; nothing, if it is as it should be. */
export function lostOrDoubled(folder: DataFolder, sent: Map<string, Uint8Array>): string[] {
  const hashes = readRegister(folder).map(({ sha256 }) => sha256);
  const waiting = new Set(inboxFiles(folder).map(({ name }) => name));
  return [
    ...readRegister(folder)
      .filter(
        (line) =>
          !existsSync(storedPath(folder, line)) ||
          hashOf(readFileSync(storedPath(folder, line))) !== line.sha256,
      )
      .map(({ name }) => `${name} is registered and not stored`),
    ...hashes
      .filter((sha256, index) => hashes.indexOf(sha256) !== index)
      .map((sha256) => `${sha256} is registered twice`),
    ...[...sent]
      .filter(([name, content]) => !waiting.has(name) && !hashes.includes(hashOf(content)))
      .map(([name]) => `${name} is gone`),
  ];
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
