import type { Observed } from "../lengths/risk-sets.ts";
import { referenceCases } from "./reference-cases.ts";

/**
 * Lengths written short: `3x60 90+` is three that ended at 60 and one that still lasted at 90, `20>90@anna` is one of
 * Anna's, seen from 20 on.
 */
export function readObserved(text: string): Observed[] {
  return text.split(" ").flatMap((part) => {
    const [, count = "1", entered, duration, open, person] =
      /^(?:(\d+)x)?(?:([\d.]+)>)?([\d.]+)(\+?)(?:@(\w+))?$/.exec(part) ?? [];
    return Array.from({ length: Number(count) }, () => ({
      duration: Number(duration),
      ended: open === "",
      ...(entered && { entered: Number(entered) }),
      ...(person && { person }),
    }));
  });
}

const texts = new Map(
  referenceCases("lengths-observed.csv").map((row) => [row.text("case"), row.text("observed")]),
);
const lengths = new Map<string, Observed[]>();

/** The lengths of a case of lengths-observed.csv, read once. */
export function observedLengths(name: string): Observed[] {
  const found = lengths.get(name) ?? readObserved(texts.get(name) ?? "");
  lengths.set(name, found);
  return found;
}
