import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DataFolder } from "../intake/data-folder.ts";
import { load, newFolder, put, rowsOf } from "../intake/test-folder.ts";
import { madeUpVoices } from "./made-up-voices.ts";

// The real file is not ours to copy: it is read where it lies, or these tests are skipped.
const realFolder = process.env["REAL_DATA_FOLDER"] ?? join(import.meta.dirname, "../../../shared/real");
const realFile = join(realFolder, "solitary-voices.csv");

const kinds =
  "select distinct trend_id, is_rate, persons_known, persons, persons_p from results.trend_answers";
const span = "select min(first_quarter) as first, max(quarter) as last from results.trend_answers";
const country = `select * from results.trend_answers
  where place_id = 'usa' and organisation = 'now' order by quarter desc limit 1`;

/** A source that tells neither persons nor prison days: verdicts on exclusion alone, on counts by month. */
const onCounts = [
  { trend_id: "exclusion", is_rate: false, persons_known: false, persons: null, persons_p: null },
];

describe.skipIf(!existsSync(realFile))("the real file", () => {
  let folder: DataFolder & { remove(): void };
  beforeAll(async () => {
    folder = newFolder();
    put(folder, "solitary-voices.csv", readFileSync(realFile));
    await load(folder, { profile: "solitary-voices" });
  });
  afterAll(() => folder.remove());

  test("its verdicts are on counts, without persons", async () => {
    expect(await rowsOf(folder, kinds)).toEqual(onCounts);
  });

  test("they look at October 2013 to December 2016, which the source says can be compared, and at nothing else", async () => {
    expect(await rowsOf(folder, span)).toEqual([{ first: "2013-10-01", last: "2016-10-01" }]);
    const [begun] = await rowsOf(
      folder,
      `select count(*)::integer as placements from raw.plasseringer
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
        months_counted: 111 * 39,
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
    ).toEqual([{ quarters: 13, least: 333, most: 333 }]);
  });
});

describe("a made-up file in the same layout", () => {
  let folder: DataFolder & { remove(): void };
  beforeAll(async () => {
    folder = newFolder();
    put(folder, "solitary-voices-oppdiktet.csv", madeUpVoices().csv);
    await load(folder, { profile: "solitary-voices" });
  });
  afterAll(() => folder.remove());

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
