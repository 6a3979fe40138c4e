import { fromMarkdown } from "mdast-util-from-markdown";
import type { RootContent } from "mdast";
import type { Block } from "../document/document.ts";
import type { ReportWords } from "../words/report-words.ts";
import { markdownBlocks, plainText, type Reading } from "./markdown-blocks.ts";
import type { Question } from "./questions.ts";

/** What an officer has written under one question. */
export interface Answer {
  question: Question;
  blocks: Block[];
  /** What stands between double braces in it. */
  expressions: string[];
}

/** Something that is wrong in the file, and where. */
export interface Fault {
  line: number;
  message: string;
}

/** The most that a report's own words may be, in characters: beyond it no one would read them. */
const longest = 200_000;

const braced = /\{\{([^{}]*)\}\}/g;

/** Every expression between double braces in a text. */
export const expressionsIn = (text: string): string[] =>
  [...text.matchAll(braced)].map(([, expression = ""]) => expression);

/** The officer's words, question by question. What could run anything is only text. */
export function officerWords(
  markdown: string,
  questions: readonly Question[],
  words: ReportWords,
  /** A bound figure as it is written, or what is wrong with it. */
  figure: (expression: string) => { written: string } | { wrong: string },
): { answers: Answer[]; faults: Fault[] } {
  if (markdown.length > longest)
    return { answers: [], faults: [{ line: 1, message: words.faults.tooLong(longest) }] };
  const faults: Fault[] = [];
  const tell = (node: RootContent, message: string) =>
    faults.push({ line: node.position?.start.line ?? 1, message });
  const reading = readingWith(words, figure, faults);
  const answers: Answer[] = [];
  let part = "";
  for (const node of fromMarkdown(markdown).children) {
    const heading = node.type === "heading" ? plainText(node).trim() : "";
    if (node.type === "heading" && node.depth === 1) {
      part = heading;
      if (!questions.some((question) => question.part === part))
        tell(node, words.faults.unknownHeading(heading));
    } else if (node.type === "heading" && node.depth === 2) {
      const question = questions.find((each) => each.part === part && each.heading === heading);
      if (question === undefined) tell(node, words.faults.unknownHeading(heading));
      else if (answers.some((answer) => answer.question === question))
        tell(node, words.faults.twice(heading));
      else answers.push({ question, blocks: [], expressions: [] });
    } else if (!isComment(node)) {
      const answer = answers.at(-1);
      if (answer === undefined) tell(node, words.faults.outside);
      answer?.blocks.push(...markdownBlocks(node, reading));
      answer?.expressions.push(...expressionsIn(plainText(node)));
    }
  }
  return { answers, faults };
}

const isComment = (node: RootContent) => node.type === "html" && /^<!--[\s\S]*-->$/.test(node.value.trim());

function readingWith(
  words: ReportWords,
  figure: (expression: string) => { written: string } | { wrong: string },
  faults: Fault[],
): Reading {
  return {
    bound(text, line) {
      const lineAt = (at: number) => line + (text.slice(0, at).match(/\n/g)?.length ?? 0);
      const open = text.replaceAll(braced, (whole) => " ".repeat(whole.length)).search(/\{\{|\}\}/);
      if (open !== -1) faults.push({ line: lineAt(open), message: words.faults.openFigure });
      return text.replaceAll(braced, (whole, expression: string, at: number) => {
        const found = figure(expression);
        if ("written" in found) return found.written;
        faults.push({ line: lineAt(at), message: words.faults.noFigure(whole, found.wrong) });
        return whole;
      });
    },
    picture: (line) => faults.push({ line, message: words.faults.picture }),
  };
}
