import { expect, test } from "vitest";
import { nbLengthClasses, nbStarts } from "./nb-starts.js";

const night = { from: 22, to: 7 };
const told = (share: number, lower: number, upper: number) => ({
  share,
  lower,
  upper,
  even_share: 0.375,
  stays: 100,
});

test("more at night is said only where the whole interval is above an even spread", () => {
  expect(nbStarts.title("night", told(0.5, 0.4, 0.6), night)).toBe(
    "50 prosent av oppholdene begynte mellom kl. 22 og 07, mer enn de 38 prosent som en jevn fordeling gir",
  );
  expect(nbStarts.title("night", told(0.3, 0.2, 0.37), night)).toContain("mindre enn de 38 prosent");
  expect(nbStarts.title("night", told(0.5, 0.37, 0.6), night)).toContain("forskjellen er ikke tydelig");
});

test("of too few nothing is said but that they are few, and how many it takes", () => {
  const few = { share: null, lower: null, upper: null, even_share: 2 / 7, stays: 12 };
  expect(nbStarts.title("weekend", few, night)).toBe("For få opphold til å si når i uken de begynner");
  expect(nbStarts.tooFew(12, 50)).toBe(
    "For lite data. 12 opphold i rapporterte måneder; det må være minst 50 for å si når de begynner.",
  );
  expect(nbStarts.tooFew(0, 50)).toContain("Ingen opphold i rapporterte måneder");
});

test("an hour is told with its end, also the last of the day", () => {
  expect(nbStarts.hour(7)).toBe("kl. 07–08");
  expect(nbStarts.hour(23)).toBe("kl. 23–00");
});

test("lengths are told as counts over the thresholds, and what is not told ended is said", () => {
  expect(nbLengthClasses.title({ stays: 40, over24: 22, over72: 0, open: 1 })).toBe(
    "Av 40 opphold varte 22 over 24 timer og ingen over 72 timer; 1 er ikke meldt avsluttet",
  );
  expect(nbLengthClasses.title({ stays: 1, over24: 1, over72: 0, open: 1 })).toBe(
    "Ett opphold varte over 24 timer, ikke over 72 så langt, og er ikke meldt avsluttet",
  );
});

test("where reports lack, lengths are of the months that are whole", () => {
  expect(nbLengthClasses.subtitle("", false)).not.toContain("fullstendig");
  expect(nbLengthClasses.subtitle("", true)).toContain("Bare måneder med fullstendig rapport er med.");
});

const classOf = (from_hours: number, to_hours: number | null) =>
  nbLengthClasses.label({ from_hours, to_hours }, 1, 2);

test("a class is told by its edges, and six days as days", () => {
  expect(classOf(24, 36)).toBe(
    "Over 24, ikke over 36\u00a0timer: 1 opphold og 2 som ikke er meldt avsluttet",
  );
  expect(classOf(0, 3)).toBe("Ikke over 3\u00a0timer: 1 opphold og 2 som ikke er meldt avsluttet");
  expect(nbLengthClasses.mark(144, false)).toBe("6 døgn");
  expect(nbLengthClasses.mark(72, true)).toBe("72 t");
});
