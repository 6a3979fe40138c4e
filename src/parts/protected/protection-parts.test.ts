import { expect, test } from "vitest";
import type { BuiltAudience, Protection } from "../../figures/protected.ts";
import { toHtml } from "../content.ts";
import { site } from "../made-up-place.ts";
import { protectionParts } from "./protection-parts.ts";

const offentlig: Protection = {
  name: "offentlig",
  title: "Offentligheten",
  rules: [{ rule: "least_stays", value: 5, reason_nb: "Udir." }],
  places: [],
  tables: [{ table_id: "enhet-ar", name_nb: "Enhetene", reason_nb: "Et helt år.", counts: null }],
};
const region: Protection = { ...offentlig, name: "region", title: "Regionene" };
const built: BuiltAudience = {
  audience_id: "offentlig",
  name: "offentlig",
  title: "Offentligheten",
  built: {
    as_of: "2026-04-13",
    tables: [
      {
        name_nb: "Enhetene",
        shown: 60,
        zero: 15,
        hidden: 25,
        missing: 4,
        small: 17,
        too_few: 0,
        others: 8,
        not_given: 0,
      },
    ],
  },
};
const unbuilt = (name: string, title: string): BuiltAudience => ({
  audience_id: "region",
  name,
  title,
  built: null,
});

const textOf = (others?: BuiltAudience[]) =>
  toHtml(
    protectionParts["audiences"]?.({
      site,
      protection: { audiences: [region, offentlig], ...(others && { others }) },
    }) ?? "",
  )
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

test("the directorate is told how much of an audience's site is shown, and of which day", () => {
  const text = textOf([built]);
  expect(text).toContain(
    "Slik nettstedet sist ble bygd, av tall regnet per 13. april 2026, ikke per 20. april 2026 som denne siden: 75 av 100 kjente tall er vist (75 prosent).",
  );
  expect(text).toContain("Enhetene 60 15 25 4 75");
});

test("the directorate is told how many are small themselves, and how many are hidden to protect them", () => {
  const text = textOf([built]);
  expect(text).toContain("For små i seg selv Av for få opphold For å verne et lite tall");
  expect(text).toContain("Enhetene 25 17 0 8 0");
});

test("of a site that was never built nothing is known, and it is said with the command that builds it", () => {
  const text = textOf([unbuilt("region-ost", "Region øst"), unbuilt("region-vest", "Region vest"), built]);
  expect(text).toContain(
    "Region øst og Region vest: ikke bygget ennå fra denne datamappen. Hvor mange tall som er vist og skjult, er kjent etter npm run build -- --audience region-ost.",
  );
  expect(text).not.toContain("Offentligheten: ikke bygget");
});

test("an audience's own page has no word of why a figure is hidden", () => {
  expect(textOf()).not.toMatch(/i seg selv|verne|ikke bygget/);
});
