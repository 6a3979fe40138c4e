import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DataFolder } from "../intake/data-folder.ts";
import { type FileResult, type LoadResult } from "../intake/load-result.ts";
import { told } from "../forms/finding.ts";
import { formsOf, readReport } from "../intake/read-report.ts";
import { at, load, newFolder, put, rowsOf } from "../intake/test-folder.ts";
import { readReference } from "../reference/reference.ts";
import { findProfile } from "./find-profile.ts";
import { madeUpVoices } from "./made-up-voices.ts";

// The real file is not ours to copy: it is read where it lies, or these tests are skipped.
const realFolder = process.env["REAL_DATA_FOLDER"] ?? join(import.meta.dirname, "../../../shared/real");
const realFile = join(realFolder, "solitary-voices.csv");
const isThere = existsSync(realFile);
if (!isThere)
  console.warn(
    `Hopper over prøvene på ekte data: ${realFile} finnes ikke. Sett REAL_DATA_FOLDER til mappen den ligger i.`,
  );

const profilePath = join(import.meta.dirname, "../../data/profiles/solitary-voices.json");

function counted(file: FileResult | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of file?.findings ?? []) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** The profile as it would be had nobody noticed that day and month were exchanged, in a folder. */
function withoutExchange(folder: DataFolder): string {
  const profile = JSON.parse(readFileSync(profilePath, "utf8"));
  delete profile.times.exchange_day_month;
  const path = join(folder.path, "uten-bytte.json");
  writeFileSync(path, JSON.stringify(profile));
  return path;
}

const places = "select place_level, count(*)::integer as n from raw.profile_places group by all order by all";

const kinds =
  "select distinct trend_id, is_rate, persons_known, persons, persons_p from results.trend_answers";
const span = "select min(first_quarter) as first, max(quarter) as last from results.trend_answers";
const country = `select * from results.trend_answers
  where place_id = 'usa' and organisation = 'now' order by quarter desc limit 1`;

/** A source that tells neither persons nor prison days: verdicts on exclusion alone, on counts by month. */
const onCounts = [
  { trend_id: "exclusion", is_rate: false, persons_known: false, persons: null, persons_p: null },
];

describe.skipIf(!isThere)("the real file", () => {
  let folder: DataFolder & { remove(): void };
  let loaded: LoadResult;
  beforeAll(async () => {
    folder = newFolder();
    put(folder, "solitary-voices.csv", readFileSync(realFile));
    loaded = await load(folder, { profile: "solitary-voices" });
  });
  afterAll(() => folder.remove());

  test("is read by its profile, with its faults found and what it cannot say absent", async () => {
    const { files, totals } = loaded;
    expect(files).toMatchObject([
      { status: "accepted_with_rows_set_aside", rows_read: 8488, rows_accepted: 8408, rows_set_aside: 80 },
    ]);
    expect(counted(files[0])).toEqual({
      "end-before-start": 80,
      "stated-length": 74,
      "region-not-stated": 1,
    });
    expect(
      await rowsOf(
        folder,
        `select sum(rows_set_aside)::integer as rows, count(*)::integer as unit_months, max(placements_lacking) as most
        from staging.unit_months where state = 'incomplete'`,
      ),
    ).toEqual([{ rows: 80, unit_months: 46, most: 5 }]);
    expect(totals).toEqual({ placements: 8408, open: 195, units: 111, months: 61 });
    expect(await rowsOf(folder, places)).toEqual([
      { place_level: "country", n: 1 },
      { place_level: "prison", n: 111 },
      { place_level: "region", n: 24 },
      { place_level: "unit", n: 111 },
    ]);
    expect(
      await rowsOf(
        folder,
        `select distinct indicator_id, state from results.figures
      where indicator_id in ('persons', 'prison_days', 'rate') order by all`,
      ),
    ).toEqual([
      { indicator_id: "persons", state: "not_available" },
      { indicator_id: "prison_days", state: "not_available" },
      { indicator_id: "rate", state: "not_available" },
    ]);
  });

  test("with the exchange left out of the profile, its likely mistake is named", async () => {
    const arrival = { name: "solitary-voices.csv", receivedAt: at("2026-04-20"), reference: readReference() };
    const { profile } = findProfile(withoutExchange(folder));
    const report = await readReport(
      readFileSync(realFile),
      arrival,
      formsOf(arrival.reference, (person) => person),
      profile,
    );
    const [first] = report.findings;
    expect(first && told(first, arrival.name).message).toBe(
      "solitary-voices.csv: i 4 805 av 8 293 rader stemmer oppgitt varighet først når dag og måned byttes: " +
        "datoformatet er trolig lest feil. En dato med dag og måned byttet havner i feil måned, og varigheten blir gal. " +
        "Rett det i kilden eller i profilen, og last filen på nytt.",
    );
  });

  test("its verdicts are on counts, without persons", async () => {
    expect(await rowsOf(folder, kinds)).toEqual(onCounts);
  });

  test("they look at October 2013 to December 2016, which the source says can be compared, and at nothing else", async () => {
    expect(await rowsOf(folder, span)).toEqual([{ first: "2013-10-01", last: "2016-10-01" }]);
    const [begun] = await rowsOf(
      folder,
      `select count(*)::integer as placements
      from raw.plasseringer as placements
      anti join raw.profile_set_aside as aside
          on aside.enhet = placements.enhet
          and aside.maned = strftime(to_timestamp(placements.start), '%Y-%m')
      where to_timestamp(start) >= timestamptz '2013-10-01'
          and to_timestamp(start) < timestamptz '2017-01-01'`,
    );
    expect(await rowsOf(folder, country)).toMatchObject([
      {
        quarter: "2016-10-01",
        first_quarter: "2013-10-01",
        quarters: 13,
        stays: begun?.["placements"],
        months_expected: 111 * 39,
        // In the others rows were set aside.
        months_counted: 111 * 39 - 46,
      },
    ]);
  });

  test("a line per quarter goes with the country's verdict, per month of a facility and not per prison day", async () => {
    expect(
      await rowsOf(
        folder,
        `select count(*)::integer as quarters, min(exposure) as least, max(exposure) as most
        from results.trend_fits where place_id = 'usa' and organisation = 'now'`,
      ),
    ).toEqual([{ quarters: 13, least: 317, most: 333 }]);
  });
});

