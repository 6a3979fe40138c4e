import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandHere, runCommand } from "./run-command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "skjema-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command of ours in the test's own folder: its exit code and what it says of what went wrong. */
function run(command: string, ...options: string[]): { status: number | null; told: string } {
  const { status, told } = runCommand(folder, command, options);
  return { status, told };
}

/** The same without a process of its own. */
async function templateHere(...options: string[]): Promise<{ status: number | null; told: string }> {
  const { status, told } = await commandHere(folder, "template.ts", options);
  return { status, told };
}

describe("npm run template", () => {
  const ofUnit = ["--unit", "ringerike-enhet", "--month", "2026-03"];

  test("writes the template under a sensible name where none is given", () => {
    expect(run("template.ts", ...ofUnit)).toEqual({ status: 0, told: "" });
    expect(existsSync(join(folder, "ringerike-enhet_2026-03.xlsx"))).toBe(true);
  });

  test("writes the same again, but never over a report that someone has begun to fill in", async () => {
    const out = join(folder, "mal.xlsx");
    const options = [...ofUnit, "--out", out, "--language", "nn"];
    expect((await templateHere(...options)).status).toBe(0);
    expect((await templateHere(...options)).status).toBe(0);
    writeFileSync(out, "fylt ut");
    expect(await templateHere(...options)).toMatchObject({
      status: 1,
      told: expect.stringContaining("finnes fra før"),
    });
    expect(readFileSync(out, "utf8")).toBe("fylt ut");
  });

  test.each<[number, string[], string]>([
    [2, ["--unit", "ringerike-enhet", "--month", "2026-13"], "en måned som 2026-03, ikke «2026-13»"],
    [2, ["--month", "2026-03"], "--unit mangler"],
    [2, [...ofUnit, "--mnd", "3"], "Ukjent valg: --mnd."],
    [
      1,
      ["--unit", "ringerike", "--month", "2026-03"],
      "Fant ikke enheten «ringerike» i enhetsregisteret. Mente du ringerike-enhet?",
    ],
    [1, [...ofUnit, "--out", "nei/mal.xlsx"], "Mappen til nei/mal.xlsx finnes ikke."],
    [1, [...ofUnit, "--out", "."], "er en mappe"],
    [1, [...ofUnit, "--data", "nei"], "Fant ikke datamappen «nei»."],
  ])("ends with %d for %j: %s", async (status, options, told) => {
    expect(await templateHere(...options)).toMatchObject({ status, told: expect.stringContaining(told) });
  });
});

test.each([
  ["start.ts", ["--prt", "1"], "Ukjent valg: --prt.\nBruk: npm start"],
  ["serve.ts", ["--port", "99999"], "--port skal være et tall fra 0 til 65535, ikke «99999»."],
  ["sample.ts", ["--to", "2020-13"], "Ventet en måned som 2026-03, ikke «2020-13».\nBruk: npm run sample"],
  ["settle.ts", ["--data"], "--data skal ha en verdi etter seg.\nBruk: npm run settle"],
  ["settle.ts", ["--as-of", "2026-02-30"], "--as-of skal være en dato som 2026-11-20, ikke «2026-02-30»."],
  ["settle.ts", ["--known-at", "i går"], "--known-at skal være et tidspunkt som"],
  ["build-site.ts", ["--ut", "dist"], "Ukjent valg: --ut.\nBruk: npm run build"],
  ["doctor.ts", ["--dta", "x"], "Ukjent valg: --dta.\nBruk: npm run doctor"],
  ["backup.ts", [], "Si hvor kopien skal ligge med --to.\nBruk: npm run backup"],
  ["restore.ts", [], "Si hvor kopien ligger med --from.\nBruk: npm run restore"],
  ["erase.ts", ["--before", "2099-01-01"], "--before skal være i dag eller før, ikke 2099-01-01."],
  ["rebuild.ts", ["--folder", "x"], "Ukjent valg: --folder.\nBruk: npm run rebuild"],
])("%s %j is not understood, and says how it is written", async (command, options, told) => {
  const before = readdirSync(folder);
  expect(await commandHere(folder, command, options)).toMatchObject({
    status: 2,
    told: expect.stringContaining(told),
  });
  expect(readdirSync(folder)).toEqual(before);
});

test("npm run build never takes the place of a folder that is no site, such as the data folder itself", async () => {
  const data = join(folder, "landet");
  mkdirSync(join(data, "raw"), { recursive: true });
  expect(await commandHere(folder, "build-site.ts", ["--data", data, "--out", data])).toMatchObject({
    status: 1,
    told: expect.stringContaining("blir ikke rørt"),
  });
  expect(readdirSync(data)).toEqual(["raw"]);
});

test("npm run dictionary writes the schemas and the catalogue", () => {
  expect(run("dictionary.ts", "--out", "katalog")).toEqual({ status: 0, told: "" });
  expect(readdirSync(join(folder, "katalog")).sort()).toEqual([
    "datakatalog.csv",
    "datakatalog.md",
    "history.schema.json",
    "region-report.schema.json",
    "unit-report.schema.json",
  ]);
});
