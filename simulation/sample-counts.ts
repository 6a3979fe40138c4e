import { rollup, sum } from "d3-array";
import { z } from "zod";
import { directions, type PlaceVerdict } from "./sample-verdicts.ts";

const answerCount = z.object({
  trend_id: z.string(),
  /** Null: all places of the level that truly go the same way. */
  place_id: z.string().nullable(),
  place_level: z.string(),
  truth: z.enum(directions),
  /** The last quarter with an answer, or all of them. */
  quarters: z.enum(["last", "all"]),
  /** The quarter's own answer, the settled verdict, or a change that stands among all places listed beside it. */
  said: z.enum(["answer", "settled", "listed"]),
  answer: z.string(),
  count: z.int(),
});

/** How often a place, or all places of a level, got an answer. */
export type AnswerCount = z.infer<typeof answerCount>;

export const answerCounts = z.array(answerCount);

/** The last quarter of which all reports of the samples are due. */
const lastQuarter = "2026-07-01";

/** The answers of the verdicts counted: of each place where `stays` is asked for, and of each level for every trend. */
export function counted(verdicts: readonly PlaceVerdict[]): AnswerCount[] {
  return added(
    verdicts.flatMap((verdict) => {
      const { trend_id, place_level, truth, quarter, answer, settled_answer, list_flag } = verdict;
      const places = trend_id === "stays" ? [null, verdict.place_id] : [null];
      const spans = quarter === lastQuarter ? (["last", "all"] as const) : (["all"] as const);
      const said = [
        { said: "answer" as const, answer },
        { said: "settled" as const, answer: settled_answer },
        ...(list_flag === true ? [{ said: "listed" as const, answer }] : []),
      ];
      return places.flatMap((place_id) =>
        spans.flatMap((quarters) =>
          said.map((each) => ({ trend_id, place_id, place_level, truth, quarters, ...each, count: 1 })),
        ),
      );
    }),
  );
}

/** Counts of the same, added; in the order of their names. */
export function added(counts: readonly AnswerCount[]): AnswerCount[] {
  const name = ({ trend_id, place_level, place_id, truth, quarters, said, answer }: AnswerCount) =>
    [trend_id, place_level, place_id, truth, quarters, said, answer].join(" ");
  const totals = [
    ...rollup(counts, (same) => ({ ...same[0], count: sum(same, ({ count }) => count) }), name),
  ];
  return answerCounts.parse(totals.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row));
}

/** The counts with the number of verdicts that each is one part of. */
export function withTotals(counts: readonly AnswerCount[]): (AnswerCount & { of: number })[] {
  const name = (row: AnswerCount) =>
    [row.trend_id, row.place_id, row.place_level, row.truth, row.quarters].join(" ");
  const totals = rollup(
    counts.filter(({ said }) => said === "answer"),
    (same) => sum(same, ({ count }) => count),
    name,
  );
  return counts.map((row) => ({ ...row, of: totals.get(name(row)) ?? 0 }));
}
