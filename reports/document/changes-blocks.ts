import type { ChangedFigure } from "../releases/changed-figures.ts";
import type { ReportFigures } from "../report-figures.ts";
import type { ReportWords } from "../words/report-words.ts";
import type { Block, Cell } from "./document.ts";
import { paragraph } from "./report-blocks.ts";

/** What is not as it was in the edition before, figure by figure, with what brought it there. */
export function changesBlocks(
  { edition, changed }: { edition: number; changed: readonly ChangedFigure[] },
  { places, definitions }: ReportFigures,
  words: ReportWords,
): Block[] {
  const label = words.changes;
  const heading: Block = { kind: "heading", level: 1, text: label.title(edition) };
  if (changed.length === 0) return [heading, paragraph(label.none)];
  const nameOf = (id: string) => places.find(({ place_id }) => place_id === id)?.name ?? id;
  const indicator = (id: string) => {
    const listed = definitions.find(({ indicator_id }) => indicator_id === id);
    return listed === undefined ? id : words.definition(listed).name;
  };
  return [
    heading,
    {
      kind: "table",
      id: "endringer",
      caption: label.caption,
      columns: [
        { label: words.tables.place, number: false },
        { label: words.tables.indicator, number: false },
        { label: label.before, number: true },
        { label: label.after, number: true },
        { label: label.reasons, number: false },
      ],
      rows: changed.map((one) => [
        nameOf(one.place_id),
        `${indicator(one.indicator_id)}, ${words.measure(one.measure_id)}`,
        held(one.before, words),
        held(one.after, words),
        words.list(
          one.reasons.map(({ reason, amount }) =>
            label.reason(reason, amount === undefined ? undefined : signed(amount, words)),
          ),
        ),
      ]),
      notes: [],
    },
  ];
}

const held = ({ state, value }: ChangedFigure["before"], words: ReportWords): Cell =>
  value === null ? words.state(state) : { shown: short(value, words), number: value };

const short = (value: number, words: ReportWords) =>
  words.number(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);

const signed = (amount: number, words: ReportWords) => `${amount > 0 ? "+" : ""}${short(amount, words)}`;
