import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { historyForm } from "../forms/history.ts";
import {
  formOf,
  holdsNationalIdentity,
  parseHistory,
  parseRegionReport,
  parseUnitReport,
} from "../forms/parse-report.ts";
import { regionReport } from "../forms/region-report.ts";
import { unitReport } from "../forms/unit-report.ts";
import { checkReport } from "../intake/check-report.ts";
import { readFile, Unreadable } from "../readers/read-file.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { sampleIsCurrent, sampleVersion } from "./sample-is-current.ts";
import { sample, writeSample, type Sample } from "./write-sample.ts";

const reference = readReference();
const lists = codeLists(reference);
const small = { seed: 3, from: "2023-01", to: "2023-12", units: 14 };
const quietly = () => {};

async function hashOf({ inbox, texts }: Sample): Promise<string> {
  const hash = createHash("sha256");
  for (const [path, text] of texts) hash.update(path).update(text);
  for (const file of inbox) hash.update(file.name).update(await file.bytes());
  return hash.digest("hex");
}

describe("what is written", () => {
  test("the same seed gives the same bytes, another seed others", async () => {
    const first = await hashOf(sample(small));
    expect(await hashOf(sample(small))).toBe(first);
    expect(await hashOf(sample({ ...small, seed: 4 }))).not.toBe(first);
  });

  test("every report is read back as it was sent, from all three formats, and nothing is found wrong with it", async () => {
    const { nation, faulty, inbox } = sample(small);
    const form = unitReport(lists);
    const files = new Map(inbox.map((file) => [file.name.slice(0, file.name.lastIndexOf(".")), file]));
    const formats = new Set<string>();
    for (const { deliveries } of faulty.months)
      for (const { name, report, typed, instead } of deliveries) {
        const file = files.get(name);
        if (!file || typed.length > 0 || instead !== null) continue;
        const read = parseUnitReport(await readFile(file.name, await file.bytes()), form);
        formats.add(file.name.slice(file.name.lastIndexOf(".")));
        expect(read.findings).toEqual([]);
        expect({
          hode: read.hode,
          plasseringer: read.plasseringer.map(({ values }) => values),
          vedtak: read.vedtak.map(({ values }) => values),
        }).toEqual(report);
      }
    expect(formats).toEqual(new Set([".xlsx", ".csv", ".json"]));
    expect(nation.units.length).toBeGreaterThanOrEqual(14);
  });

  test("regions report what they assured, and history what was counted before", async () => {
    const { inbox } = sample(small);
    const read = await Promise.all(
      inbox
        .filter(({ name }) => /^(region|historikk)/.test(name))
        .map(async (file) => ({ file, content: await readFile(file.name, await file.bytes()) })),
    );
    const regional = read.filter(({ content }) => formOf(content) === "region_report");
    const historical = read.filter(({ content }) => formOf(content) === "history");
    expect(regional.length + historical.length).toBe(read.length);
    expect(regional.length).toBeGreaterThan(30);
    for (const { content } of regional) {
      const { hode, kvalitetssikring, findings } = parseRegionReport(content, regionReport());
      expect(findings).toEqual([]);
      expect(hode.eksempeldata).toBe(true);
      expect(kvalitetssikring.vedtak_med_feil).toBeLessThanOrEqual(
        kvalitetssikring.kvalitetssikrede_vedtak ?? 0,
      );
    }
    expect(historical).toHaveLength(3);
    for (const { content } of historical) {
      const { hode, historikk, findings } = parseHistory(content, historyForm(lists));
      expect(findings).toEqual([]);
      expect(hode.eksempeldata).toBe(true);
      expect(historikk.length).toBeGreaterThan(0);
    }
  });
});

describe("what is broken on purpose", () => {
  // Told only when several files are held together.
  const acrossFiles = new Set(["overlap", "open-vanished"]);
  let whole: Sample;
  beforeAll(() => {
    whole = sample({ seed: 1, from: "2021-01", to: "2026-10", units: null });
  });

  test("each file with a fault is found to break the rule that it is to break, and no other", async () => {
    const { faults } = whole.faulty;
    for (const { name, rule } of faults.filter((fault) => !acrossFiles.has(fault.rule)))
      expect([name, await rulesBrokenBy(whole, name)]).toEqual([name, [rule]]);
  });

  test("what mends a fault is without fault", async () => {
    for (const { mended_by } of whole.faulty.faults)
      if (mended_by !== null)
        expect([mended_by, await rulesBrokenBy(whole, mended_by)]).toEqual([mended_by, []]);
  });
});

