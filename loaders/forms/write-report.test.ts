import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFile } from "../readers/read-file.ts";
import { parseHistory, parseRegionReport, parseUnitReport } from "./parse-report.ts";
import { historyForm } from "./history.ts";
import { pseudonym } from "./pseudonym.ts";
import { regionReport } from "./region-report.ts";
import { unitReport, type UnitReport } from "./unit-report.ts";
import { writeCsv, writeJson, writeWorkbook, type CsvStyle } from "./write-report.ts";

const lists = {
  measures: [
    { id: "safety_cell", nb: "sikkerhetscelle", nn: "tryggleikscelle" },
    { id: "exclusion", nb: "utelukkelse", nn: "utelukking" },
  ],
  reasons: [
    { id: "self_harm", nb: "selvskading", nn: "sjølvskading" },
    { id: "threats", nb: "trusler", nn: "truslar" },
    { id: "violence", nb: "vold", nn: "vald" },
  ],
};
const form = unitReport(lists);

// 2021 to 2027, both changes of clock included, and much of it in the two nights themselves.
const instant = fc.oneof(
  fc.integer({ min: 1_609_459_200, max: 1_798_761_600 }),
  fc.integer({ min: 1_792_882_800, max: 1_792_897_200 }),
  fc.integer({ min: 1_774_742_400, max: 1_774_753_200 }),
);
const word = fc
  .array(fc.constantFrom(..."abcæøåÆØÅ019 -–;,\t\"'=+§€«»\n"), { minLength: 1, maxLength: 12 })
  .map((letters) => `x${letters.join("").trim()}`);
const count = fc.nat(99_999);
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const head: fc.Arbitrary<UnitReport["hode"]> = fc.record({
  enhet: word,
  maned: fc.constantFrom("2026-03", "2026-10", "2021-12"),
  versjon: count,
  sendt: instant,
  omfang: fc.constantFrom("whole", "partial"),
  status: fc.constantFrom("final", "provisional"),
  fangedogn: count,
  fangedogn_kvinner: count,
  fangedogn_under_18: count,
  sikkerhetsceller: count,
  sikkerhetssenger: count,
  forsterkede_celler: count,
  antall_plasseringer: count,
  rolle: orNull(word),
  eksempeldata: orNull(fc.boolean()),
});
const placement: fc.Arbitrary<UnitReport["plasseringer"][number]> = fc.record({
  plassering: word,
  person: fc.string().map((identity) => pseudonym(identity, "nøkkel")),
  kjonn: fc.constantFrom("woman", "man"),
  under_18: fc.boolean(),
  tiltak: fc.constantFrom("safety_cell", "exclusion"),
  start: instant,
  slutt: orNull(instant),
  arsaker: orNull(
    fc.subarray(["self_harm", "threats", "violence"], { minLength: 1 }).map((ids) => [...ids].sort()),
  ),
  regelverk: orNull(fc.constantFrom("current", "adopted")),
  bokstav: orNull(fc.constantFrom("a", "f")),
  region_varslet: orNull(instant),
  direktorat_varslet: orNull(instant),
  helsetjeneste_varslet: orNull(instant),
  legeuttalelse: orNull(fc.constantFrom("yes", "no", "not_reached")),
  helsetilsyn: orNull(count),
  tilsyn: orNull(count),
  lengste_tilsynsgap: orNull(count),
  lempeligere_midler: orNull(fc.boolean()),
  antall_vedtak: orNull(count),
  merknad: orNull(word),
  trukket: orNull(fc.constant(false)),
});
const decision: fc.Arbitrary<UnitReport["vedtak"][number]> = fc.record({
  plassering: word,
  vedtatt: instant,
  niva: fc.constantFrom("unit", "region", "directorate"),
  type: fc.constantFrom("first", "renewal"),
});
const report: fc.Arbitrary<UnitReport> = fc.record({
  hode: head,
  plasseringer: fc.array(placement, { maxLength: 4 }),
  vedtak: fc.array(decision, { maxLength: 4 }),
});
const style: fc.Arbitrary<CsvStyle> = fc.record({
  separator: fc.constantFrom(";", ",", "\t"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be", "windows-1252"),
  bom: fc.boolean(),
  dateStyle: fc.constantFrom("norwegian", "iso"),
});
const language = fc.constantFrom("nb" as const, "nn" as const);

async function contentOf(name: string, bytes: Uint8Array) {
  const { hode, plasseringer, vedtak, findings } = parseUnitReport(await readFile(name, bytes), form);
  return {
    hode,
    plasseringer: plasseringer.map(({ values }) => values),
    vedtak: vedtak.map(({ values }) => values),
    findings: findings.filter(({ rule }) => rule !== "ambiguous-time"),
  };
}

describe("the same report gives the same rows, times in the repeated hour too,", () => {
  test("as a text file in every encoding, separator, date style and language", async () => {
    await fc.assert(
      fc.asyncProperty(report, language, style, async (content, inLanguage, inStyle) => {
        const bytes = writeCsv(content, form, inLanguage, inStyle);
        expect(await contentOf("r.csv", bytes)).toEqual({ ...content, findings: [] });
      }),
      { numRuns: 300 },
    );
  });

  test("as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(report, async (content) => {
        expect(await contentOf("r.json", writeJson(content, form))).toEqual({ ...content, findings: [] });
      }),
    );
  });

  test("as a workbook in both languages", async () => {
    await fc.assert(
      fc.asyncProperty(report, language, async (content, inLanguage) => {
        const bytes = await writeWorkbook(content, form, inLanguage);
        expect(await contentOf("r.xlsx", bytes)).toEqual({ ...content, findings: [] });
      }),
    );
  });
});

