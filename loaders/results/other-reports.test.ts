import { expect, test } from "vitest";
import { readQuality } from "../site-data/quality.ts";
import { at, built, reports, together, type ReportRow } from "../test-rows.ts";

const unit = "ila-enhet";
const asOf = "2026-04-20";
const file = (sha256: string, form: string, received = "2026-04-05 12:00", status = "accepted") => ({
  sha256,
  name: `${sha256}.xlsx`,
  form,
  received_at: at(received),
  made_up: true,
  status,
  rows_set_aside: 0,
});
const ofRegion = (sha256: string, versjon: number, kvalitetssikrede_vedtak: number) => ({
  sha256,
  region: "region-ost",
  maned: "2026-03",
  versjon,
  sendt: at("2026-04-05 12:00"),
  kvalitetssikrede_vedtak,
  vedtak_med_feil: 1,
  mangel_hjemmel: 1,
  vurdering: "Færre enn i fjor.",
});
const march = {
  unit,
  month: "2026-03",
  placements: [
    { id: "V-1", start: "2026-03-02 10:00", end: "2026-03-04 10:00" },
    { id: "V-2", start: "2026-03-02 10:00", end: "2026-03-04 10:00", measure: "exclusion" },
  ],
  decisions: [
    { id: "V-2", at: "2026-03-02 11:00" },
    { id: "V-1", at: "2026-03-02 10:20" },
    { id: "V-1", at: "2026-03-03 10:00", type: "renewal" },
  ],
};
const withDecisions = reports(march);

test("what a region says it has quality-assured is held against its units' decisions on safety cells, others beside", async () => {
  const database = await built(
    together(withDecisions, {
      submissions: [file("r1", "region_report"), file("r2", "region_report")],
      region_reports: [ofRegion("r2", 2, 1), ofRegion("r1", 1, 9)],
    }),
    { asOf },
  );
  expect(await database.rows("from published.quality_assurance")).toMatchObject([
    {
      region_id: "region-ost",
      month: "2026-03-01",
      state: "value",
      decisions: 2,
      other_decisions: 1,
      quality_assured: 1,
      with_defects: 1,
      defects_in_legal_ground: 1,
      difference: 1,
      units_expected: 1,
      units_reported: 1,
      version: 2,
      assessment: "Færre enn i fjor.",
    },
  ]);
});

test("a region that has not reported has no number, and no difference", async () => {
  const database = await built(withDecisions, { asOf });
  expect(await database.rows("from published.quality_assurance")).toMatchObject([
    { state: "not_reported", decisions: 2, quality_assured: null, difference: null },
  ]);
});

async function assuredWith(...others: ReportRow[]) {
  const database = await built(reports(...others, march), { asOf });
  const rows = await database.rows("from published.quality_assurance order by month");
  database.close();
  return rows;
}

test("there may have been more decisions where a placement has none told of, and where a report lacks", async () => {
  const placement = { id: "V-9", start: "2026-02-02 10:00", end: "2026-02-04 10:00" };
  const inMarch = { decisions: 2, decisions_lack: false, other_decisions: 1, other_decisions_lack: false };
  const stated = { ...inMarch, decisions: 1, other_decisions: 0 };
  expect(
    await assuredWith({ unit, month: "2026-02", placements: [{ ...placement, decisions: 1 }] }),
  ).toMatchObject([stated, inMarch]);
  expect(await assuredWith({ unit, month: "2026-02", placements: [placement] })).toMatchObject([
    { ...stated, decisions: 0, decisions_lack: true },
    inMarch,
  ]);
  expect(await assuredWith({ unit, month: "2026-01" })).toMatchObject([
    { decisions: 0, decisions_lack: false },
    { decisions: null, decisions_lack: true, other_decisions_lack: true },
    inMarch,
  ]);
});

