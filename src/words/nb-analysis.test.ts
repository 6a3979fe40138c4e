import { expect, test } from "vitest";
import { nbAnalysis } from "./nb-analysis.js";

const change = (ratio: number | null, lower: number, upper: number | null) =>
  nbAnalysis.quarterChange({ state: "value", ratio, lower, upper });

test("a difference that may more than double is told in times, as one says it", () => {
  expect(change(4.36, 0.74, 25.73)).toBe(
    "Forskjellen er ikke større enn det som er vanlig: per fangedøgn passer alt fra 26 prosent lavere til 26 ganger så høyt med tallene.",
  );
  expect(change(4.36, 1.2, 15.9)).toBe(
    "Per fangedøgn er det 4,4 ganger så høyt som i samme kvartal året før, mer enn det som er vanlig (95 % usikkerhet: fra 20 prosent høyere til 16 ganger så høyt).",
  );
});

test("what is no more than twice as high is told in percent", () => {
  expect(change(1.5, 1.1, 2)).toBe(
    "Per fangedøgn er det 50 prosent høyere enn i samme kvartal året før, mer enn det som er vanlig (95 % usikkerhet: fra 10 prosent høyere til 100 prosent høyere).",
  );
  expect(change(null, 2.04, null)).toBe(
    "Per fangedøgn er forskjellen større enn det som er vanlig: fra 2 ganger så høyt og oppover (95 % usikkerhet).",
  );
});

test("what followed an event may be the same as was expected", () => {
  const [said] = nbAnalysis.effect.sentences({
    state: "value",
    reason: null,
    level_ratio: 1.001,
    level_lower: 0.5,
    level_upper: 2.5,
    controls: 0,
    quarters_before: 8,
    quarters_after: 1,
    picked_after_looking: false,
    same_time: [],
  });
  expect(said).toBe(
    "Bruken like etter var den samme som ventet (95 % usikkerhet: fra 50 prosent lavere til 2,5 ganger så høy), etter 8 kvartaler før og 1 etter.",
  );
});
