import type { Rested, ReportStep } from "../../loaders/record/report-step.ts";

/** How far a report has come: a step counts only while figures and words are those that it was taken with. */
export type ReportStatus = "draft" | "delivered" | "approved";

export function reportStatus(
  steps: readonly ReportStep[],
  now: { figures_sha256: string; words_sha256: string },
): ReportStatus {
  const ofNow = steps.filter(
    (step) => step.figures_sha256 === now.figures_sha256 && step.words_sha256 === now.words_sha256,
  );
  const took = (name: ReportStep["step"]) => ofNow.some(({ step }) => step === name);
  if (!took("delivered")) return "draft";
  return took("approved") ? "approved" : "delivered";
}

/** The answers written on other figures than today's, which nobody has confirmed since; each by its question. */
export function staleAnswers(
  steps: readonly ReportStep[],
  answers: Readonly<Record<string, Rested>>,
): string[] {
  const latest = steps.findLast(({ step }) => step === "begun" || step === "confirmed");
  return Object.entries(answers).flatMap(([question, rests]) => {
    const then = latest?.answers[question];
    if (then === undefined) return latest === undefined ? [question] : [];
    const moved = Object.entries(rests.bound).some(
      ([expression, hash]) => then.bound[expression] !== undefined && then.bound[expression] !== hash,
    );
    return then.figures !== rests.figures || moved ? [question] : [];
  });
}
