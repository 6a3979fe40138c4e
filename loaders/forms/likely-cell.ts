import { cellText, type Cell } from "./cell.ts";
import { type FieldMeta } from "./field.ts";
import { asTyped, foundText, type Finding } from "./finding.ts";
import { norwegianTime, readInstant } from "./oslo-time.ts";

/** What a cell that does not fit most likely is: a mistake that is known by its pattern. */
export function likelyCell(
  cell: Cell | undefined,
  { kind }: FieldMeta,
): Pick<Finding, "rule" | "found"> | undefined {
  const text = cellText(cell);
  if (kind === "integer") return likelyNumber(text);
  return kind === "instant" ? likelyTime(text) : undefined;
}

function likelyNumber(text: string): Pick<Finding, "rule" | "found"> | undefined {
  const found = foundText(text, null);
  if (/^\d{1,3}[.,]\d{3}$/.test(text)) return { rule: "thousands-or-decimals", found };
  return /^\d+[.,]\d+$/.test(text) ? { rule: "decimal-number", found } : undefined;
}

function likelyTime(text: string): Pick<Finding, "rule" | "found"> | undefined {
  const shown = foundText(text, null);
  const serial = Number(text.replace(",", "."));
  if (/^\d{5}(?:[.,]\d+)?$/.test(text) && serial > firstSerial && serial < lastSerial) {
    const time = wallOfSerial(serial);
    return {
      rule: "excel-date-number",
      found: {
        nb: `fant «${shown}», som er Excels tall for ${time}`,
        nn: `fann «${shown}», som er Excel sitt tal for ${time}`,
      },
    };
  }
  if (/\d\s*[ap]\.?\s?m\.?$/i.test(text))
    return {
      rule: "twelve-hour-clock",
      found: { nb: `fant «${shown}», med am eller pm`, nn: `fann «${shown}», med am eller pm` },
    };
  const exchanged = text
    .replace(/^(\d{1,2})([./])(\d{1,2})\2(\d{4})/, "$3.$1.$4")
    .replace(/^(\d{4})-(\d{2})-(\d{2})/, "$1-$3-$2");
  const reading = readInstant(exchanged);
  if (exchanged === text || "problem" in reading || reading.precision !== "minute") return undefined;
  return { rule: "exchanged-in-date", found: exchangedTo(shown ?? "", norwegianTime(reading.seconds)) };
}

/** What is said of a date that is right once its day and month are exchanged. */
export function exchangedTo(shown: string, meant: string): Finding["found"] {
  return {
    nb: `fant «${shown}», som blir ${meant} når dag og måned byttes`,
    nn: `fann «${shown}», som blir ${meant} når dag og månad blir bytte om`,
  };
}

// Excel counts days from 1899-12-30: 1990 to 2099.
const firstSerial = 32_874;
const lastSerial = 73_050;

/** The wall clock that Excel keeps as days. */
function wallOfSerial(serial: number): string {
  return asTyped(new Date(Math.round((serial - 25_569) * 1440) * 60_000).toISOString().slice(0, 16));
}
