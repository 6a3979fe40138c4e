import { type Language } from "../field.ts";

/**
 * What a broken rule does: the file is refused, the row or cell is set aside, it is kept and the sender is warned, or
 * it is kept and noted how it was understood.
 */
export type Severity = "refuses" | "sets_aside" | "warns" | "notes";

/** What a rule says to the sender in one language. */
export interface RuleWords {
  /** What is wrong, in a few words. */
  title: string;
  /** Goes on from «ventet»: no capital, no full stop. */
  expected: string;
  /** Why it matters, in a sentence. */
  why: string;
  /** How to mend it, in a sentence or two. */
  remedy: string;
}

export interface Rule {
  id: string;
  severity: Severity;
  words: Record<Language, RuleWords>;
  /** What was found is a sentence of its own. */
  told?: true;
}