async function rulesBrokenBy({ inbox, nation }: Sample, name: string): Promise<string[]> {
  const file = inbox.find((known) => known.name.startsWith(`${name}.`));
  if (!file) throw new Error(`no file ${name}`);
  try {
    const read = await readFile(file.name, await file.bytes());
    if (holdsNationalIdentity(read)) return ["national-id"];
    const parsed = parseUnitReport(read, unitReport(lists));
    const checked = checkReport(
      {
        head: parsed.hode,
        headSheet: "Hode",
        placements: parsed.plasseringer,
        withdrawn: parsed.trukket,
        placementRows: parsed.rowsRead.plasseringer,
        decisions: parsed.vedtak,
      },
      { name: file.name, receivedAt: file.received_at, reference: { ...reference, places: nation.places } },
    );
    // A row set aside leaves its decisions without a placement, and a head without a month is told twice.
    const rules = [...parsed.findings, ...checked.findings].map(({ rule }) => rule);
    return [...new Set(rules)].filter((rule) => rule !== "decision-without-placement");
  } catch (error) {
    if (error instanceof Unreadable) return [error.rule];
    throw error;
  }
}

describe("where it is written", () => {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const tiny = { seed: 1, from: "2024-01", to: "2024-03", units: ["oslo-enhet"] };

  test("a data folder of its own comes into being, with when each file came", async () => {
    const path = join(folder, "new", "sample");
    mkdirSync(join(folder, "new"));
    const { inbox } = await writeSample(path, tiny, quietly);
    expect(readdirSync(path).sort()).toEqual(["folder.json", "inbox", "record", "reference", "truth.json"]);
    expect(readdirSync(join(path, "inbox"))).toHaveLength(inbox.length + 1);
    const received = readFileSync(join(path, "inbox", "received.csv"), "utf8")
      .trim()
      .split("\n");
    expect(received[0]).toBe("name;received_at");
    expect(received).toHaveLength(inbox.length + 1);
    expect(readdirSync(join(folder, "new"))).toEqual(["sample"]);
    expect(readReference(path).places.filter(({ place_level }) => place_level === "unit")).toHaveLength(1);
    expect(readReference(path).publishedFigures).toEqual([]);
  });

  test("an older sample is replaced whole, also what was made from it", async () => {
    const path = join(folder, "again");
    await writeSample(path, tiny, quietly);
    writeFileSync(join(path, "safety-cells.duckdb"), "");
    await writeSample(`${path}/`, { ...tiny, seed: 2 }, quietly);
    expect(readdirSync(path)).not.toContain("safety-cells.duckdb");
    expect(sampleIsCurrent(path, 2)).toBe(false);
    expect(readFileSync(join(path, "folder.json"), "utf8")).toContain('"seed": 2');
  });

  test("a folder that holds anything else is not touched", async () => {
    const path = join(folder, "real");
    mkdirSync(path);
    writeFileSync(join(path, "folder.json"), JSON.stringify({ title: "Ekte" }));
    await expect(writeSample(path, tiny, quietly)).rejects.toThrow("holder noe annet enn eksempeldata");
    expect(readdirSync(path)).toEqual(["folder.json"]);
  });

  test("a sample is current only if it is of this seed, these months and all units", () => {
    const path = join(folder, "current");
    mkdirSync(path);
    const settings = {
      made_up: true,
      seed: 1,
      from: "2021-01",
      to: "2026-10",
      units: null,
      sample_version: sampleVersion,
    };
    const says = (changes: object) => {
      writeFileSync(join(path, "folder.json"), JSON.stringify({ ...settings, ...changes }));
      return sampleIsCurrent(path, 1);
    };
    expect(says({})).toBe(true);
    expect(says({ seed: 2 })).toBe(false);
    expect(says({ units: 5 })).toBe(false);
    expect(says({ to: "2026-09" })).toBe(false);
    expect(says({ sample_version: 0 })).toBe(false);
    expect(sampleIsCurrent(join(folder, "none"), 1)).toBe(false);
  });
});
