import { type Finding } from "../forms/finding.ts";
import { ruleOf } from "../forms/rules/rules.ts";

/** What is told of a row that breaks a rule and has been decided to be right all the same. */
export function overriddenFinding({
  rule,
  sheet,
  row,
  column,
}: Pick<Finding, "rule" | "sheet" | "row" | "column">): Finding {
  const { words } = ruleOf(rule);
  return {
    rule: "overridden",
    sheet,
    row,
    column,
    found: {
      nb: `Raden er tatt med, fordi det er avgjort at den er riktig (regelen er «${words.nb.title}»)`,
      nn: `Rada er teken med, fordi det er avgjort at ho er rett (regelen er «${words.nn.title}»)`,
    },
  };
}
