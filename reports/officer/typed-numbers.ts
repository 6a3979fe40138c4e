import type { ReportFigures } from "../report-figures.ts";

/** A number that someone has typed, and what it is said to count. */
export interface TypedNumber {
  line: number;
  text: string;
}

const counted: Record<string, string[]> = {
  opphold: ["stays_started", "open_stays"],
  opphald: ["stays_started", "open_stays"],
  timer: ["cell_hours"],
  timar: ["cell_hours"],
  personer: ["persons", "persons_2_plus", "persons_3_plus"],
  personar: ["persons", "persons_2_plus", "persons_3_plus"],
  plasseringer: ["placements"],
  plasseringar: ["placements"],
  vedtak: ["decisions"],
};

const typed =
  /(?<![\d{])(\d[\d\u00a0 ]*)\s+(opphold|opphald|timer|timar|personer|personar|plasseringer|plasseringar|vedtak)\b/giu;

/** The numbers typed by hand that no figure of the report agrees with: neither this period's nor the year before's, of any of its places. */
export function strayNumbers(markdown: string, { figures, before, quarters }: ReportFigures): TypedNumber[] {
  const known = [...figures, ...before, ...quarters];
  const agrees = (given: number, indicators: string[]) =>
    known.some(
      ({ indicator_id, value, low, numerator }) =>
        (indicators.includes(indicator_id) && Math.round(value ?? low ?? NaN) === given) ||
        (/share/.test(indicator_id) && indicators.includes("stays_started") && numerator === given),
    );
  return markdown.split("\n").flatMap((text, at) =>
    text.startsWith("#")
      ? []
      : [...text.matchAll(typed)]
          .filter(([, number = "", noun = ""]) => {
            const indicators = counted[noun.toLowerCase()] ?? [];
            return !agrees(Number(number.replaceAll(/\D/g, "")), indicators);
          })
          .map(([whole]) => ({ line: at + 1, text: whole })),
  );
}
