import { expect, test } from "vitest";
import type { Definitions } from "../figures/definitions.js";
import { toHtml } from "./content.js";
import { definitionParts } from "./definition-parts.js";
import { site } from "./made-up-place.js";

const none: Definitions = {
  indicators: [],
  measures: [],
  reasons: [],
  thresholds: [],
  grounds: [],
  settings: [],
  forms: [],
};
const part = (name: string, definitions: Partial<Definitions>) =>
  toHtml(definitionParts[name]?.({ site, definitions: { ...none, ...definitions } }) ?? "");

test("thresholds of the same name are told apart by their measure", () => {
  const threshold = {
    regime: "current",
    name_nb: "Direktoratet får melding",
    paragraph: "strgjfl. § 38",
    valid_from: "2002-03-01",
    valid_to: null,
  };
  const html = part("thresholds", {
    thresholds: [
      { ...threshold, measure_nb: "sikkerhetscelle" },
      { ...threshold, measure_nb: "sikkerhetsseng" },
    ],
  });
  expect(html).toContain('<th scope="col">Tiltak</th>');
  expect(html).toContain("<td>Sikkerhetscelle</td>");
  expect(html).toContain("<td>Sikkerhetsseng</td>");
});

test.each(["grounds", "thresholds"])("the dates of %s are said to be those of the act", (name) => {
  expect(part(name, {})).toContain("er da loven trådte i kraft; bestemmelsen kan være endret siden.");
});

test("fixed sizes have all the decimals that they are used with", () => {
  const html = part("settings", {
    settings: [0.05, 0.95, 0.975, 60].map((value) => ({ value, note: "" })),
  });
  for (const shown of ["0,05", "0,95", "0,975", "60"]) expect(html).toContain(`>${shown}<`);
});
