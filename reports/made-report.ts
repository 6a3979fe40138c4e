import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "../loaders/duckdb.ts";
import type { DataFolder } from "../loaders/intake/data-folder.ts";
import type { Block, ReportDocument } from "./document/document.ts";
import { changesBlocks, correctedBlocks } from "./document/changes-blocks.ts";
import { computedBlocks, paragraph } from "./document/report-blocks.ts";
import { boundFigure, foundFigure, type FoundFigure } from "./officer/bound-figures.ts";
import { expressionsIn, officerWords, type Answer, type Fault } from "./officer/officer-words.ts";
import { noMoreAsked, questionsOf, type Question } from "./officer/questions.ts";
import { strayNumbers } from "./officer/typed-numbers.ts";
import { reportStatus, staleAnswers, type ReportStatus } from "./record/report-status.ts";
import type { Rested } from "../loaders/record/report-step.ts";
import { readSteps } from "./record/report-steps.ts";
import { changedFigures, type ChangedFigure } from "./releases/changed-figures.ts";
import { latestEdition } from "./releases/release-folder.ts";
import { readReportFigures, type ReportFigures } from "./report-figures.ts";
import { periodBefore } from "./report-scope.ts";
import { reportWords, type ReportLanguage, type ReportWords } from "./words/report-words.ts";

/** A report as it stands: the document, and what keeps it from being signed. */
export interface MadeReport {
  document: ReportDocument;
  status: ReportStatus;
  /** What is wrong in the officer's file; a report with faults is not written. */
  faults: Fault[];
  /** Numbers typed by hand that the figures do not know. */
  stray: Fault[];
  unanswered: Question[];
  stale: Question[];
  figures_sha256: string;
  words_sha256: string;
  answers: Record<string, Rested>;
  markdown: string;
  /** The edition that has been released, and the figures that are others since. */
  since: { edition: number; changed: ChangedFigure[]; wordsChanged: boolean } | undefined;
}

/** What has changed in the report of the period before, since its latest edition was released. */
interface Corrected {
  start: string;
  edition: number;
  changed: ChangedFigure[];
}

/** The file of an officer's words on a report. */
export const wordsFile = (folder: Pick<DataFolder, "record">, placeId: string, period: string) =>
  join(folder.record, "reports", `${placeId}_${period}.md`);

/** Questions as a message names them. */
export const headingsOf = (questions: readonly Question[]): string =>
  questions.map(({ heading }) => `«${heading}»`).join(", ");

/** Puts a report together from the figures and the officer's words as they are now. */
export async function madeReport(
  connection: DuckDBConnection,
  folder: Pick<DataFolder, "record">,
  figures: ReportFigures,
  language: ReportLanguage,
): Promise<MadeReport> {
  const words = reportWords(language);
  const { scope } = figures;
  const path = wordsFile(folder, scope.place_id, scope.name);
  const markdown = existsSync(path) ? readFileSync(path, "utf8") : "";
  const found = await foundFigures(connection, markdown, figures, words);
  const questions = questionsOf(figures, words);
  const { answers, faults } = answersIn(markdown, figures, words, found);
  const written = new Map(answers.map((answer) => [answer.question.id, answer]));
  const rests = Object.fromEntries(
    answers.map((answer) => [answer.question.id, restsOn(answer, figures, found)]),
  );
  const steps = readSteps(folder, { place_id: scope.place_id, period: scope.name });
  const corrected = await correctedSince(connection, folder, figures);
  const figures_sha256 = hashOfFigures(figures, corrected);
  const words_sha256 = sha256(markdown);
  const status = reportStatus(steps, { figures_sha256, words_sha256 });
  const answered = questions.filter(({ id }) => (written.get(id)?.blocks.length ?? 0) > 0);
  const stale = new Set(staleAnswers(steps, rests));
  const released = latestEdition(folder, { place_id: scope.place_id, period: scope.name });
  const since = released && {
    edition: released.edition,
    changed: changedFigures(released.figures, figures),
    wordsChanged: released.markdown !== markdown,
  };
  return {
    document: documentOf(figures, words, language, {
      questions,
      written,
      status,
      since,
      corrected,
      fingerprint: sha256(`${figures_sha256}${words_sha256}${sha256(JSON.stringify(figures.reports))}`),
    }),
    status,
    faults,
    stray: strayNumbers(markdown, figures).map(({ line, text }) => ({
      line,
      message: words.faults.stray(text, figures.place.name),
    })),
    unanswered: questions.filter((question) => !answered.includes(question)),
    stale: answered.filter(({ id }) => stale.has(id)),
    figures_sha256,
    words_sha256,
    answers: rests,
    markdown,
    since,
  };
}

async function correctedSince(
  connection: DuckDBConnection,
  folder: Pick<DataFolder, "record">,
  { scope }: ReportFigures,
): Promise<Corrected | undefined> {
  const before = { place_id: scope.place_id, ...periodBefore(scope) };
  const released = latestEdition(folder, { place_id: before.place_id, period: before.name });
  const today = released && (await readReportFigures(connection, before));
  return (
    today && {
      start: before.start,
      edition: released.edition,
      changed: changedFigures(released.figures, today),
    }
  );
}

