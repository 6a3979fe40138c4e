import { describe, expect, test } from "vitest";
import { shortNames, shortNamesInTwoLines } from "./short-names.js";

const units = [
  "Oslo fengsel",
  "Bredtveit fengsel og forvaringsanstalt, høy sikkerhet",
  "Bredtveit fengsel og forvaringsanstalt, avdeling B2",
  "Ila fengsel og forvaringsanstalt",
  "Romerike fengsel, Ungdomsenhet øst",
  "Indre Østfold fengsel, Eidsberg avdeling",
  "Indre Østfold fengsel, Eidsberg avdeling, sør",
  "Indre Østfold fengsel, Eidsberg avdeling, nord",
  "Indre Østfold fengsel, Trøgstad avdeling",
  "Halden fengsel, høy sikkerhet",
  "Halden fengsel, lavere sikkerhet",
  "Kriminalomsorgen Innlandet, Kongsvinger",
  "Kriminalomsorgen Innlandet, Kongsvinger sentrum",
  "Kriminalomsorgen Innlandet, Hamar",
  "Kriminalomsorgen Innlandet, Gjøvik",
  "Drammen fengsel",
  "Drammen fengsel, nybygget",
  "Søndre Vestfold fengsel, Berg avdeling",
  "Søndre Vestfold fengsel, Larvik avdeling",
  "Bjørgvin fengsel, lavere sikkerhet",
  "Bjørgvin fengsel, Ungdomsenhet vest",
  "Trondheim fengsel, avdeling Leira",
  "Trondheim fengsel, avdeling Kongens gate",
  "Kriminalomsorgen Nordland, Bodø",
  "Kriminalomsorgen Nordland, Bodø overgangsbolig",
];
const short = (name: string, letters: number) => shortNames(units, letters).get(name);

test("a name that has room is not cut", () => {
  expect(short("Oslo fengsel", 15)).toBe("Oslo fengsel");
});

test("a long name keeps what tells the units of a prison apart", () => {
  expect(short("Kriminalomsorgen Innlandet, Hamar", 15)).toBe("Krimina…, Hamar");
  expect(short("Kriminalomsorgen Innlandet, Kongsvinger", 15)).toBe("…Kongsvinger");
  expect(short("Indre Østfold fengsel, Trøgstad avdeling", 15)).toBe("…Trøgstad avde…");
});

test("where two would be the same, more of the prison's own name is kept", () => {
  expect(short("Halden fengsel, lavere sikkerhet", 15)).toBe("Halden…, laver…");
  expect(short("Bjørgvin fengsel, lavere sikkerhet", 15)).toBe("Bjørgv…, laver…");
});

describe.each([11, 15, 19, 24, 30, 48])("names in %s letters", (letters) => {
  test("are all other names, and none is longer", () => {
    const found = [...shortNames(units, letters).values()];
    expect(new Set(found).size).toBe(units.length);
    expect(Math.max(...found.map((name) => name.length))).toBeLessThanOrEqual(letters);
  });

  test("and in two lines of as many", () => {
    const found = [...shortNamesInTwoLines(units, letters).values()];
    expect(new Set(found.map((lines) => lines.join("|"))).size).toBe(units.length);
    expect(Math.max(...found.map((lines) => lines.length))).toBeLessThanOrEqual(2);
    expect(Math.max(...found.flat().map((line) => line.length))).toBeLessThanOrEqual(letters);
  });
});

test("two lines need seldom cut anything", () => {
  const lines = shortNamesInTwoLines(units, 19);
  expect(lines.get("Kriminalomsorgen Innlandet, Hamar")).toEqual(["Kriminalomsorgen", "Innlandet, Hamar"]);
  expect(lines.get("Drammen fengsel, nybygget")).toEqual(["Drammen fengsel,", "nybygget"]);
});
