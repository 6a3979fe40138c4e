import { expect, test } from "vitest";
import { built, oneUnit, place, reports } from "../loaders/test-rows.ts";
import { wordsOf } from "../src/words/words.ts";
import { periodFigures } from "./period-figures.ts";

const words = wordsOf("nb");
const months = ["2026-01", "2026-02", "2026-03"];

async function linesOf(
  given: Parameters<typeof reports>,
  region = "region-ost",
): Promise<string[][] | undefined> {
  const database = await built(reports(...given), {
    places: [...oneUnit, place("region", "region-vest", "norge"), place("prison", "vik", "region-vest")],
  });
  const csv = await periodFigures(
    database.connection,
    { place_id: region, period: "quarter", start: "2026-01-01" },
    words,
  );
  database.close();
  return csv?.split("\r\n").map((line) => line.split(";"));
}

test("a region's quarter has its own figures and its prisons', and says that sample data are made up", async () => {
  const stay = { id: "V-1", start: "2026-02-10 10:00", end: "2026-02-11 10:00" };
  const lines = await linesOf(
    months.map((month) => ({ unit: "ila-enhet", month, placements: month === "2026-02" ? [stay] : [] })),
  );
  expect(lines?.flat().join(" ")).toContain("Eksempeldata: alle tall er oppdiktet.");
  const stays = lines?.filter((line) => line[3] === "Opphold startet" && line[2]?.startsWith("Voksne"));
  expect(stays?.map((line) => [line[0], line[5], line[12], line[20], line[21]])).toEqual([
    ["region-ost", "1", "verdi", "3", "3"],
    ["ila", "1", "verdi", "3", "3"],
  ]);
});

test("a rate of few stays is marked, and nothing else is", async () => {
  const stay = { id: "V-1", start: "2026-02-10 10:00", end: "2026-02-11 10:00" };
  const lines = await linesOf(
    months.map((month) => ({ unit: "ila-enhet", month, placements: month === "2026-02" ? [stay] : [] })),
  );
  const marked = lines?.filter((line) => line[22] === "få opphold").map((line) => `${line[1]}, ${line[3]}`);
  expect(marked).toContain("sikkerhetscelle, Opphold per 1000 fangedøgn");
  expect(new Set(marked?.map((line) => line.split(", ")[1]))).toEqual(
    new Set(["Opphold per 1000 fangedøgn"]),
  );
});

test("the file says that the part of a length's whole is not so many that lasted so long", async () => {
  const stay = { id: "V-1", start: "2026-02-10 10:00", end: "2026-02-10 12:00" };
  const lines = await linesOf(
    months.map((month) => ({ unit: "ila-enhet", month, placements: month === "2026-02" ? [stay] : [] })),
  );
  const over = lines?.find((line) => line[3] === "Andel over 24 timer");
  expect(over?.slice(8, 10)).toEqual(["1", "1"]);
  expect(lines?.flat().join(" ")).toContain("er telleren oppholdene som er avsluttet, uansett hvor lenge");
});

test("what is known of the same quarter a year before is at least so many where a report lacks", async () => {
  const stay = { id: "V-1", start: "2025-02-10 10:00", end: "2025-02-11 10:00" };
  const lines = await linesOf([
    { unit: "ila-enhet", month: "2025-01" },
    { unit: "ila-enhet", month: "2025-02", placements: [stay] },
    ...months.map((month) => ({ unit: "ila-enhet", month })),
  ]);
  const [stays] =
    lines?.filter((line) => line[3] === "Opphold startet" && line[2]?.startsWith("Voksne")) ?? [];
  expect(stays?.slice(14, 20)).toEqual(["", "ufullstendig", "1", "", "2", "3"]);
});

test("a quarter that nobody reported has a state and no number", async () => {
  const lines = await linesOf([{ unit: "ila-enhet", month: "2025-01" }]);
  const stays = lines?.filter((line) => line[3] === "Opphold startet" && line[2]?.startsWith("Voksne"));
  expect(stays?.map((line) => [line[5], line[12]])).toEqual([
    ["", "ikke rapportert"],
    ["", "ikke rapportert"],
  ]);
});

test("a region that is not there has no file", async () => {
  expect(await linesOf([{ unit: "ila-enhet", month: "2026-01" }], "region-nord")).toBeUndefined();
});
