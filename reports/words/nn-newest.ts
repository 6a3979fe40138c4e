import { capital, date, month, number, signed } from "../../src/words/nb-basics.ts";
import type { MovedMonths, nbNewest, ToldMonth, ToldRows } from "../../src/words/nb-newest.ts";

/** What is said of months whose reports are still to come, and of rows that were kept, in nynorsk. */
export const nnNewest: typeof nbNewest = {
  provisional(told: ToldMonth): string {
    const { reports_expected: expected, reports_whole: whole } = told;
    const came =
      expected === 1
        ? "månadsrapporten er ikkje komen endeleg og fullstendig"
        : `${number(whole)} av ${number(expected)} månadsrapportar er komne endelege og fullstendige`;
    return `${capital(month(told.month))} er førebels: ${came}. ${moved(told)}`;
  },
  overridden({ unit_name, month: of, title, decided_on, rows }: ToldRows): string {
    const what = rows === 1 ? "éi rad er teken med" : `${number(rows)} rader er tekne med`;
    return `${unit_name}, ${month(of)}: ${what} etter avgjerd ${date(decided_on)}, sjølv om ein regel seier noko anna («${title}»).`;
  },
};

function moved({ months_behind, moved_median, moved_least, moved_most }: MovedMonths): string {
  if (moved_median === null || moved_least === null || moved_most === null)
    return `Kor mykje slike tal plar endre seg, er det for lite å byggje på: ${
      months_behind === 1 ? "1 tidlegare månad" : `${number(months_behind)} tidlegare månader`
    }.`;
  if (moved_least === 0 && moved_most === 0)
    return `I ${number(months_behind)} tidlegare månader har talet på plasseringar ikkje endra seg etter at dei var like gamle som denne er no.`;
  const middle = signed(moved_median, Number.isInteger(moved_median) ? 0 : 1);
  return `I ${number(months_behind)} tidlegare månader har talet på plasseringar endra seg med ${middle} (median), frå ${signed(moved_least)} til ${signed(moved_most)}, etter at dei var like gamle som denne er no.`;
}
