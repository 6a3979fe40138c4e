import { nb } from "./nb.ts";
import { nn } from "./nn.ts";

/** Everything that a report's language must hold. */
export type ReportWords = typeof nb;

export type ReportLanguage = "nb" | "nn";

const catalogues: Record<ReportLanguage, ReportWords> = { nb, nn };

/** The fixed text and the computed sentences of a report in a language. */
export const reportWords = (language: ReportLanguage): ReportWords => catalogues[language];
