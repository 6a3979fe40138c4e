import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { builtDatabase, fingerprintOf } from "../built-database.ts";
import { openDatabase } from "../duckdb.ts";
import { dataFolder, type DataFolder } from "../intake/data-folder.ts";
import { readRegister, storedPath } from "../intake/register.ts";
import { csv, load, newFolder, put } from "../intake/test-folder.ts";
import { problemsOf } from "./doctor.ts";

let sound: DataFolder & { remove(): void };
let folder: DataFolder;
const units = ["nes-enhet", "vik-a", "vik-b"];

beforeAll(async () => {
  sound = newFolder();
  for (const enhet of units) put(sound, `${enhet}.csv`, csv({ head: { enhet, eksempeldata: null } }));
  await load(sound);
});
afterAll(() => sound.remove());
beforeEach(() => {
  folder = dataFolder(mkdtempSync(join(tmpdir(), "doctor-")));
  cpSync(sound.path, folder.path, { recursive: true });
});
afterEach(() => rmSync(folder.path, { recursive: true }));

const problems = (said: { site?: string; now?: string; free?: number } = {}) =>
  problemsOf({
    folder: folder.path,
    site: said.site,
    now: Temporal.Instant.from(said.now ?? "2026-04-21T10:00:00Z"),
    free: said.free ?? 1e12,
  });

function storedFile(): { path: string; name: string; sha256: string } {
  const [line] = readRegister(folder);
  if (!line) throw new Error("nothing is registered");
  return { path: storedPath(folder, line), name: String(line.name), sha256: line.sha256 };
}

test("nothing is said of a folder in which all is well", async () => {
  expect(await problems()).toEqual([]);
});

test("a stored report that is gone, and one that is changed, are told by name and hash", async () => {
  const { path, name, sha256 } = storedFile();
  writeFileSync(path, "endret");
  expect(await problems()).toEqual([
    `${folder.raw}: ${name} er endret (${sha256}). Hent den fra kopi (npm run restore), eller be enheten sende den igjen.`,
  ]);
  rmSync(path);
  expect(await problems()).toEqual([expect.stringContaining(`${name} mangler (${sha256})`)]);
});

test("a file in the store that nobody has registered, and one half written, are told of", async () => {
  writeFileSync(join(folder.raw, "fremmed.csv"), "");
  writeFileSync(join(folder.raw, "a1.csv.17.part"), "");
  expect(await problems()).toEqual([
    expect.stringMatching(/a1\.csv\.17\.part er rester etter en lasting som ble avbrutt\./),
    expect.stringMatching(/fremmed\.csv står ikke i registeret\. Flytt den til .*inbox og last/),
  ]);
});

test("of several files that nobody has registered it is said once, the register before the files", async () => {
  for (const name of ["en.csv", "to.csv", "tre.csv"]) writeFileSync(join(folder.raw, name), "");
  expect(await problems()).toEqual([
    expect.stringMatching(
      /^3 filer i .*raw står ikke i registeret, som .*en\.csv\. Hent først registeret fra kopi/,
    ),
  ]);
});

test("a register that has lost a line, one that cannot be read, and none at all are told apart", async () => {
  const text = readFileSync(folder.register, "utf8");
  writeFileSync(folder.register, text.slice(text.indexOf("\n") + 1));
  expect((await problems())[0]).toMatch(/register\.jsonl, linje 1, følger ikke etter linjen før/);
  writeFileSync(folder.register, `${text}{}\n`);
  expect((await problems())[0]).toMatch(/register\.jsonl, linje 4 kan ikke leses/);
  rmSync(folder.register);
  expect((await problems())[0]).toMatch(/register\.jsonl mangler, men det ligger filer i/);
});

test("a store that is lost whole is told of, where the database knows its files", async () => {
  rmSync(folder.raw, { recursive: true });
  expect((await problems())[0]).toMatch(
    /register\.jsonl mangler, men databasen .* Hent mappen raw fra kopi: npm run restore\./,
  );
});

test("a folder in which nothing was loaded is told so", async () => {
  rmSync(folder.raw, { recursive: true });
  rmSync(folder.database);
  expect((await problems())[0]).toMatch(/^Ingenting er lastet i .* ennå\./);
});

test("a key that is lost, and a line of the record that cannot be read, are told of", async () => {
  rmSync(join(folder.record, "person.key"));
  writeFileSync(join(folder.record, "egen-liste.jsonl"), "{}\nikke json\nhalv");
  writeFileSync(join(folder.record, "overrides.jsonl"), '{"unit_id":"nes-enhet","rule":"en annen"}\n');
  expect(await problems()).toEqual([
    expect.stringMatching(/^Nøkkelen .*person\.key mangler eller er tom\./),
    expect.stringMatching(
      /egen-liste\.jsonl, linje 2 kan ikke leses\. Hent filen fra kopi: npm run restore\./,
    ),
    expect.stringMatching(/egen-liste\.jsonl slutter midt i en linje\./),
    expect.stringMatching(
      /overrides\.jsonl, linje 1 kan ikke leses\. Hent filen fra kopi: npm run restore\./,
    ),
  ]);
});

