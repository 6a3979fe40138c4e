import { capital, number, percent, quarter } from "./nb-basics.js";
import {
  hasLimits,
  hasRuns,
  lacksPoints,
  limitsExplained,
  nbMonitoring,
  onOneSide,
  periodsOutside,
  phasesTold,
  stretchOf,
  type ToldMonitoring,
  type ToldPoint,
} from "./nb-monitoring.js";

/** The same chart of the self-harm share, by quarter. */
export const nbShareMonitoring = {
  title(told: ToldMonitoring): string {
    const share = "andelen knyttet til selvskading eller selvmordsfare";
    if (!hasLimits(told.phases)) return `Ikke grunnlag for å si om ${share} skiller seg ut i noe kvartal`;
    const { count, counted, sides } = periodsOutside(told);
    if (count > 0) return `${capital(share)} skiller seg ut i ${counted}: ${sides}`;
    return hasRuns(told.phases)
      ? `${capital(share)} er ikke utenfor grensene i noe kvartal${onOneSide}`
      : `${capital(share)} skiller seg ikke ut i noe kvartal`;
  },

  subtitle: (told: ToldMonitoring, who: string) =>
    `Andel av oppholdene i sikkerhetscelle med årsaken selvskading, selvmordsforsøk eller selvmordsfare, etter kvartalet de startet${stretchOf(told)}.${limitsExplained(told)} Figuren sier når andelen skilte seg ut, ikke om den endrer seg.${who === "" ? "" : ` ${who}.`}`,

  table: (_kind: string) =>
    "Andel av oppholdene i sikkerhetscelle knyttet til selvskading per kvartal, med grenser",

  notes: (told: ToldMonitoring, rules: Record<string, number>) => [
    ...phasesTold(told, rules),
    ...(lacksPoints(told)
      ? [
          `Kvartaler med færre enn ${number(rules["minimum_answered_for_share"] ?? Number.NaN)} opphold med svar om årsak, eller med for få fullstendige rapporter, har ikke noe punkt.`,
        ]
      : []),
  ],

  noneKnown: "Ingen kvartaler har nok opphold med svar om årsak til at andelen regnes ut.",

  point(_kind: string, { at, value, numerator, denominator, outside }: ToldPoint): string {
    if (value === null) return "";
    const counts =
      numerator === null || denominator === null
        ? ""
        : ` (${number(numerator)} av ${number(denominator)} opphold med svar)`;
    const unusual = outside === null ? "" : `, ${nbMonitoring.outside("quarter", outside)} enn vanlig`;
    return `${capital(quarter(at))}: ${percent(value)}\u00a0%${counts}${unusual}`;
  },

  outside: nbMonitoring.outside,
  legend: { ...nbMonitoring.legend, missing: "for få opphold med svar, eller for få rapporter" },
  columns: nbMonitoring.columns,
};
