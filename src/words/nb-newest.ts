import { capital, date, month, number, signed } from "./nb-basics.js";

/** How much months have moved before, from when they were as young. */
export interface MovedMonths {
  months_behind: number;
  moved_median: number | null;
  moved_least: number | null;
  moved_most: number | null;
}

export interface ToldMonth extends MovedMonths {
  month: string;
  reports_expected: number;
  reports_whole: number;
}

export interface ToldRows {
  unit_name: string;
  month: string;
  title: string;
  decided_on: string;
  rows: number;
}

/** What is said of months whose reports are still to come, and of rows that someone decided are right. */
export const nbNewest = {
  /** Told of a place and a month, with how much figures as young have moved before. */
  provisional(told: ToldMonth): string {
    const { reports_expected: expected, reports_whole: whole } = told;
    const came =
      expected === 1
        ? "månedsrapporten er ikke kommet endelig og fullstendig"
        : `${number(whole)} av ${number(expected)} månedsrapporter er kommet endelige og fullstendige`;
    return `${capital(month(told.month))} er foreløpig: ${came}. ${moved(told)}`;
  },
  overridden({ unit_name, month: of, title, decided_on, rows }: ToldRows): string {
    const what = rows === 1 ? "én rad er tatt med" : `${number(rows)} rader er tatt med`;
    return `${unit_name}, ${month(of)}: ${what} etter avgjørelse ${date(decided_on)}, selv om en regel sier noe annet («${title}»).`;
  },
};

function moved({ months_behind, moved_median, moved_least, moved_most }: MovedMonths): string {
  if (moved_median === null || moved_least === null || moved_most === null)
    return `Hvor mye slike tall pleier å endre seg, er det for lite å bygge på: ${
      months_behind === 1 ? "1 tidligere måned" : `${number(months_behind)} tidligere måneder`
    }.`;
  if (moved_least === 0 && moved_most === 0)
    return `I ${number(months_behind)} tidligere måneder har tallet på plasseringer ikke endret seg etter at de var like gamle som denne er nå.`;
  const middle = signed(moved_median, Number.isInteger(moved_median) ? 0 : 1);
  return `I ${number(months_behind)} tidligere måneder har tallet på plasseringer endret seg med ${middle} (median), fra ${signed(moved_least)} til ${signed(moved_most)}, etter at de var like gamle som denne er nå.`;
}
