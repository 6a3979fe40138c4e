import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../loaders/forms/run-command.ts";
import { attack } from "./attack.ts";
import { attackLines } from "./told.ts";

const work = mkdtempSync(join(tmpdir(), "whole-nation-"));
const data = join(work, "data");

/** Runs a command of ours, and stops where it could not do its work. */
function done(command: string, ...options: string[]): void {
  const { status, told } = runCommand(process.cwd(), command, options);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${told}`);
}

beforeAll(() => {
  done("sample.ts", "--data", data, "--from", "2021-01", "--to", "2026-10");
  done("load.ts", "--data", data);
});
afterAll(() => rmSync(work, { recursive: true }));

/** The folder of an audience's site, built once. */
function built(audience: string): string {
  const site = join(work, audience);
  if (!existsSync(site)) done("build-site.ts", "--data", data, "--audience", audience, "--out", site);
  return site;
}

// The ministry reads what the public is given too.
test.each([
  ["offentlig", []],
  ["departementet", ["offentlig"]],
  ["region-ost", []],
  ["region-nord", []],
  ["region-vest", []],
  ["region-sorvest", []],
  ["region-sor", []],
])(
  "nothing that is hidden in the built site of five years can be found out: %s",
  async (audience, readBeside) => {
    const folders = [...readBeside, audience].map(built);
    const attacked = await attack(
      { folders, known: undefined, leastStays: undefined, leastPersons: undefined },
      () => undefined,
    );
    const { lines, isSafe } = attackLines(attacked);
    expect(attacked.hidden.length).toBeGreaterThan(100);
    expect(isSafe, lines.slice(0, 20).join("\n")).toBe(true);
  },
);