test("a release that the list of what was shown knows nothing of is told of", async () => {
  mkdirSync(join(folder.record, "site-releases"));
  const line = {
    number: 1,
    folder: "0001_2026-04-20",
    manifest_sha256: "0".repeat(64),
    signature_sha256: null,
  };
  appendFileSync(join(folder.record, "site-releases", "offentlig.jsonl"), `${JSON.stringify(line)}\n`);
  expect(await problems()).toEqual([
    expect.stringMatching(/^Det er gitt ut 1 utgave til offentlig, og .* 0 av dem/),
  ]);
});

test("lists and settings that cannot be used are told of", async () => {
  writeFileSync(join(folder.path, "folder.json"), "{");
  writeFileSync(join(folder.reference, "places.csv"), "feil\n");
  expect(await problems()).toEqual([
    expect.stringMatching(/folder\.json er ikke gyldig JSON\./),
    expect.stringMatching(/^Referanselistene kan ikke brukes: /),
  ]);
});

test("a database that is gone or damaged is to be made again", async () => {
  const bytes = readFileSync(folder.database);
  writeFileSync(folder.database, bytes.fill(0xa5, Math.floor(bytes.length / 3)));
  expect(await problems()).toEqual([
    expect.stringMatching(/^Databasen .* kan ikke leses \(.*\)\. Lag den på nytt: npm run rebuild -- --data/),
  ]);
  rmSync(folder.database);
  expect(await problems()).toEqual([expect.stringMatching(/^Databasen .* mangler\. Lag den på nytt/)]);
});

test("a database that knows other files than the register, or lacks tables, is told of", async () => {
  const { connection, close } = await openDatabase(folder.database);
  const { sha256 } = storedFile();
  await connection.run(`update raw.submissions set sha256 = '${"0".repeat(64)}' where sha256 = '${sha256}'`);
  await connection.run("drop view published.duties");
  close();
  expect(await problems()).toEqual([
    expect.stringMatching(/^Databasen mangler 1 av 3 filer som er registrert\. Last dem/),
    expect.stringMatching(/^Databasen bygger på 1 filer som ikke står i /),
    expect.stringMatching(/den mangler published\.duties\./),
  ]);
});

test("a site that is lost, or shows other figures than the database, or was left half built, is told of", async () => {
  const site = join(folder.path, "dist");
  expect(await problems({ site })).toEqual([
    `Nettstedet ${site} mangler. Bygg det: npm run build -- --data ${folder.path} --out ${site}`,
  ]);
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "");
  writeFileSync(join(site, "built-from.json"), JSON.stringify({ fingerprint: "et annet" }));
  mkdirSync(`${site}.ny-17`);
  expect(await problems({ site })).toEqual([
    expect.stringContaining("viser ikke tallene i databasen slik den er nå."),
    expect.stringContaining("dist.ny-17 er rester etter en bygging som ble avbrutt."),
  ]);
  rmSync(`${site}.ny-17`, { recursive: true });
  const { connection, close } = await builtDatabase(folder.path);
  const fingerprint = await fingerprintOf(connection).finally(close);
  writeFileSync(join(site, "built-from.json"), JSON.stringify({ fingerprint }));
  expect(await problems({ site })).toEqual([]);
});

test("a lock left behind, a full disk and a wrong clock are told of", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(folder.lock, JSON.stringify({ process: pid, uptime: 1, began: null }));
  expect(await problems({ free: 5e7, now: "1970-01-01T00:00:00Z" })).toEqual([
    expect.stringMatching(/\.load\.lock er etter en lasting som ble avbrutt \(prosess \d+\)\./),
    expect.stringMatching(/^Disken har 50 MB ledig; en lasting kan trenge \d+ MB\./),
    expect.stringMatching(
      /^Klokka på maskinen viser 1970-01-01, men den siste filen kom 2026-04-20\. Rett klokka/,
    ),
  ]);
});

test.skipIf(process.platform === "win32")(
  "a folder of real reports that all may read is to be closed",
  async () => {
    chmodSync(folder.path, 0o755);
    expect(await problems()).toEqual([
      `${folder.path} kan leses av alle på maskinen. Steng den: chmod -R o-rwx ${folder.path}`,
    ]);
  },
);

test("looking changes nothing", async () => {
  appendFileSync(folder.register, '{"sha256":"halv');
  const state = () =>
    readdirSync(folder.path, { recursive: true, encoding: "utf8" })
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder.path, name));
        return { name, size, mtimeMs };
      });
  const before = state();
  await problems();
  expect(state()).toEqual(before);
  expect(existsSync(folder.lock)).toBe(false);
});
