import { expect, test } from "vitest";
import { nearestChosen, readChosen, writeChosen, type ListsOf } from "./chosen.js";

const options = (...ids: string[]) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const listsOf: ListsOf = ({ lov }) => [
  { key: "lov", label: "Lov", options: options("gjeldende", "vedtatt") },
  { key: "regel", label: "Regel", options: options(...(lov === "vedtatt" ? ["alle", "tilsyn"] : ["alle"])) },
];

test("an address shows again what was chosen when it was copied", () => {
  const chosen = { lov: "vedtatt", regel: "tilsyn" };
  const address = writeChosen(chosen, listsOf);
  expect(address).toBe("?lov=vedtatt&regel=tilsyn");
  expect(readChosen(address, listsOf)).toEqual(chosen);
});

test("an address says nothing of what a page shows anyhow", () => {
  expect(writeChosen({ lov: "gjeldende", regel: "alle" }, listsOf)).toBe("");
  expect(readChosen("", listsOf)).toEqual({ lov: "gjeldende", regel: "alle" });
});

test("what there is none of is the first of its list, also where it depends on another choice", () => {
  expect(readChosen("?lov=glemt&regel=tilsyn", listsOf)).toEqual({ lov: "gjeldende", regel: "alle" });
  expect(nearestChosen({ lov: "gjeldende", regel: "tilsyn" }, listsOf)).toEqual({
    lov: "gjeldende",
    regel: "alle",
  });
});
