/** What figures say of a sentence that they can answer. */
export type ClaimAnswer = "holds" | "does_not_hold" | "undecided";

/** Whether something is so in at least one of several, each answered by itself; of none nothing can be said. */
export function inAtLeastOne(answers: readonly ClaimAnswer[]): ClaimAnswer {
  if (answers.includes("holds")) return "holds";
  return answers.length > 0 && answers.every((answer) => answer === "does_not_hold")
    ? "does_not_hold"
    : "undecided";
}
