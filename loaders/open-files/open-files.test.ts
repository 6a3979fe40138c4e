import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import JSONstat from "jsonstat-toolkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OpenFile, OpenFiles, Publication } from "../../src/figures/open-files.ts";
import type { StoredRow } from "../duckdb.ts";
import type { CubePart } from "../reference/reference.ts";
import { readPlaces } from "../site-data/places.ts";
import { readSite } from "../site-data/site.ts";
import { readUnitMonths } from "../site-data/unit-months.ts";
import { built, oneUnit, reports, type Built } from "../test-rows.ts";
import { writeOpenFiles } from "./open-files.ts";

const work = mkdtempSync(join(tmpdir(), "open-files-"));
const unknown: Publication = { publisher: null, licence: null, contact: null };
const dimensions = ["organisation", "place_id", "measure_id", "population", "period_start"];
const contents = ["value", "lower", "upper", "numerator", "denominator", "low", "high"];

// A first quarter with a stay, a month without one, and a month not reported; then a provisional month.
const raw = reports(
  {
    unit: "ila-enhet",
    month: "2026-01",
    placements: [{ id: "V-1", start: "2026-01-10 10:00", end: "2026-01-11 16:00", reasons: ["self_harm"] }],
  },
  { unit: "ila-enhet", month: "2026-02" },
  {
    unit: "ila-enhet",
    month: "2026-04",
    provisional: true,
    placements: [{ id: "V-2", start: "2026-04-01 10:00", end: "2026-04-01 20:00" }],
  },
);

const part = {
  measure_id: "safety_cell",
  security: ["all" as const],
  reason: ["all" as const],
  source: "made up",
};
const cubeOfTest: CubePart[] = [
  { ...part, population: "adults", periods: ["month", "quarter"], indicators: ["all"] },
  { ...part, population: "women", periods: ["last_12"], indicators: ["stays_started", "rate"] },
  {
    ...part,
    population: "adults",
    reason: ["self_harm_related"],
    periods: ["quarter"],
    indicators: ["stays_started"],
  },
];

let database: Built;
let open: OpenFiles;
let figures: StoredRow[];

beforeAll(async () => {
  database = await built(raw, {
    reference: { cube: cubeOfTest },
    places: oneUnit.map((row) => (row.place_id === "ila" ? { ...row, name: "=Ila" } : row)),
  });
  figures = await database.rows("from published.figures");
  open = await write(database, "made-up");
}, 60_000);

afterAll(() => {
  database?.close();
  rmSync(work, { recursive: true, force: true });
});

async function write(
  { connection }: Built,
  folder: string,
  publication = unknown,
  madeUp = true,
): Promise<OpenFiles> {
  const site = await readSite(
    connection,
    await readPlaces(connection),
    await readUnitMonths(connection),
    [],
    0,
  );
  return writeOpenFiles(connection, { ...site, made_up: madeUp }, publication, join(work, folder));
}

const content = ({ name }: OpenFile) => readFileSync(join(work, "made-up", name), "utf8");
const filesOf = (format: OpenFile["format"]) => open.files.filter((file) => file.format === format);

test("a reader that is not ours finds in the JSON-stat files each published number, and no other", () => {
  let numbers = 0;
  const wrong: string[] = [];
  for (const file of filesOf("json-stat")) {
    const dataset = JSONstat(JSON.parse(content(file)));
    expect(dataset.class).toBe("dataset");
    expect(dataset.role).toMatchObject({ time: ["period_start"], geo: ["place_id"], metric: ["contents"] });
    const own = figures.filter(
      (row) => row["indicator_id"] === file.indicator_id && row["period"] === file.period,
    );
    const shown = dataset.Dimension("contents").id;
    for (const row of own) {
      const where = Object.fromEntries(dimensions.map((id) => [id, String(row[id])]));
      for (const column of contents) {
        const read = shown.includes(column) ? dataset.Data({ ...where, contents: column }) : null;
        if ((read?.value ?? null) !== row[column])
          wrong.push(`${file.name} ${JSON.stringify(where)} ${column}`);
        if (read?.value !== null && read?.value !== undefined) numbers += 1;
      }
    }
  }
  const published = figures.flatMap((row) => contents.filter((column) => row[column] !== null));
  expect(wrong).toEqual([]);
  expect(published.length).toBeGreaterThan(100);
  expect(numbers).toBe(published.length);
  expect(numbersIn(filesOf("json-stat"))).toBe(published.length);
});

