import type { Attacked } from "./attack.ts";
import type { Quantity } from "./quantity.ts";

/** What the adversary says at the end, and whether nothing was found out by one who could see. */
export function attackLines({ built, facts, hidden, exposed, contradicted, least }: Attacked): {
  lines: string[];
  isSafe: boolean;
} {
  const figures = [...built.kinds.values()].reduce((sum, kind) => sum + kind.figures, 0);
  const kinds = [...built.kinds]
    .filter(([, kind]) => kind.files > 0)
    .map(([kind, { files, figures: inKind }]) => `${inKind} i ${files} ${kind}-filer`);
  const faults = hidden.filter(({ fault }) => fault !== undefined);
  const isBlind = facts === 0;
  return {
    isSafe: faults.length === 0 && exposed.length === 0 && contradicted.length === 0 && !isBlind,
    lines: [
      `Leste ${figures} tall: ${kinds.join(", ")}.`,
      `${facts} av dem er antall, personer og timer som kan regnes sammen; ${hidden.length + contradicted.length} er skjult. ` +
        `Det minste som vises, er ${least.stays} opphold og ${least.persons} personer.`,
      ...(isBlind ? ["Fant ingen tall å regne med, og kan ikke si om noe er skjult godt nok."] : []),
      ...exposed.map(
        ({ quantity, low, high, hiddenIn, shownIn }) =>
          `${said(quantity)}: skjult i ${hiddenIn}, men ${range(low, high)} i ${shownIn}.`,
      ),
      ...faults.map(({ fact, low, high, fault }) =>
        fault === "exact"
          ? `${said(fact.quantity)}: er ${range(low, high)}.`
          : `${said(fact.quantity)}: er ${range(low, high)}, altså et tall som ikke skulle vært kjent.`,
      ),
      ...contradicted.map(
        ({ quantity }) => `${said(quantity)}: ingen tall stemmer med alt som står; det kan ikke prøves.`,
      ),
      faults.length + exposed.length === 0
        ? `Ingen av de ${hidden.length} skjulte tallene lot seg regne ut eller snevre inn.`
        : `${faults.length + exposed.length} skjulte tall lot seg regne ut eller snevre inn.`,
    ],
  };
}

const said = (quantity: Quantity) =>
  `${quantity.place_id}, ${quantity.indicator}, ${quantity.period} fra ${quantity.period_start} (${quantity.measure_id}, ${quantity.population}, ${quantity.organisation})`;

function range(low: number, high: number): string {
  const [from, to] = [low, high].map((each) => String(Math.round(each * 100) / 100));
  return from === to ? `${from}` : `${from}–${to}`;
}
