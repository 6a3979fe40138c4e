import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { pictureOf } from "./report-pictures.ts";

test("a pale edge around words lies beneath them, so that no format draws it over the letters", () => {
  const { document } = parseHTML(
    '<svg width="60" height="20"><g paint-order="stroke" stroke="var(--paper)" stroke-width="4" fill="var(--muted)"><text>Veileder</text></g></svg>',
  );
  const svg = document.querySelector("svg");
  if (svg === null) throw new Error("no drawing");
  const drawn = [...pictureOf(svg).svg.matchAll(/<g ([^>]*)>/g)].map(([, attributes]) => attributes);
  expect(drawn).toEqual(['stroke="#ffffff" stroke-width="4" fill="#ffffff"', 'fill="#565d66"']);
});