/**
 * The same as long as every figure is: the day that is looked from does not matter, nor which months are provisional on
 * it.
 */
function hashOfFigures(of: ReportFigures, corrected: Corrected | undefined): string {
  const { figures, before, quarters, trends, months, assured, duties, kept_rows } = of;
  return sha256(
    JSON.stringify([
      figures,
      before,
      quarters,
      trends,
      months,
      assured,
      duties,
      kept_rows,
      corrected ?? null,
    ]),
  );
}

/** Every figure that the text points to, as it is today. */
async function foundFigures(
  connection: DuckDBConnection,
  markdown: string,
  { scope }: ReportFigures,
  words: ReportWords,
): Promise<Map<string, FoundFigure | { wrong: string }>> {
  const found = new Map<string, FoundFigure | { wrong: string }>();
  for (const expression of new Set(expressionsIn(markdown))) {
    const bound = boundFigure(expression, scope);
    found.set(
      expression,
      "wrong" in bound ? bound : ((await foundFigure(connection, bound, words)) ?? { wrong: "" }),
    );
  }
  return found;
}

/** The words may stand in the other written language than the report: the one whose headings they have. */
function answersIn(
  markdown: string,
  figures: ReportFigures,
  words: ReportWords,
  found: ReadonlyMap<string, FoundFigure | { wrong: string }>,
): { answers: Answer[]; faults: Fault[] } {
  const read = (language: ReportLanguage) =>
    officerWords(
      markdown,
      [...questionsOf(figures, reportWords(language)), ...noMoreAsked(figures, reportWords(language))],
      words,
      (expression) => found.get(expression) ?? { wrong: "" },
    );
  const [bokmaal, nynorsk] = [read("nb"), read("nn")];
  return nynorsk.answers.length > bokmaal.answers.length ? nynorsk : bokmaal;
}

function restsOn(
  { question, expressions }: Answer,
  { figures, before, trends }: ReportFigures,
  found: ReadonlyMap<string, FoundFigure | { wrong: string }>,
): Rested {
  const own = <R extends { place_id: string }>(rows: readonly R[]) =>
    rows.filter(({ place_id }) => place_id === question.place_id);
  return {
    figures: sha256(JSON.stringify([own(figures), own(before), own(trends)])),
    bound: Object.fromEntries(
      expressions.flatMap((expression) => {
        const figure = found.get(expression);
        return figure === undefined || "wrong" in figure ? [] : [[expression, sha256(figure.kept)]];
      }),
    ),
  };
}

function documentOf(
  figures: ReportFigures,
  words: ReportWords,
  language: ReportLanguage,
  {
    questions,
    written,
    status,
    since,
    corrected,
    fingerprint,
  }: {
    questions: Question[];
    written: ReadonlyMap<string, Answer>;
    status: ReportStatus;
    since: MadeReport["since"];
    corrected: Corrected | undefined;
    fingerprint: string;
  },
): ReportDocument {
  const { scope, place } = figures;
  const computed = computedBlocks(figures, words);
  const { sections } = words;
  const part = (name: string): Block[] => {
    const asked = questions.filter((question) => question.part === name);
    if (asked.length === 0) return [];
    return [
      { kind: "heading", level: 1, text: name },
      ...asked.flatMap(({ id, heading }): Block[] => {
        const blocks = written.get(id)?.blocks ?? [];
        return [
          { kind: "heading", level: 2, text: heading },
          ...(blocks.length > 0 ? blocks : [paragraph({ text: words.notAnswered, emphasis: true })]),
        ];
      }),
    ];
  };
  return {
    title: words.title(scope.period),
    subtitle: words.subtitle(place.name, scope.period, scope.start),
    author: words.author,
    language,
    madeAt: new Date(`${figures.known_on}T12:00:00Z`),
    marks: [
      ...(figures.made_up ? [words.marks.madeUp] : []),
      ...(status === "approved" ? [] : [words.marks.draft]),
    ],
    about: [words.rules.adults, words.rules.organisation, words.knownAt(figures.as_of, figures.known_on)],
    fingerprint: words.fingerprint(fingerprint),
    labels: words.labels,
    blocks: [
      ...computed.summary,
      ...part(sections.assessment),
      ...computed.development,
      ...computed.figures,
      ...computed.thresholds,
      ...part(sections.comments(place.place_level)),
      ...part(sections.actions),
      ...computed.quality,
      ...computed.completeness,
      ...correctedBlocks(figures, corrected, words),
      ...computed.corrections,
      ...part(sections.missing),
      ...(since === undefined ? [] : changesBlocks(since, figures, words)),
      ...computed.definitions,
      paragraph(words.knownAt(figures.as_of, figures.known_on)),
    ],
  };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
