import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pseudonym } from "../forms/pseudonym.ts";
import { at, csv, load, put, rowsOf, type Said } from "../intake/test-folder.ts";
import { february, goes, now, setAside, stays, threeReports, withRowsSetAside } from "./test-erasure.ts";

const given = threeReports();
const { erase, figures, everything, counts, personsIn } = given;

test("a receipt that asks another report for a row that is erased goes with it, and no other", async () => {
  const [, left] = february.placements ?? [];
  put(
    given.folder,
    "vik-a_2026-02_v2.csv",
    csv({ ...february, head: { ...february.head, versjon: 2 }, placements: [] }),
  );
  put(
    given.folder,
    "vik-b_2026-02.csv",
    csv({
      ...february,
      head: { ...february.head, enhet: "vik-b" },
      placements: [{ ...left, plassering: "V-30010", regelverk: "adopted" }],
    }),
  );
  await load(given.folder);
  const receipt = join(given.folder.receipts, "vik-a_2026-02_v2.csv.html");
  expect(readFileSync(receipt, "utf8")).toContain("V-3001");
  expect(await erase({ person: goes })).toMatchObject({ files: 3, stillIn: [] });
  expect(everything()).not.toMatch(/V-3001(?!0)/);
  expect(readdirSync(given.folder.receipts)).toEqual([
    "vik-b_2026-02.csv.html",
    "vik-b_2026-02.csv.merket.xlsx",
  ]);
});

test("what was set aside in a month that is over goes with the month, and what was decided of it", async () => {
  put(given.folder, "vik-b_2026-03_2.csv", withRowsSetAside());
  await load(given.folder);
  await erase({ before: "2026-04-01" });
  const left = everything();
  for (const trace of [...setAside, "V-5003"]) expect(left).not.toContain(trace);
});

test("a file that was refused before the day goes but for its head, and stays refused", async () => {
  const refused = Buffer.from(csv({ head: { enhet: "vik-b" }, placements: [{ plassering: "V-7001" }] }));
  put(given.folder, "vik-b_feil.csv", refused.toString().replace("vik-b", "ukjent"));
  put(given.folder, "skadd.json", `{"hode": V-7002`);
  await load(given.folder);
  const on = { now: now.add({ hours: 48 }) };
  const older = { before: "2026-04-20", confirm: false, ...on };
  const { files: others } = await erase(older);
  expect(await erase({ before: "2026-04-21", ...on })).toMatchObject({ files: others + 2 });
  expect(everything()).not.toMatch(/V-700[12]/);
  expect(await erase({ before: "2026-04-21", ...on })).toMatchObject({ files: 0 });
  const files = await rowsOf(
    given.folder,
    "select name, status from raw.submissions where status = 'refused' order by all",
  );
  expect(files.map(({ name }) => name)).toEqual(["skadd.json", "vik-b_feil.csv"]);
});

test("persons cannot be said where units have come under another place since, nor when more is erased", async () => {
  const ofVik: Said = {
    head: { enhet: "vik-a" },
    placements: ["06", "13", "20"].map((day) => ({
      plassering: `V-9${day}`,
      person: pseudonym("en tredje", "nøkkel"),
      start: at(`2026-03-${day}T10:00`),
      slutt: at(`2026-03-${day}T14:00`),
    })),
  };
  put(given.folder, "vik-a_2026-03.csv", csv(ofVik));
  put(
    given.folder,
    "vik-b_2026-03_2.csv",
    csv({ head: { enhet: "vik-b", versjon: 2, antall_plasseringer: 0 }, placements: [] }),
  );
  await load(given.folder);
  const before = await personsIn("region-nord", "region-sor");
  expect(before).toMatchObject({
    "now region-nord persons": 2,
    "now region-nord stays_started": 3,
    "now region-sor persons": 1,
    "now region-sor stays_started": 3,
  });
  await erase({ person: goes });
  const list = join(given.folder.reference, "places.csv");
  const rest = ",,,,false,,,oppdiktet,";
  const moved = [
    ["nes,prison,Nes fengsel", "region-nord", "region-sor"],
    ["vik,prison,Vik fengsel", "region-sor", "region-nord"],
  ].reduce(
    (text, [prison, from, to]) =>
      text.replace(
        `${prison},${from},,${rest}`,
        `${prison},${from},,2026-04-01${rest}\n${prison},${to},2026-04-01,${rest}`,
      ),
    readFileSync(list, "utf8"),
  );
  writeFileSync(list, moved);
  await load(given.folder);
  const after = {
    ...before,
    "now region-nord persons": "not_available",
    "now region-sor persons": "not_available",
  };
  expect(await personsIn("region-nord", "region-sor")).toEqual(after);
  // What cannot be said is not kept as if it could by the next erasure.
  await erase({ person: stays });
  expect(await personsIn("region-nord", "region-sor")).toEqual(after);
});

test("of a month that has gone whole, what was withdrawn stays so, and what was set aside may still be missing", async () => {
  const head = { maned: "2026-02", enhet: "vik-b", sendt: at("2026-03-05T10:00"), antall_plasseringer: 1 };
  const start = at("2026-02-05T10:00");
  const told = { plassering: "V-8001", start, slutt: at("2026-02-06T10:00") };
  const whole: Said = {
    head,
    placements: [told, { ...told, plassering: "V-8002", slutt: at("2026-02-04T10:00") }],
  };
  const withdrawing: Said = {
    head: { ...head, versjon: 2, omfang: "partial", antall_plasseringer: 0 },
    placements: [{ ...told, trukket: true }],
  };
  put(given.folder, "vik-b_2026-02.csv", csv(whole));
  put(given.folder, "vik-b_2026-02_2.csv", csv(withdrawing));
  await load(given.folder);
  const before = await counts();
  await erase({ before: "2026-03-01" });
  expect(everything()).not.toMatch(/V-800[12]/);
  const after = await counts();
  for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
});

test("an erased file that is sent again does not come back where the register has lost its line", async () => {
  const register = readFileSync(given.folder.register, "utf8");
  const original = csv(february);
  await erase({ person: goes });
  const erased = await figures();
  const lines = register.split("\n").filter((line) => !line.includes("vik-a_2026-02.csv"));
  writeFileSync(given.folder.register, lines.join("\n"));
  rmSync(given.folder.database);
  put(given.folder, "vik-a_2026-02.csv", original);
  const { files } = await load(given.folder);
  expect(files).toMatchObject([{ name: "vik-a_2026-02.csv", known: true }]);
  expect(everything()).not.toContain("V-3001");
  expect(await figures()).toEqual(erased);
  await load(given.folder);
  expect(everything()).not.toContain("V-3001");
});
