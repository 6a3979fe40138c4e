import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, load, madeUpReport, newFolder, put } from "../intake/test-folder.ts";
import { readFile } from "../readers/read-file.ts";
import { readGivenOut } from "../record/given-out.ts";
import { readHeldRevisions } from "../record/held-revisions.ts";
import { readOverrides } from "../record/overrides.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { pseudonym } from "./pseudonym.ts";
import { commandHere, runCommand } from "./run-command.ts";
import { unitReport } from "./unit-report.ts";
import { writeWorkbook } from "./write-report.ts";

const number = syntheticNationalId();

describe("npm run pseudonymise", () => {
  const key = "en-nøkkel-av-en-maskin";
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "pseudonymer-"));
    writeFileSync(join(folder, "numre.txt"), `${number.slice(0, 6)} ${number.slice(6)}\r\n\r\n${number}\r\n`);
    writeFileSync(join(folder, "nokkel.txt"), `${key}\n`);
    writeFileSync(join(folder, "kort.txt"), "hemmelig");
    writeFileSync(join(folder, "begge.txt"), `${number}\n${key}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the command does: never with the key or a number in what it says, or a file that it leaves. */
  async function run(runs: typeof runCommand | typeof commandHere, ...options: string[]) {
    const before = readdirSync(folder);
    const done = await runs(folder, "pseudonymise.ts", options);
    for (const secret of [key, "hemmelig", number, number.slice(6)])
      expect(done.written + done.told).not.toContain(secret);
    expect(readdirSync(folder)).toEqual(before);
    return done;
  }

  test("writes one pseudonym a line, the same as every check and load makes of the number", async () => {
    const own = pseudonym(number, key);
    expect(await run(runCommand, "numre.txt", "--key-file", "nokkel.txt")).toEqual({
      status: 0,
      written: `${own}\n${own}\n`,
      told: "",
    });
  });

  test.each<[string, number, string[], string]>([
    ["a key that can be guessed", 1, ["numre.txt", "--key-file", "kort.txt"], "minst 16 tegn"],
    ["a key among the numbers", 1, ["begge.txt", "--key-file", "nokkel.txt"], "Nøkkelen står i filen"],
    ["the key in place of its file", 1, ["numre.txt", "--key-file", key], "Fant ikke filen"],
  ])("with %s ends with %d and writes no pseudonym", async (_what, status, options, told) => {
    expect(await run(commandHere, ...options)).toEqual({
      status,
      written: "",
      told: expect.stringContaining(told),
    });
  });

  test("with no terminal to ask for the key on ends with 2 and writes no pseudonym", async () => {
    const told = expect.stringContaining("--key-file");
    expect(await run(runCommand, "numre.txt")).toEqual({ status: 2, written: "", told });
  });
});

describe("npm run pseudonymise, of a report", () => {
  const key = "en-nøkkel-av-en-maskin";
  let folder: string;
  const given = () => readFileSync(join(folder, "rapport.xlsx"));
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "pseudonymer-"));
    const form = unitReport(codeLists(readReference()));
    const typed = { table: "plasseringer", row: 0, field: "person", cell: number } as const;
    writeFileSync(join(folder, "rapport.xlsx"), await writeWorkbook(madeUpReport(), form, "nb", [typed]));
    writeFileSync(join(folder, "nokkel.txt"), `${key}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...options: string[]) =>
    commandHere(folder, "pseudonymise.ts", ["rapport.xlsx", "--key-file", "nokkel.txt", ...options]);

  test("writes a new workbook with pseudonyms, and never over a file that is there", async () => {
    const before = given();
    expect(await run("--out", "ny.xlsx")).toEqual({
      status: 0,
      written: "1 nummer er byttet med pseudonym. Send ny.xlsx; filen du ga, er som den var.\n",
      told: "",
    });
    const made = JSON.stringify(await readFile("ny.xlsx", readFileSync(join(folder, "ny.xlsx"))));
    expect(made).toContain(pseudonym(number, key));
    expect(made).not.toContain(number);
    for (const out of ["ny.xlsx", "rapport.xlsx"])
      expect(await run("--out", out)).toMatchObject({
        status: 1,
        told: expect.stringContaining("finnes alt"),
      });
    expect(await run()).toMatchObject({ status: 2, told: expect.stringContaining("--out mangler") });
    expect(given().equals(before)).toBe(true);
  });
});