describe("a made-up file in the same layout", () => {
  const { csv, truth } = madeUpVoices();
  let folder: DataFolder & { remove(): void };
  let loaded: LoadResult;
  beforeAll(async () => {
    folder = newFolder();
    put(folder, "solitary-voices-oppdiktet.csv", csv);
    loaded = await load(folder, { profile: "solitary-voices" });
  });
  afterAll(() => folder.remove());

  test("has the same faults, and they are found", async () => {
    const { files, totals } = loaded;
    expect(files).toMatchObject([
      { rows_read: truth.rows, rows_accepted: truth.rows - truth.backwards, rows_set_aside: truth.backwards },
    ]);
    expect(counted(files[0])).toEqual({
      "end-before-start": truth.backwards,
      "stated-length": truth.yearMistyped,
      "region-not-stated": 1,
    });
    expect(totals).toMatchObject({
      placements: truth.rows - truth.backwards,
      open: truth.open,
      units: truth.units,
    });
    expect(await rowsOf(folder, "select distinct person, kjonn, presisjon from raw.plasseringer")).toEqual([
      { person: null, kjonn: null, presisjon: "day" },
    ]);
    expect(
      await rowsOf(folder, "select parent_id from raw.profile_places where place_id = 'north-pier'"),
    ).toEqual([{ parent_id: "ice-aaa" }]);
  });

  test("its verdicts are on counts, without persons", async () => {
    expect(await rowsOf(folder, kinds)).toEqual(onCounts);
  });

  test("every quarter that can be compared has an answer, and the first nine of them too few quarters behind them", async () => {
    expect(await rowsOf(folder, span)).toEqual([{ first: "2013-10-01", last: "2016-10-01" }]);
    const rows = await rowsOf(
      folder,
      `select quarter, list_contains(reasons, 'few_quarters') as few from results.trend_answers
      where place_id = 'usa' and organisation = 'now' order by quarter`,
    );
    expect(rows).toHaveLength(13);
    expect(rows.filter((row) => row["few"] === true)).toHaveLength(9);
  });
});

describe("a made-up file that was read wrong", () => {
  let folder: DataFolder & { remove(): void };
  beforeAll(() => {
    folder = newFolder();
  });
  afterAll(() => folder.remove());

  test("with the exchange left out, and mended afterwards, is read again and right", async () => {
    const { csv, truth } = madeUpVoices();
    put(folder, "solitary-voices.csv", csv);
    const { files } = await load(folder, { profile: withoutExchange(folder) });
    expect(files[0]?.findings[0]?.message).toContain(
      `i ${truth.exchanged} av ${truth.rows - truth.open} rader stemmer oppgitt varighet først når dag og måned byttes`,
    );
    const mended = await load(folder, { profile: "solitary-voices" });
    expect(mended).toMatchObject({ readAgain: 1, totals: { placements: truth.rows - truth.backwards } });
    // Without a word of the profile it is still read as it was last.
    expect(await load(folder)).toMatchObject({ rebuilt: false });
  });
});