const count = (sha256: string, verdi: number) => ({
  sha256,
  row: 2,
  sted: "ila",
  periode_type: "year",
  periode: "2019-01-01",
  tiltak: "safety_cell",
  teller: "decisions",
  verdi,
  kilde: "Årsmelding",
});

test("of two files with the same count of the years before, the last received holds", async () => {
  const database = await built(
    {
      submissions: [file("h1", "history", "2026-03-01 12:00"), file("h2", "history", "2026-02-01 12:00")],
      history: [count("h1", 12), count("h2", 99)],
    },
    { asOf },
  );
  expect(await database.rows("from published.history")).toEqual([
    {
      place_id: "ila",
      period: "year",
      period_start: "2019-01-01",
      measure_id: "safety_cell",
      counts: "decisions",
      value: 12,
      source: "Årsmelding",
    },
  ]);
});

const finding = (sha256: string, severity: string) => ({
  sha256,
  sheet: "Plasseringer",
  row: 3,
  rule: "no-such-time",
  severity,
  column_name: "Start",
  found: "31.02.2026 10:00",
  expected: "dato og klokkeslett",
  message: "rad 3",
});

test("findings of a file are passed on as they were told, also of one that was refused, and say whether its report holds", async () => {
  const database = await built(
    together(
      reports({ unit, month: "2026-03", setAside: 1 }, { unit, month: "2026-03", version: 2 }),
      {
        submissions: ["unit_report", "region_report"].map((form) =>
          file(`bad ${form}`, form, "2026-04-05 12:00", "refused"),
        ),
      },
      {
        refused: [
          finding("ila-enhet 2026-03 1", "sets_aside"),
          finding("ila-enhet 2026-03 2", "warns"),
          finding("bad unit_report", "refuses"),
          finding("bad region_report", "refuses"),
        ],
      },
    ),
    { asOf },
  );
  expect(
    await database.rows(
      "select file_name, severity, holds from published.findings order by severity, file_name",
    ),
  ).toEqual([
    { file_name: "bad region_report.xlsx", severity: "refuses", holds: false },
    { file_name: "bad unit_report.xlsx", severity: "refuses", holds: false },
    { file_name: "ila-enhet_2026-03_v1.xlsx", severity: "sets_aside", holds: false },
    { file_name: "ila-enhet_2026-03_v2.xlsx", severity: "warns", holds: true },
  ]);
});

test("a year's quality-assured decisions and those with defects are of the same months", async () => {
  const decided = { id: "V-1", start: "2026-02-01 10:00", end: "2026-02-02 10:00", decisions: 1 };
  const database = await built(
    together(reports({ unit: "ila-enhet", month: "2026-02", placements: [decided] }), {
      submissions: [file("february", "region_report"), file("march", "region_report")],
      region_reports: [
        { ...ofRegion("february", 1, 1), maned: "2026-02", vedtak_med_feil: 0 },
        { ...ofRegion("march", 2, 5), vedtak_med_feil: 2 },
      ],
    }),
    { asOf },
  );
  const { quality_assurance, quality_assurance_months } = await readQuality(database.connection);
  expect(quality_assurance).toMatchObject([
    { period: "2026-01-01", quality_assured: 1, with_defects: 0, months_reported: 1, months_expected: 2 },
  ]);
  expect(quality_assurance_months.map(({ with_defects }) => with_defects)).toEqual([2, 0]);
  database.close();
});

test("where no unit of a region has reported, its decisions are not known, and nothing is held against them", async () => {
  const database = await built(
    together(reports({ unit: "ila-enhet", month: "2026-02" }), {
      submissions: [file("r2", "region_report")],
      region_reports: [ofRegion("r2", 2, 1)],
    }),
    { asOf },
  );
  expect(await database.rows("from published.quality_assurance order by month")).toMatchObject([
    { month: "2026-02-01", decisions: 0, quality_assured: null, difference: null },
    { month: "2026-03-01", decisions: null, quality_assured: 1, difference: null, units_reported: 0 },
  ]);
  database.close();
});