const [sample] = fc.sample(report, { numRuns: 1, seed: 1 });
if (!sample) throw new Error("no sample");

test("the same report gives the same bytes each time", async () => {
  const first = await writeWorkbook(sample, form, "nb");
  expect(Buffer.from(await writeWorkbook(sample, form, "nb")).equals(first)).toBe(true);
});

test("a cell typed otherwise than the report says stands as it was typed, in every format", async () => {
  const typed = [{ table: "hode", row: 0, field: "fangedogn", cell: "ca. 900" }];
  const nil = { ...sample, plasseringer: [], vedtak: [] };
  const files: [string, Uint8Array][] = [
    ["r.xlsx", await writeWorkbook(nil, form, "nb", typed)],
    [
      "r.csv",
      writeCsv(nil, form, "nn", { separator: ";", encoding: "utf-8", bom: true, dateStyle: "iso" }, typed),
    ],
    ["r.json", writeJson(nil, form, typed)],
  ];
  for (const [name, bytes] of files) {
    const { hode, findings } = await contentOf(name, bytes);
    expect(hode.fangedogn).toBeUndefined();
    expect(findings).toMatchObject([{ rule: "not-a-number", column: "fangedogn", found: "ca. 900" }]);
  }
});

test("a region's report and a history come through all three formats", async () => {
  const region = {
    hode: { region: "region-ost", maned: "2026-03", versjon: 1, sendt: 1_775_638_500, eksempeldata: true },
    kvalitetssikring: {
      kvalitetssikrede_vedtak: 5,
      vedtak_med_feil: 1,
      mangel_begrunnelse: 1,
      mangel_hjemmel: 0,
      mangel_fornyelse: 0,
      mangel_niva: 0,
      mangel_annet: null,
      vurdering: "Færre enn i fjor; se «merknad».",
    },
  };
  const decisions = {
    sted: "norge",
    tiltak: "safety_cell",
    teller: "decisions",
    verdi: 284,
    kilde: "årsrapport",
  };
  const history = {
    hode: { eksempeldata: true },
    historikk: [
      { ...decisions, periode_type: "year", periode: "2019-01-01" },
      { ...decisions, periode_type: "quarter", periode: "2019-04-01" },
    ],
  };
  const csv: CsvStyle = { separator: ";", encoding: "windows-1252", bom: false, dateStyle: "norwegian" };
  const formats = async (
    content: object,
    of: Parameters<typeof writeJson>[1],
  ): Promise<[string, Uint8Array][]> => [
    ["r.xlsx", await writeWorkbook(content, of, "nn")],
    ["r.csv", writeCsv(content, of, "nb", csv)],
    ["r.json", writeJson(content, of)],
  ];
  for (const [name, bytes] of await formats(region, regionReport()))
    expect(parseRegionReport(await readFile(name, bytes), regionReport())).toEqual({
      sheets: { hode: expect.stringMatching(/^(?:Hode|Hovud)$/), kvalitetssikring: "Kvalitetssikring" },
      ...region,
      findings: [],
    });
  for (const [name, bytes] of await formats(history, historyForm(lists))) {
    const { hode, historikk, findings } = parseHistory(await readFile(name, bytes), historyForm(lists));
    expect({ hode, historikk: historikk.map(({ values }) => values), findings }).toEqual({
      ...history,
      findings: [],
    });
  }
});