test("npm run check never writes its copy or receipt over the report", async () => {
  const own = newFolder();
  const report = join(own.path, "rapport.csv");
  writeFileSync(report, csv());
  const before = readFileSync(report);
  for (const copy of ["--marked", "--receipt"])
    expect(await commandHere(own.path, "check.ts", ["rapport.csv", copy, report])).toMatchObject({
      status: 2,
      written: "",
      told: expect.stringContaining("er rapporten selv"),
    });
  expect(readFileSync(report).equals(before)).toBe(true);
  own.remove();
});

describe("in a folder where Nes has reported March, and two others have not", () => {
  const folder = newFolder();
  beforeAll(async () => {
    put(folder, "nes_2026-03.csv", csv({ placements: [{ regelverk: "adopted" }] }));
    put(folder, "nes_2026-04.csv", csv({ head: { maned: "2026-04" }, placements: [] }));
    await load(folder);
  }, 60_000);
  afterAll(() => folder.remove());
  // Each command is run once in a process of its own, as a user runs it: giving out where the audiences' sites are built.
  const run = (command: string, ...options: string[]) => runCommand(folder.path, command, options);
  const here = (command: string, ...options: string[]) => commandHere(folder.path, command, options);

  test("npm run letters writes a letter to each unit that is late, and ends with 0", () => {
    const { status, written, told } = run(
      "letters.ts",
      "--data",
      ".",
      "--out",
      "brev",
      "--as-of",
      "2026-04-20",
    );
    expect({ status, told }).toEqual({ status: 0, told: "" });
    expect(written).toContain("2 brev og en oversikt per region ligger i");
    const letters = readdirSync(join(folder.path, "brev"), { recursive: true, encoding: "utf8" });
    expect(letters.filter((name) => /vik-[ab]\.txt$/.test(name))).toHaveLength(2);
    expect(letters.filter((name) => name.includes("nes"))).toEqual([]);
  });

  test.each<[number, string[], string]>([
    [2, ["--data", "."], "--out mangler"],
    [2, ["--data", ".", "--out", "brev", "--as-of", "2026-02-30"], "--as-of skal være en dato"],
    [1, ["--data", "raw", "--out", "brev"], "Fant ingen database"],
    [1, ["--data", ".", "--out", "safety-cells.duckdb"], "er en fil, ikke en mappe"],
  ])("npm run letters ends with %d for %j: %s", async (status, options, told) => {
    expect(await here("letters.ts", ...options)).toMatchObject({
      status,
      told: expect.stringContaining(told),
    });
  });

  const ofMarch = ["--unit", "nes-enhet", "--month", "2026-03", "--data", "."];

  test("npm run versions shows what was sent of a month, and ends with 0", async () => {
    expect(await here("versions.ts", ...ofMarch)).toEqual({
      status: 0,
      written: expect.stringMatching(
        /^Eksempeldata: .*\nVersjon 1 \(gjelder\): nes_2026-03\.csv, sendt 08\.04\.2026/,
      ),
      told: "",
    });
  });

  test.each<[number, string[], string]>([
    [1, ["--month", "2026-02"], "nes-enhet har ingen rapport for 2026-02"],
    [1, ["--unit", "nes"], "Fant ikke enheten «nes»"],
    [2, ["--month", "mars"], "en måned som 2026-03, ikke «mars».\nBruk: npm run versions"],
    [2, ["--between", "2", "1"], "den eldste først"],
  ])("npm run versions ends with %d for %j: %s", async (status, changed, told) => {
    expect(await here("versions.ts", ...ofMarch, ...changed)).toEqual({
      status,
      written: "",
      told: expect.stringContaining(told),
    });
  });

  const decided = [
    "--unit",
    "nes-enhet",
    "--month",
    "2026-03",
    "--stay",
    "V-1",
    "--rule",
    "ground-not-valid",
  ];
  const because = ["--reason", "avklart med direktoratet", "--by", "en jurist", "--data", "."];

  test("npm run override keeps a decision once: with 0, and the second time with 1", async () => {
    expect(run("override.ts", ...decided, ...because)).toMatchObject({
      status: 0,
      written: expect.stringContaining("Det virker fra neste lasting"),
      told: "",
    });
    expect(await here("override.ts", ...decided, ...because)).toMatchObject({
      status: 1,
      told: expect.stringContaining("Dette er avgjort før"),
    });
    expect(readOverrides(folder)).toMatchObject([
      { unit_id: "nes-enhet", month: "2026-03", own_id: "V-1", decided_by: "en jurist" },
    ]);
  });

  test.each<[number, string[], string]>([
    [2, ["--rule", "file-empty"], "--rule"],
    [2, ["--reason", `se ${number}`], "fødselsnummer"],
    [1, ["--unit", "vik-a"], "ingen rapport for 2026-03"],
    [1, ["--month", "2026-04"], "ingen rad med id «V-1»"],
  ])(
    "npm run override ends with %d when %j is otherwise, and keeps nothing",
    async (status, changed, why) => {
      const before = readOverrides(folder);
      const { told, ...done } = await here("override.ts", ...decided, ...because, ...changed);
      expect(done.status).toBe(status);
      expect(told).toContain(why);
      expect(told + done.written).not.toContain(number);
      expect(readOverrides(folder)).toEqual(before);
    },
  );

  const held = ["--audience", "offentlig", "--unit", "nes-enhet", "--month", "2026-03"];

  test("npm run hold-back keeps for whom, which months and until when, and ends with 0", () => {
    const months = ["--month", "2026-05, 2026-03,2026-05"];
    expect(run("hold-back.ts", ...held, ...months, "--until", "2099-09-01", ...because)).toEqual({
      status: 0,
      written:
        "Endringene av nes-enhet 2026-03, 2026-05 holdes tilbake for offentlig til 2099-09-01. Tallene står som de er gitt ut.\n",
      told: "",
    });
    expect(readHeldRevisions(folder)).toMatchObject([
      { audience: "offentlig", unit_id: "nes-enhet", month: "2026-03-01", until: "2099-09-01" },
      { audience: "offentlig", unit_id: "nes-enhet", month: "2026-05-01", until: "2099-09-01" },
    ]);
  });

  test.each<[number, string[], string]>([
    [1, ["--audience", "pressen"], "Fant ikke mottakeren «pressen»"],
    [2, ["--until", "2026-04-01"], "--until skal være en dag etter i dag, ikke 2026-04-01."],
    [2, ["--reason", `gjelder ${number}`], "fødselsnummer"],
    [2, ["--month", "2026-03,april"], "--month"],
    [2, ["--month", ""], "--month"],
    [2, ["--month", "2026-03,2099-01"], "--month skal være måneder som er begynt, ikke 2099-01."],
    [1, ["--unit", "nes"], "Fant ikke enheten «nes»"],
  ])(
    "npm run hold-back ends with %d when %j is otherwise, and keeps nothing",
    async (status, changed, why) => {
      const before = readHeldRevisions(folder);
      const done = await here("hold-back.ts", ...held, ...because, ...changed);
      expect(done).toMatchObject({ status, written: "", told: expect.stringContaining(why) });
      expect(done.told).not.toContain(number);
      expect(readHeldRevisions(folder)).toEqual(before);
    },
  );

  const askedFor = "--audience offentlig --place norge --period month --start 2026-03-01 --to forsker".split(
    " ",
  );

  test.each<[number, string[], string]>([
    [2, ["--start", "mars", "--period", "uke"], "--period, --start"],
    [1, ["--audience", "pressen"], "Fant ikke mottakeren «pressen»"],
    [1, ["--to", "en annen"], "Tallet er ikke skjult"],
  ])(
    "npm run give-out ends with %d when %j is otherwise, and keeps nothing",
    async (status, changed, why) => {
      const done = await here("give-out.ts", ...askedFor, ...because, ...changed);
      expect(done).toMatchObject({ status, written: "", told: expect.stringContaining(why) });
      expect(done.told).not.toContain(number);
      expect(readGivenOut(folder)).toEqual([]);
    },
  );

  test("the record holds the decision and no more", () => {
    const lines = readFileSync(join(folder.record, "overrides.jsonl"), "utf8").trim().split("\n");
    expect(lines).toHaveLength(1);
  });
});
