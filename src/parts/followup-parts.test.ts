import { expect, test } from "vitest";
import { toHtml } from "./content.js";
import { followupsParts } from "./followup-parts.js";
import { site } from "./made-up-place.js";

test("the short headings of the table of regions are told in full above it, those it has", () => {
  const counts = [
    {
      region_id: "region-ost",
      region_name: "Region øst",
      to_do: 3,
      what_if: 0,
      kinds: { incomplete_report: 1, open: 2 },
    },
  ];
  const html = toHtml(followupsParts["regions"]?.({ site, counts, root: "./" }) ?? "");
  expect(html).toContain(
    "«Rader»: rader som venter på retting; «Åpne»: opphold som ikke er meldt avsluttet.",
  );
  expect(html).not.toContain("«Utenfor»");
});
