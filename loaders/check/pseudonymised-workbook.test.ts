import { expect, test } from "vitest";
import { pseudonym } from "../forms/pseudonym.ts";
import { sheetsOf } from "../forms/sheets-of.ts";
import { unitReport } from "../forms/unit-report.ts";
import { writeWorkbook, type TypedCell } from "../forms/write-report.ts";
import { formsOf } from "../intake/read-report.ts";
import { at, csv, madeUpReport } from "../intake/test-folder.ts";
import { readFile } from "../readers/read-file.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { syntheticNationalId } from "../sample/national-id.ts";
import { checkFile } from "./check-file.ts";
import { pseudonymisedWorkbook } from "./pseudonymised-workbook.ts";

const key = "en-nøkkel-av-en-maskin";
const number = syntheticNationalId();
const own = pseudonym("en annen", "nøkkel");
const reference = readReference();
const form = unitReport(codeLists(reference));

/** A report of Oslo in a workbook, with the cells of the person column as they were typed, and a note. */
const workbook = (
  persons: (string | number | null)[],
  note: string | null = null,
  language: "nb" | "nn" = "nb",
) =>
  writeWorkbook(
    madeUpReport({
      head: { enhet: "oslo-enhet" },
      placements: persons.map((_, row) => ({
        plassering: `V-${row}`,
        start: at(`2026-03-1${row}T10:00`),
        slutt: at(`2026-03-1${row}T20:00`),
      })),
    }),
    form,
    language,
    persons.flatMap((cell, row): TypedCell[] => [
      { table: "plasseringer", row, field: "person", cell },
      ...(note === null ? [] : [{ table: "plasseringer" as const, row, field: "merknad", cell: note }]),
    ]),
  );

const cellsOf = async (bytes: Uint8Array) => sheetsOf(await readFile("rapport.xlsx", bytes));

test("each number is a pseudonym in the copy, however it was typed, and every other cell is as it was", async () => {
  const given = await workbook([
    number,
    `${number.slice(0, 6)} ${number.slice(6)}`,
    Number(number),
    own,
    "22914",
  ]);
  const before = Buffer.from(given);
  const { bytes, replaced } = await pseudonymisedWorkbook("rapport.xlsx", given, key);
  expect(replaced).toBe(4);
  expect(Buffer.from(given).equals(before)).toBe(true);
  const ofPerson = pseudonym(number, key);
  const made = [ofPerson, ofPerson, ofPerson, own, pseudonym("22914", key)];
  const expected = await cellsOf(await workbook(made));
  expect(await cellsOf(bytes)).toEqual(expected);
});

test.each(["nb", "nn"] as const)("the copy can be sent: nothing is found in it (%s)", async (language) => {
  const { bytes } = await pseudonymisedWorkbook(
    "rapport.xlsx",
    await workbook([number], null, language),
    key,
  );
  const forms = formsOf(reference, (person) => person);
  const checked = await checkFile(
    bytes,
    { name: "rapport.xlsx", receivedAt: at("2026-04-09T10:00"), reference },
    forms,
  );
  expect(checked.findings).toEqual([]);
  expect(checked.rows_read).toBe(1);
});

test("a name is not made into a pseudonym, since the next time it may be spelt in another way", async () => {
  const given = await workbook([number, "Kari Eksempel", "Eksempel 2"]);
  await expect(pseudonymisedWorkbook("rapport.xlsx", given, key)).rejects.toThrow(
    /^Ark Plasseringer, rad \d+ \(og 1 til\): kolonnen Person har ord, ikke et nummer\./,
  );
});

test("where a number stands elsewhere no copy is made, and it is said where, never which", async () => {
  const given = await workbook([number], `Gjelder ${number}`);
  const why = await pseudonymisedWorkbook("rapport.xlsx", given, key).catch(String);
  expect(why).toMatch(/I ark Plasseringer, rad \d+, står det et fødselsnummer utenfor kolonnen Person\./);
  expect(why).not.toContain(number.slice(6));
});

test("a report as text is told to be a workbook first", async () => {
  await expect(pseudonymisedWorkbook("rapport.csv", csv(), key)).rejects.toThrow(/Bare arbeidsbøker/);
});
