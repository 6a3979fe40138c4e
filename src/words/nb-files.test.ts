import { expect, test } from "vitest";
import { nbFiles } from "./nb-files.js";

test("whoever chooses a file is told what each of them holds", () => {
  expect(Object.keys(nbFiles.descriptions).sort()).toEqual(Object.keys(nbFiles.titles).sort());
});
