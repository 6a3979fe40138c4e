import type { Observed } from "../kaplan-meier.ts";

/** Lengths written short: `3x60 90+` is three that ended at 60 and one that still lasted at 90. */
export function readObserved(text: string): Observed[] {
  return text.split(" ").flatMap((part) => {
    const [, count = "1", duration, open] = /^(?:(\d+)x)?(\d+)(\+?)$/.exec(part) ?? [];
    return Array.from({ length: Number(count) }, () => ({ duration: Number(duration), ended: open === "" }));
  });
}
