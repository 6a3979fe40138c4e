import { expect, test } from "vitest";
import { anotherProgram } from "./remade-releases.ts";

test("another program is told of by its version, and by its hash where the version is the same", () => {
  const then = { version: "0.1.0", program_sha256: "aa" };
  expect(anotherProgram(then, then)).toEqual([]);
  expect(anotherProgram(then, { version: "0.2.0", program_sha256: "bb" })).toEqual([
    "Programmet er et annet: utgivelsen ble laget med versjon 0.1.0, dette er 0.2.0.",
  ]);
  expect(anotherProgram(then, { version: "0.1.0", program_sha256: "bb" })).toEqual([
    "Programmet er endret siden utgivelsen, selv om begge er versjon 0.1.0: SHA-256 var aa, nå bb.",
  ]);
});
