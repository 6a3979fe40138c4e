import { expect, test } from "vitest";
import { unitReport } from "../forms/unit-report.ts";
import { codeLists, readReference } from "../reference/reference.ts";
import { parseProfile } from "./profile.ts";
import { leastProfile, testProfile } from "./test-profile.ts";
import { wordsNotKnown } from "./words-not-known.ts";

const formColumns = unitReport(codeLists(readReference())).shape.plasseringer.element.shape;

test("a slip in a profile is told in Norwegian, with its place in the file", () => {
  expect(() => testProfile({ overskrift: 1 })).toThrow('eks.json, hele filen: Ukjent nøkkel: "overskrift"');
  expect(() => testProfile({ files: { pattern: "(", format: "xls", max_megabytes: 1 } })).toThrow(
    /^eks\.json, files\.pattern: er ikke et regulært uttrykk\neks\.json, files\.format: Ugyldig valg/,
  );
});

test("what a profile leaves out must not look like an answer: ends, ages and persons", () => {
  const columns = {
    plassering: { header: "id" },
    tiltak: { constant: "safety_cell" },
    start: { header: "inn" },
  };
  expect(() => testProfile({ columns, cannot_say: [] })).toThrow(
    /slutt må være med[^\n]+\n.*under_18 må være med/,
  );
  expect(() => testProfile({ cannot_say: [] })).toThrow(
    "columns.person må være med, eller persons i cannot_say",
  );
});

test("a place is named in one way, and a unit within its prison needs one", () => {
  const country = { id: "eksland", name: "Eksland" };
  const unit = { header: "sted" };
  const fault = "skal ha én av header, sheet_name og constant";
  expect(() => testProfile({ places: { unit: { ...unit, sheet_name: true }, country } })).toThrow(fault);
  expect(() => testProfile({ places: { unit: {}, country } })).toThrow(fault);
  expect(() => testProfile({ places: { unit, unit_within_prison: true, country } })).toThrow(
    "places: prison må være med",
  );
});

test("of the ways to say a column the nearest is told", () => {
  const faulty = {
    tiltak: { constant: "safety_cell" },
    slutt: { header: "ut" },
    start: { header: "inn", kode: {} },
  };
  expect(() => testProfile({ columns: faulty })).toThrow('columns.start: Ukjent nøkkel: "kode"');
});

test("a profile that is no whole JSON, or says a key twice, is told as such", () => {
  expect(() => parseProfile('{"id": "a",', "eks.json")).toThrow("eks.json: JSON som ikke er fullstendig");
  expect(() => parseProfile('{"id": "a", "id": "b"}', "eks.json")).toThrow("eks.json: «id» to ganger");
});

test("a profile that an editor has put a byte order mark before is read", () => {
  expect(() => parseProfile(`\ufeff${JSON.stringify({})}`, "eks.json")).toThrow("eks.json, id: ");
});

const fault = (format: string) => () => testProfile({ times: { formats: [format], precision: "minute" } });

test("a format that no time can be written in is no format", () => {
  expect(fault("dd.mm.yyyy")).toThrow(
    "times.formats.0: «dd.mm.yyyy»: har ikke år (YYYY eller YY) nøyaktig én gang",
  );
  expect(fault("DD.MM.YYYY HH:MM")).toThrow("har ikke måned (MMM eller MM eller M) nøyaktig én gang");
  expect(fault("DD.MM.YYYY HH")).toThrow("har time uten minutt");
  expect(fault("DD.MM.YYYY h:mm")).toThrow("har h uten A");
  expect(fault("MMM DD, YYYY 'klokka' H.mm")).not.toThrow();
});

test("what a profile turns words into must be words that the form knows, and units that the register has", () => {
  const profile = testProfile({
    columns: {
      ...leastProfile.columns,
      tiltak: { constant: "safetycell" },
      arsaker: {
        header: "grunn",
        codes: { Uro: "threats, selfharm", Vold: "violence" },
        other_codes: "annet",
      },
    },
    places: { unit: { header: "sted", codes: { Nes: "nes-enhet", Vik: "vik" } } },
  });
  expect(wordsNotKnown(profile, formColumns, new Set(["nes-enhet"]))).toEqual([
    "columns.tiltak.constant: «safetycell» er ikke et av ordene safety_cell, restraint_bed, reinforced_cell, exclusion",
    "columns.arsaker.codes.Uro: «threats, selfharm» er ikke et av ordene self_harm, suicide_attempt, suicide_risk, violence, threats, damage, other",
    "places.unit.codes.Vik: registeret har ingen enhet «vik»",
  ]);
});
