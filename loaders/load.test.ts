import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DataFolder } from "./intake/data-folder.ts";
import { commandHere } from "./forms/run-command.ts";
import { runOf } from "./run-of.ts";
import { csv, newFolder, put } from "./intake/test-folder.ts";

const program = join(import.meta.dirname, "load.ts");
let folder: DataFolder & { remove(): void };

beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

function run(...options: string[]) {
  const command = [...runOf(program), ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The same without a process of its own. */
async function here(...options: string[]) {
  const { status, written, told } = await commandHere(folder.path, "load.ts", options);
  return { status, stdout: written, stderr: told };
}

test("the table says what became of each file, and the exit is 0 also where one was refused", () => {
  put(folder, "nes_2026-03.csv", csv());
  put(folder, "nes_2026-04.csv", csv({ head: { maned: "2026-03", versjon: 2 } }));
  const { status, stdout, stderr } = run("--data", folder.path, "--as-of", "2026-04-20");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.split("\n")).toEqual([
    "Fil                lest  godtatt  til side  advarsler  utfall",
    "nes_2026-03.csv       1        1         0          0  godtatt",
    "nes_2026-04.csv       1        0         1          0  avvist",
    "    nes_2026-04.csv, ark Hode, Måned: fant 2026-03, ventet 2026-04, som i filnavnet. Er måneden feil, byttes en riktig rapport ut med en gal. Rett måneden i hodet eller i filnavnet, og send filen på nytt.",
    "2 filer: 1 godtatt, 0 godtatt med rader satt til side, 1 avvist, 0 kjent fra før.",
    "I alt: plasseringer 1, åpne 0, enheter 1, måneder 1.",
    "",
  ]);
});

// `script` lends a program a terminal.
test.skipIf(spawnSync("script", ["--version"]).status !== 0)(
  "on a terminal the load says how far it has come, and does the same",
  () => {
    put(folder, "nes_2026-03.csv", csv());
    const load = [process.execPath, ...runOf(program)];
    const command = [...load, "--data", folder.path, "--as-of", "2026-04-20"].join(" ");
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], { encoding: "utf8" });
    expect(stdout).toContain("Leser 1 av 1 filer");
    expect(stdout).toContain("1 fil: 1 godtatt");
    expect(status).toBe(0);
  },
);

test("for programs the same is said as JSON, and nothing else stands on standard output", async () => {
  put(folder, "nes.csv", csv({ head: { antall_plasseringer: 2 } }));
  const { status, stdout } = await here("--data", folder.path, "--as-of", "2026-04-20", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    files: [
      {
        name: "nes.csv",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        status: "accepted",
        rows_read: 1,
        rows_accepted: 1,
        rows_set_aside: 0,
        warnings: 1,
        findings: [
          {
            rule: "stated-count",
            sheet: "Hode",
            row: null,
            column: "antall_plasseringer",
            found: "2",
            expected: "1, som er radene i arket Plasseringer",
            message: expect.stringMatching(
              /^nes\.csv, ark Hode, Antall plasseringer: fant 2, ventet 1, som er /,
            ),
          },
        ],
      },
    ],
    files_after_known_at: 0,
    unread: [],
    placements: 1,
    open: 0,
    units: 1,
    months: 1,
  });
});

test("a folder that does not exist, and a file in its place, are named", async () => {
  expect(run("--data", join(folder.path, "borte"))).toEqual({
    status: 1,
    stdout: "",
    stderr: `Fant ikke datamappen «${join(folder.path, "borte")}».\n`,
  });
  writeFileSync(join(folder.path, "fil"), "");
  expect(await here("--data", join(folder.path, "fil"))).toMatchObject({
    status: 1,
    stderr: `«${join(folder.path, "fil")}» er en fil, ikke en datamappe.\n`,
  });
});

test("an empty inbox with nothing from before ends with a sentence and an error", async () => {
  const { status, stderr } = await here("--data", folder.path);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Innboksen .* er tom, og ingenting er lastet før\. Legg månedsrapportene der/);
});

test("a command that is not understood is exit 2, with how it is used", async () => {
  const unlike = { status: 2, stdout: "", stderr: expect.stringContaining("Bruk: npm run load") };
  expect(run("--data", folder.path, "--dato", "x")).toEqual(unlike);
  for (const wrong of [
    ["--dato", "x"],
    ["--as-of", "2026-02-30"],
    ["--as-of", "20.11.2026"],
    ["--known-at", "i går"],
  ])
    expect(await here("--data", folder.path, ...wrong), wrong.join(" ")).toEqual(unlike);
});

test("a profile that does not exist is named with those that do", async () => {
  put(folder, "nes.csv", csv());
  expect(await here("--data", folder.path, "--profile", "kompis")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("fant ikke profilen «kompis». Prosjektets profiler er: solitary-voices"),
  });
  expect(existsSync(join(folder.inbox, "nes.csv"))).toBe(true);
});

test("a settings file or list that cannot be read is named, and nothing is loaded", async () => {
  put(folder, "nes.csv", csv());
  writeFileSync(join(folder.path, "folder.json"), '{"as_of": "i dag"}');
  expect(await here("--data", folder.path)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("folder.json følger ikke formen; se på: as_of"),
  });
  rmSync(join(folder.path, "folder.json"));
  writeFileSync(join(folder.reference, "places.csv"), "feil\n");
  expect(await here("--data", folder.path)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Referanselistene kan ikke brukes:"),
  });
  expect(existsSync(join(folder.inbox, "nes.csv"))).toBe(true);
});

test("a database that another program holds is told of, and stays as it was", async () => {
  put(folder, "nes.csv", csv());
  expect((await here("--data", folder.path, "--as-of", "2026-04-20")).status).toBe(0);
  const before = readFileSync(folder.database);
  const holder = spawn(process.execPath, [
    "--input-type=module",
    "-e",
    `import { DuckDBInstance } from "@duckdb/node-api";
    const instance = await DuckDBInstance.create(${JSON.stringify(folder.database)});
    console.log("holder");
    setInterval(() => instance, 1000);`,
  ]);
  try {
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    put(folder, "vik.csv", csv({ head: { enhet: "vik-a" } }));
    const { status, stdout, stderr } = await here("--data", folder.path, "--as-of", "2026-04-20");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(
      `Databasen ${folder.database} er låst av et annet program. Lukk det og last på nytt. Det som var lastet fra før, er urørt.\n`,
    );
  } finally {
    holder.kill();
    await new Promise((resolve) => holder.once("exit", resolve));
  }
  expect(readFileSync(folder.database).equals(before)).toBe(true);
  expect(existsSync(join(folder.inbox, "vik.csv"))).toBe(true);
});
