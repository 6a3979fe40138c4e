import type { ChangedFigure, Held } from "../releases/changed-figures.ts";
import type { ReportFigures } from "../report-figures.ts";
import type { ReportWords } from "../words/report-words.ts";
import type { Block, Cell, TableBlock } from "./document.ts";
import { knownCell, paragraph } from "./report-blocks.ts";

/** What is not as it was in the edition before, figure by figure, with what brought it there. */
export function changesBlocks(
  { edition, changed }: { edition: number; changed: readonly ChangedFigure[] },
  figures: Pick<ReportFigures, "places" | "definitions">,
  words: ReportWords,
): Block[] {
  const label = words.changes;
  const heading: Block = { kind: "heading", level: 1, text: label.title(edition) };
  if (changed.length === 0) return [heading, paragraph(label.none)];
  return [heading, changesTable("endringer", label.caption, changed, figures, words)];
}

/** What has changed in the report before this one, since it was released. */
export function correctedBlocks(
  figures: ReportFigures,
  before: { start: string; edition: number; changed: readonly ChangedFigure[] } | undefined,
  words: ReportWords,
): Block[] {
  const label = words.changes;
  const period = (start: string) => words.period(figures.scope.period, start);
  if (before === undefined) return [paragraph(label.nothingBefore)];
  const { start, edition, changed } = before;
  return [
    paragraph(label.sinceBefore({ period: period(start), edition, count: changed.length })),
    ...(changed.length === 0
      ? []
      : [changesTable("rettet", label.captionBefore(period(start)), changed, figures, words)]),
  ];
}

function changesTable(
  id: string,
  caption: string,
  changed: readonly ChangedFigure[],
  { places, definitions }: Pick<ReportFigures, "places" | "definitions">,
  words: ReportWords,
): TableBlock {
  const label = words.changes;
  const nameOf = (placeId: string) => places.find(({ place_id }) => place_id === placeId)?.name ?? placeId;
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: words.tables.place, number: false },
      { label: words.tables.indicator, number: false },
      { label: label.period, number: false },
      { label: label.before, number: true },
      { label: label.after, number: true },
      { label: label.reasons, number: false },
    ],
    rows: changed.map((one) => [
      nameOf(one.place_id),
      figureName(one, definitions, words),
      words.capital(words.period(one.period, one.period_start)),
      held(one, one.before, words),
      held(one, one.after, words),
      one.reasons.length === 0
        ? "–"
        : words.list(
            one.reasons.map(({ reason, amount }) =>
              label.reason(reason, amount === undefined ? undefined : signed(one, amount, words)),
            ),
          ),
    ]),
    notes: [],
  };
}

type Named = Pick<ChangedFigure, "indicator_id" | "measure_id">;

/** A figure as the table calls it: an indicator by its own name, a count of another table by the table's. */
function figureName(
  { indicator_id, measure_id }: Named,
  definitions: ReportFigures["definitions"],
  words: ReportWords,
): string {
  const [kind, ...rest] = indicator_id.split("/");
  if (kind === "trend") return words.changes.trend;
  if (kind === "assured") return words.changes.counts[rest[0] ?? ""] ?? indicator_id;
  if (kind === "duty") {
    const [duty = ""] = rest;
    return `${words.duty(duty, measure_id, rest.includes("under_18"), [])}: ${words.changes.counts[rest.at(-1) ?? ""] ?? ""}`;
  }
  const listed = definitions.find((each) => each.indicator_id === indicator_id);
  return `${listed === undefined ? indicator_id : words.definition(listed).name}, ${words.measure(measure_id)}`;
}

/** A number with the digits that show what has changed. */
function figureText({ indicator_id }: Named, given: number, words: ReportWords): string {
  if (/share/.test(indicator_id)) return words.percent(given);
  if (/(?:^|_)rate$/.test(indicator_id)) return words.number(given, 3);
  if (/^length|hours/.test(indicator_id)) return words.number(given, 1);
  return words.number(given);
}

/** The part of a length's whole are the stays that have ended, whatever they have lasted. */
const isOfLength = ({ indicator_id }: Named) => /^(length|share_over)_/.test(indicator_id);

function limits(of: Named, lower: number, upper: number, words: ReportWords): string {
  return of.indicator_id.startsWith("share")
    ? words.percentRange(lower, upper)
    : words.range(figureText(of, lower, words), figureText(of, upper, words));
}

/** A figure as it was or is: as the tables show it, with its part and whole or its interval where it has them. */
function held(of: Named, figure: Held, words: ReportWords): Cell {
  const { state, value, part, whole, lower, upper } = figure;
  const written = (given: number) => figureText(of, given, words);
  if (state === "not_shown") return "–";
  if (of.indicator_id === "trend") {
    if (lower !== null && upper !== null) return `${words.answer(state)}, ${words.change(lower, upper)}`;
    return `${words.answer(state)}${value === null ? "" : ` (${words.changes.stays(value)})`}`;
  }
  if (isOfLength(of) && part !== null && whole !== null)
    return `${value === null ? words.state(state) : written(value)} (${[
      ...(lower === null || upper === null ? [] : [limits(of, lower, upper, words)]),
      words.changes.ended(part, whole),
    ].join("; ")})`;
  if (/share/.test(of.indicator_id) && part !== null && whole !== null)
    return `${value === null ? words.state(state) : written(value)} (${words.reportsOf(part, whole)})`;
  if (value !== null && lower !== null && upper !== null)
    return `${written(value)} (${words.range(written(lower), written(upper))})`;
  return knownCell({ ...of, ...figure, state: value === null ? state : "value" }, words, written);
}

const signed = (of: Named, amount: number, words: ReportWords) =>
  `${amount > 0 ? "+" : ""}${figureText(of, amount, words)}`;
