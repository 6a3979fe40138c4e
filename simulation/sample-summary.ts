import { group, sum } from "d3-array";
import { answers } from "../src/statistics/verdict/answer.ts";
import type { AnswerCount } from "./sample-counts.ts";

/** Verdicts of which so many were wrong. */
export interface WrongSigned {
  /** Declining where the truth rises, or increasing where it falls. */
  opposite: number;
  /** Of so many verdicts of places that truly rise or fall. */
  changing: number;
  /** Declining or increasing where nothing changes. */
  flat_called_changed: number;
  flat: number;
}

/** How often the settled verdict on `stays` has a sign that the truth has not. */
export function wrongSigned(counts: readonly AnswerCount[], quarters: AnswerCount["quarters"]): WrongSigned {
  const settled = counts.filter(
    (row) =>
      row.trend_id === "stays" &&
      row.place_id === null &&
      row.said === "settled" &&
      row.quarters === quarters,
  );
  const total = (of: (row: AnswerCount) => boolean) => sum(settled.filter(of), ({ count }) => count);
  return {
    opposite: total(
      ({ truth, answer }) =>
        (truth === "rising" && answer === "declining") || (truth === "falling" && answer === "increasing"),
    ),
    changing: total(({ truth }) => truth === "rising" || truth === "falling"),
    flat_called_changed: total((row) => row.truth === "flat" && isChange(row)),
    flat: total(({ truth }) => truth === "flat"),
  };
}

const isChange = ({ answer }: AnswerCount) => answer === "declining" || answer === "increasing";

const named = [
  { place_id: "region-sorvest", what: "the falling region" },
  { place_id: "telemark-skien", what: "Skien, which falls" },
  { place_id: "halden-hoy", what: "the rising unit" },
  { place_id: "norge", what: "the country" },
];

/** What a reader at a terminal wants first: the places that change, the stable ones by level, and what was wrong. */
export function sampleSummary(
  counts: readonly AnswerCount[],
  samples: { seeds: number; seeds_of_all_trends: number },
): string {
  const stays = counts.filter(({ trend_id }) => trend_id === "stays");
  const levels = [...new Set(counts.map(({ place_level }) => place_level))];
  const trends = [...new Set(counts.map(({ trend_id }) => trend_id))].filter((trend) => trend !== "stays");
  const stable = (rows: AnswerCount[]) =>
    levels.flatMap((level) =>
      saidLines(
        `stable: ${level}`,
        rows.filter((row) => row.place_id === null && row.truth === "flat" && row.place_level === level),
      ),
    );
  return [
    `${samples.seeds} samples, settled verdicts on stays at the last quarter, and in brackets over all quarters:`,
    ...named.flatMap(({ place_id, what }) =>
      saidLines(
        what,
        stays.filter((row) => row.place_id === place_id),
      ),
    ),
    ...stable(stays),
    "",
    ...(["last", "all"] as const).map((quarters) => wrongLine(wrongSigned(counts, quarters), quarters)),
    "",
    `The other trends, ${samples.seeds_of_all_trends} samples:`,
    ...trends.flatMap((trend) => [
      trend,
      ...stable(counts.filter(({ trend_id }) => trend_id === trend)).map((line) => `  ${line}`),
    ]),
  ].join("\n");
}

function saidLines(what: string, rows: readonly AnswerCount[]): string[] {
  return [...group(rows, ({ truth }) => truth)].map(([truth, own]) => {
    const shares = (quarters: AnswerCount["quarters"], said: AnswerCount["said"]) => {
      const all = own.filter((row) => row.quarters === quarters);
      const of = sum(
        all.filter((row) => row.said === "answer"),
        ({ count }) => count,
      );
      return {
        of,
        share: (answer: string) =>
          sum(
            all.filter((row) => row.said === said && row.answer === answer),
            ({ count }) => count,
          ) / of,
      };
    };
    const [last, all, listed] = [
      shares("last", "settled"),
      shares("all", "settled"),
      shares("last", "listed"),
    ];
    const said = answers.map(
      (answer) => `${answer} ${percent(last.share(answer))} (${percent(all.share(answer))})`,
    );
    const marked = percent(listed.share("declining") + listed.share("increasing"));
    return `  ${what}, truth ${truth}, ${last.of} verdicts: ${said.join(", ")}; list flag ${marked}`;
  });
}

function wrongLine(wrong: WrongSigned, quarters: AnswerCount["quarters"]): string {
  const { opposite, changing, flat_called_changed, flat } = wrong;
  const of = changing + flat;
  return (
    `${quarters === "last" ? "Last quarter" : "All quarters"}: wrong sign in ${opposite + flat_called_changed} of ${of} ` +
    `(${percent((opposite + flat_called_changed) / of)}): opposite ${opposite} of ${changing} ` +
    `(${percent(opposite / changing)}), flat called changed ${flat_called_changed} of ${flat} ` +
    `(${percent(flat_called_changed / flat)})`
  );
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
