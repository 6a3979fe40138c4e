import { expect, test } from "vitest";
import type { MissingReport, StayDuty } from "../figures/followup.js";
import { toHtml } from "./content.js";
import { followupParts, followupsParts } from "./followup-parts.js";
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

test("what is to be done, what the adopted act would ask and what was done in time are counted apart", () => {
  const missing: MissingReport = {
    kind: "missing_report",
    unit_id: "ila-a",
    month: "2026-03",
    due_on: "2026-04-10",
    days_late: 3,
  };
  const passed: StayDuty = {
    kind: "in_time",
    unit_id: "ila-a",
    stay: {
      own_id: "V-1",
      measure_id: "safety_cell",
      started: "2026-03-12 10:00",
      seconds: 80 * 3600,
      is_open: false,
    },
    threshold_id: "region_decides",
    is_in_force: true,
    passed: "2026-03-15 10:00",
    done: "2026-03-15 09:00",
    seconds_late: -3600,
    times_due: null,
    times_done: null,
    longest_gap_minutes: null,
    in_time: true,
  };
  const lines = [missing, missing, passed, { ...passed, is_in_force: false }];
  const followup = { region_id: "region-ost", region_name: "Region øst", units: [], rules: {}, lines };
  const html = toHtml(followupParts["answer"]?.({ site, followup, chosen: {} }) ?? "");
  expect(html).toContain("2 saker å følge opp i Region øst");
  expect(html).toContain("Én linje viser hva den vedtatte loven ville ha krevd i tillegg.");
  expect(html).toContain(
    "Én linje viser et opphold over en terskel der det som skulle gjøres, er gjort i tide.",
  );
});
