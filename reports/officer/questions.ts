import type { ReportFigures, ReportMonth } from "../report-figures.ts";
import type { ReportWords } from "../words/report-words.ts";

/** A question that the officer's words must answer. */
export interface Question {
  /** The same in every language and edition: what the record calls it. */
  id: string;
  /** The heading of the part it stands in, and its own. */
  part: string;
  heading: string;
  /** The place whose figures the answer speaks of. */
  place_id: string;
}

/** The questions of a report, in order: the assessment, one comment per prison, the measures, and why a report is missing. */
export function questionsOf(figures: ReportFigures, words: ReportWords): Question[] {
  const { place, places, scope, months } = figures;
  const { questions, sections } = words;
  const withCell = places.filter(
    ({ place_id }) =>
      place_id !== place.place_id &&
      figures.figures.some(
        (row) =>
          row.place_id === place_id &&
          row.measure_id === "safety_cell" &&
          row.indicator_id === "stays_started" &&
          row.state !== "not_applicable",
      ),
  );
  const missing = months.filter(({ state }) => state === "not_reported");
  return [
    ...questions.assessment(scope.period).map((heading, i) => ({
      id: `assessment-${i + 1}`,
      part: sections.assessment,
      heading,
      place_id: place.place_id,
    })),
    ...withCell.map(({ place_id, name }) => ({
      id: `comment-${place_id}`,
      part: sections.comments(place.place_level),
      heading: name,
      place_id,
    })),
    ...questions.actions.map((heading, i) => ({
      id: `actions-${i + 1}`,
      part: sections.actions,
      heading,
      place_id: place.place_id,
    })),
    ...missing.map((month) => whyMissing(month, place.place_id, words)),
  ];
}

/** Questions that are asked no more, since the report has come: what was written under them may stand there. */
export function noMoreAsked({ months, place }: ReportFigures, words: ReportWords): Question[] {
  return months
    .filter(({ state }) => state !== "not_reported")
    .map((month) => whyMissing(month, place.place_id, words));
}

function whyMissing(
  { unit_id, unit_name, month }: ReportMonth,
  placeId: string,
  { sections, month: written }: ReportWords,
): Question {
  return {
    id: `missing-${unit_id}-${month.slice(0, 7)}`,
    part: sections.missing,
    heading: `${unit_name}, ${written(month)}`,
    place_id: placeId,
  };
}

/** The file that an officer begins from: every question with room under it. */
export function template(questions: readonly Question[], words: ReportWords): string {
  const parts = [...new Set(questions.map(({ part }) => part))];
  return [
    `<!-- ${words.templateNote} -->`,
    ...parts.flatMap((part) => [
      `# ${part}`,
      ...questions.filter((question) => question.part === part).map(({ heading }) => `## ${heading}\n`),
    ]),
    "",
  ].join("\n\n");
}
