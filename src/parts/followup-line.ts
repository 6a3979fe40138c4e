import type { Followup, FollowupLine, OpenStay, StayDuty } from "../figures/followup.js";
import type { Words } from "../words/words.js";

/** A line of a list in words: what and since when, which rule, what to do, and each cell to mend. */
export interface Said {
  what: string;
  rule: string;
  toDo: string;
  details: string[];
}

interface Told {
  words: Words["followup"];
  followup: Pick<Followup, "units" | "rules">;
  /** The numbers of the rules in force, by the name of the setting. */
  settings: Record<string, number>;
}

export function saidOf(line: FollowupLine, told: Told): Said {
  const { words, settings } = told;
  const unit = told.followup.units.find(({ unit_id }) => unit_id === line.unit_id)?.name ?? line.unit_id;
  switch (line.kind) {
    case "missing_report":
      return {
        what: words.missingReport(unit, line),
        rule: words.missingRule,
        toDo: words.toDoAbout.missing_report,
        details: [],
      };
    case "incomplete_report":
      return {
        what: words.incompleteReport(unit, {
          ...line,
          stated: line.placements_stated,
          accepted: line.placements_accepted,
        }),
        rule: words.incompleteRule,
        toDo: words.toDoAbout.incomplete_report,
        details: line.cells.map(words.cell),
      };
    case "open":
    case "no_end":
      return openStay(unit, line, told);
    case "review":
      return {
        what: `${words.stay(unit, line.stay)} ${words.review(line, setting(settings, "review_repeated_days"), setting(settings, "review_self_harm_hours"))}`,
        rule: words.reviewRule,
        toDo: words.toDoAbout.review,
        details: [],
      };
    case "outside":
      return {
        what:
          line.seen_in === "comparison"
            ? words.outsideComparison(unit, line)
            : words.outsideMonitoring(unit, line),
        rule: words.outsideRule,
        toDo: words.toDoAbout.outside,
        details: [],
      };
    default:
      return duty(unit, line, told);
  }
}

/** A number of the rules; without it a sentence would tell of a rule that nobody has. */
function setting(settings: Record<string, number>, name: string): number {
  const found = settings[name];
  if (found === undefined) throw new Error(`no such setting: ${name}`);
  return found;
}

function openStay(unit: string, line: OpenStay, { words, followup, settings }: Told): Said {
  const next = line.next_threshold_id === null ? undefined : followup.rules[line.next_threshold_id];
  const none = line.measure_has_thresholds ? words.noNext : words.noThresholds;
  const ahead = next === undefined ? none : `${words.rule(next)} ${words.notPassed}`;
  const suspected = line.kind === "no_end";
  return {
    what: `${words.stay(unit, line.stay)} ${words.noEnd(line)}`,
    rule: suspected ? `${words.noEndRule(setting(settings, "unregistered_end_days"))} ${ahead}` : ahead,
    toDo: suspected ? words.toDoAbout.no_end : words.toDoAbout.open,
    details: [],
  };
}

function duty(unit: string, line: StayDuty, { words, followup }: Told): Said {
  const rule = followup.rules[line.threshold_id];
  if (rule === undefined) throw new Error(`a line about a rule that is not there: ${line.threshold_id}`);
  const isDecided = line.kind === "in_time" || line.kind === "not_in_time";
  const what = isDecided
    ? words.dutyDone({ ...line, duty: rule.duty })
    : words.dutyCounted({ ...line, duty: rule.duty });
  return {
    what: `${words.stay(unit, line.stay)} ${what}`,
    rule: words.rule(rule),
    toDo: toDoAbout(line, words),
    details: [],
  };
}

function toDoAbout(line: StayDuty, words: Words["followup"]): string {
  const { in_time, not_done, late, unit_duty, what_if } = words.toDoAbout;
  if (line.kind === "in_time") return in_time;
  if (line.kind === "not_in_time") return line.done === null ? not_done : late;
  return line.is_in_force ? unit_duty : what_if;
}