/** How many numbers the files hold beside those of reports. */
function numbersIn(files: OpenFile[]): number {
  return files
    .map((file) => {
      const { value, size, dimension } = JSON.parse(content(file));
      const shown: string[] = dimension.contents.category.index;
      const width: number = size.at(-1);
      return value.filter(
        (cell: unknown, i: number) => cell !== null && contents.includes(shown[i % width] ?? ""),
      ).length;
    })
    .reduce((all: number, of: number) => all + of, 0);
}

test("what is not a number has its state as status, and is no number", () => {
  const [file] = filesOf("json-stat").filter(
    ({ indicator_id, period }) => indicator_id === "stays_started" && period === "month",
  );
  if (file === undefined) throw new Error("no file of stays per month");
  const dataset = JSONstat(JSON.parse(content(file)));
  const of = (month: string) =>
    dataset.Data({
      organisation: "now",
      place_id: "norge",
      measure_id: "safety_cell",
      population: "adults",
      period_start: `${month}-01`,
      contents: "value",
    });
  expect(of("2026-01")).toMatchObject({ value: 1, status: null });
  expect(of("2026-02")).toMatchObject({ value: 0, status: null });
  expect(of("2026-03")).toMatchObject({ value: null, status: "not_reported" });
  expect(of("2026-04")).toMatchObject({ value: 1, status: "provisional" });
});

test("Parquet holds the published rows, all of them and no other", async () => {
  for (const file of filesOf("parquet")) {
    const path = join(work, "made-up", file.name);
    const columns = open.codebook.filter(({ table }) => table === file.table).map(({ column }) => column);
    const ours = `select ${columns.join(", ")} from published.${file.table}`;
    const theirs = `select ${columns.join(", ")} from read_parquet('${path}')`;
    const [differ] = await database.rows(
      `select count(*)::integer as rows from ((${ours} except all ${theirs}) union all (${theirs} except all ${ours}))`,
    );
    expect(differ, file.name).toEqual({ rows: 0 });
    const [marked] = await database.rows(
      `select bool_and(eksempeldata) as marked, count(*)::integer as rows from read_parquet('${path}')`,
    );
    expect(marked?.["marked"] ?? true, file.name).toBe(true);
  }
  expect(
    await database.rows(
      `select count(*)::integer as n from '${join(work, "made-up", "eksempeldata-tall.parquet")}'`,
    ),
  ).toEqual([{ n: figures.length }]);
});

const read = (file: OpenFile): Record<string, string>[] => parse(content(file), { columns: true });

/** What tells a figure from every other. */
const key = (row: Record<string, unknown>) =>
  [...dimensions, "period", "indicator_id"].map((column) => row[column]).join(" ");

test("CSV read back gives the published figures: empty where there is no number, a zero where there is none", () => {
  const rows = filesOf("csv").flatMap((file) => (file.table === "figures" ? read(file) : []));
  expect(rows).toHaveLength(figures.length);
  const byKey = new Map(rows.map((row) => [key(row), row]));
  const wrong = figures.filter((figure) => {
    const row = byKey.get(key(figure));
    return (
      row?.["state"] !== figure["state"] ||
      contents.some((column) => (row?.[column] === "" ? null : Number(row?.[column])) !== figure[column])
    );
  });
  expect(wrong.map(key)).toEqual([]);
});

const counted = (table: string) => `select count(*)::integer as n from published.${table}`;

test("parts of the stays, and whether the rules were kept, come as CSV too; the heavy one packed", async () => {
  const [parts] = filesOf("csv-packed");
  expect(parts?.name).toBe("eksempeldata-tall-etter-arsak-og-sikkerhetsniva.csv.gz");
  const unpacked = gunzipSync(readFileSync(join(work, "made-up", parts?.name ?? "")));
  const rows: Record<string, string>[] = parse(unpacked, { columns: true });
  expect(rows.map(({ reason, state, low }) => `${reason} ${state} ${low}`)).toContain(
    "self_harm_related incomplete 1.0",
  );
  expect([{ n: rows.length }]).toEqual(await database.rows(counted("part_figures")));
  expect(rows.every(({ eksempeldata }) => eksempeldata === "true")).toBe(true);
  const [duties] = filesOf("csv").filter(({ table }) => table === "duties");
  const told = duties === undefined ? [] : read(duties);
  expect([{ n: told.length }]).toEqual(await database.rows(counted("duties")));
  expect(told[0]?.["act"]).toMatch(/^(in_force|adopted)$/);
});

test("a name that a spreadsheet would take for a formula is kept from being one", () => {
  const [places] = filesOf("csv").filter(({ table }) => table === "places");
  expect(places && read(places).map(({ name }) => name)).toContain("'=Ila");
});

