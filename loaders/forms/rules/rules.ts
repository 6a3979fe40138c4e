import { rulesAcrossReports } from "./across-reports.ts";
import { likelyMistakes } from "./likely-mistakes.ts";
import { rulesOfForeignLayouts } from "./of-foreign-layouts.ts";
import { rulesOfTheCells } from "./of-the-cells.ts";
import { rulesOfTheFile } from "./of-the-file.ts";
import { rulesOfTheHead } from "./of-the-head.ts";
import { rulesOfTheReport } from "./of-the-report.ts";
import { rulesOfTheRows } from "./of-the-rows.ts";
import { rulesOfTheTable } from "./of-the-table.ts";
import { type Rule } from "./rule.ts";

export type { Rule, RuleWords, Severity } from "./rule.ts";

/** Every rule that what is sent is held against. */
export const rules: Rule[] = [
  ...rulesOfTheFile,
  ...rulesOfTheTable,
  ...rulesOfTheHead,
  ...rulesOfTheCells,
  ...rulesOfTheRows,
  ...rulesOfTheReport,
  ...likelyMistakes,
  ...rulesAcrossReports,
  ...rulesOfForeignLayouts,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule with this id. */
export function ruleOf(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`unknown rule: ${id}`);
  return rule;
}
