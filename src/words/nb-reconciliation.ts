import { capital, list, number, signed } from "./nb-basics.js";

const decisions = (count: number) => (count === 1 ? "ett vedtak" : `${number(count)} vedtak`);

export const nbReconciliation = {
  signed: (difference: number) => signed(difference),
  assurance: {
    /** What the last whole or running year comes to, all regions together. */
    found(told: {
      year: string;
      decisions: number;
      assured: number;
      months: number;
      expected: number;
    }): string {
      const reports =
        told.months === told.expected
          ? "Alle regionenes månedsrapporter er med"
          : `${number(told.months)} av ${number(told.expected)} månedsrapporter fra regionene er kommet inn`;
      const difference = told.decisions - told.assured;
      const said =
        difference === 0
          ? `Regionene har i ${told.year} kvalitetssikret like mange vedtak om sikkerhetscelle som enhetene har meldt: ${number(told.assured)}.`
          : difference > 0
            ? `Regionene har i ${told.year} kvalitetssikret ${number(told.assured)} av de ${number(told.decisions)} vedtakene om sikkerhetscelle som enhetene har meldt. ${capital(decisions(difference))} er ikke gjenfunnet.`
            : `Regionene har i ${told.year} kvalitetssikret ${number(told.assured)} vedtak, og det er ${decisions(-difference)} flere enn enhetene har meldt om sikkerhetscelle (${number(told.decisions)}).`;
      return `${said} ${reports}; måneder der bare den ene har rapportert, er ikke med i sammenligningen.`;
    },
    why: "Forskjellen kan komme av at en enhets rapport mangler, er satt til side eller ikke sier hvor mange vedtak en plassering har, av at regionen ikke har gått gjennom alle vedtakene, av at regionen har regnet med vedtak om andre tiltak (skjemaet spør om «månedens vedtak» og sier ikke hvilke), eller av at vedtaket er ført i en annen måned.",
    decisions: "Vedtak om sikkerhetscelle",
    others: "Vedtak om andre tiltak",
    difference: "Enhetene minus regionen",
    unitReports: "Enhetenes rapporter",
    months: "Vis måned for måned, siste 12 måneder",
    monthsCaption: "Vedtak og kvalitetssikring måned for måned",
  },
  comparison: {
    difference: "Her minus publisert",
    why: "Hvorfor tallene kan være ulike",
    /** What may explain that our figure is another than the published one. */
    reasons(told: {
      difference: number | null;
      monthsLacking: number;
      wholeMonths: boolean;
      confidence: string;
      counts: string;
      counted: string;
    }): string {
      if (told.difference === null) return "Ikke noe tall her å sammenligne med.";
      const reasons = [
        ...(told.monthsLacking === 0
          ? []
          : [
              told.monthsLacking === 1
                ? "én månedsrapport mangler eller er ufullstendig, og tallet her kan bli høyere"
                : `${number(told.monthsLacking)} månedsrapporter mangler eller er ufullstendige, og tallet her kan bli høyere`,
            ]),
        ...(told.wholeMonths ? ["vårt tall gjelder hele måneder og bare voksne"] : []),
        ...(told.counts === told.counted ? [] : [`kilden teller «${told.counts}»`]),
        ...(told.confidence === "high" ? [] : ["kilden gjengir tallet fra andre"]),
      ];
      if (told.difference === 0)
        return reasons.length === 0 ? "Ingen forskjell." : `Ingen forskjell, men ${list(reasons)}.`;
      return reasons.length === 0
        ? "Ikke forklart: rapportene er fullstendige."
        : `${capital(list(reasons))}.`;
    },
  },
};