const toldOf = (of: string, name: string) =>
  open.codebook.find(({ table, column }) => table === of && column === name)?.description;

test("the codebook says what the data have: a number with a least one is what is known, and the series of hours counts stays", () => {
  expect(toldOf("figures", "value")).toContain(
    "Er low fylt ut for et antall eller en sum, mangler rapporter",
  );
  expect(toldOf("figures", "low")).toContain("også når tilstanden er value");
  expect(toldOf("trend_answers", "stays")).not.toContain("timer");
});

test("the codebook tells of every column, and all figures are given out with all their columns", async () => {
  const told = (of: string) => open.codebook.filter(({ table }) => table === of).map(({ column }) => column);
  for (const file of filesOf("csv").filter(({ table }) => table !== "codebook"))
    expect(content(file).split("\n")[0]?.split(",")).toEqual([...told(file.table), "eksempeldata"]);
  const columns = await database.rows("select column_name from (describe published.figures)");
  expect(told("figures")).toEqual(columns.map((row) => row["column_name"]));
  const state = open.codebook.find(({ table, column }) => table === "figures" && column === "state");
  expect(state?.codes).toContain("not_reported = ikke rapportert");
});

test("every file of made-up figures says so, in its name and inside; a real one never does", async () => {
  for (const file of open.files) expect(file.name).toMatch(/^eksempeldata-/);
  for (const file of filesOf("csv"))
    expect(
      [...new Set(read(file).map((row) => row["eksempeldata"]))].filter((mark) => mark !== "true"),
    ).toEqual([]);
  for (const file of [...filesOf("json-stat"), ...filesOf("json-ld")])
    expect(content(file)).toContain("EKSEMPELDATA: alle tall er oppdiktet");
  await write(database, "real", unknown, false);
  for (const name of readdirSync(join(work, "real"))) {
    expect(name).not.toContain("eksempel");
    expect(
      readFileSync(join(work, "real", name))
        .toString("latin1")
        .toLowerCase(),
      name,
    ).not.toContain("eksempel");
  }
});

/** The description of a folder's files. */
const describedIn = (folder: string, { files }: OpenFiles) => {
  const name = files.find(({ format }) => format === "json-ld")?.name ?? "";
  return JSON.parse(readFileSync(join(work, folder, name), "utf8"));
};

describe("the description", () => {
  test("names every file with its bytes, and each indicator with its definition", () => {
    const told = describedIn("made-up", open);
    const distributions = told["dcat:dataset"].flatMap(
      (set: Record<string, unknown>) => set["dcat:distribution"],
    );
    const sizes = distributions.map((one: Record<string, Record<string, string>>) => [
      one["dcat:downloadURL"]?.["@id"],
      Number(one["dcat:byteSize"]?.["@value"]),
    ]);
    const ofSets = open.files.filter(
      ({ table }) => !["indicators", "codebook", "description"].includes(table),
    );
    expect(sizes.sort()).toEqual(ofSets.map(({ name, bytes }) => [name, bytes]).sort());
    for (const { name, bytes } of open.files) expect(statSync(join(work, "made-up", name)).size).toBe(bytes);
    const rate = told["dcat:dataset"].find((set: Record<string, string>) => set["@id"] === "#tall-rate");
    expect(rate["dct:title"]["@value"]).toBe("Eksempeldata: opphold per 1000 fangedøgn");
    expect(rate["dct:spatial"]["@id"]).toMatch(/country\/NOR$/);
    expect(rate["dct:temporal"]["dcat:endDate"]["@value"]).toMatch(/^2026-\d\d-(30|31)$/);
    expect(rate["dct:modified"]["@value"]).toMatch(/^2026-/);
  });

  test("leaves out a publisher, a licence and a contact that nobody has given, and has those that are given", async () => {
    const text = JSON.stringify(describedIn("made-up", open));
    expect(text).not.toMatch(/dct:publisher|dct:license|dcat:contactPoint/);
    const said = await write(database, "said", {
      publisher: { name: "Etaten", address: "https://etaten.example/" },
      licence: "https://data.norge.no/nlod/no/2.0",
      contact: "tall@etaten.example",
    });
    const told = describedIn("said", said);
    expect(told["dct:publisher"]).toMatchObject({ "foaf:name": { "@value": "Etaten" } });
    expect(told["dcat:dataset"][0]["dcat:distribution"][0]["dct:license"]["@id"]).toMatch(/nlod/);
    expect(told["dcat:contactPoint"]["vcard:hasEmail"]["@id"]).toBe("mailto:tall@etaten.example");
  });
});
