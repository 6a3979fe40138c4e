import { valueOf } from "../figures/figure.js";
import type { Front, RegionAnswer } from "../figures/front.js";
import { isChange } from "../figures/trend-answer.js";
import { placeLink } from "./children-table.js";
import { h, type Content } from "./content.js";
import { sourceLine } from "./figure-frame.js";
import { perYear } from "./front-lines.js";
import type { TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { ofReports, rateInterval, reportsShown, shown, type View } from "./view.js";

/** The country's question answered for each region, a row each in the register's order. */
export function frontRegions(view: View, { regions }: Front): Content {
  if (regions.length === 0) return [];
  const { words, site, what } = view;
  const label = words.front.regions;
  return h(
    "section",
    { id: "regionene" },
    h("h2", {}, label.title),
    h("p", { class: "subtitle" }, label.subtitle),
    tableToTake({
      site,
      id: "regionene",
      who: view.who,
      indicators: [what.indicator, "rate"],
      table: {
        caption: label.title,
        columns: [
          { label: label.region },
          { label: words.columns.noun(what), number: true },
          ...(site.prison_days_available ? [{ label: label.rate, number: true }] : []),
          { label: label.answer },
          { label: label.perYear, number: true },
          ...ofReports(view, { label: words.columns.reports, number: true }),
        ],
        rows: regions.map((region) => regionRow(view, region)),
      },
    }),
    regions.some(({ answer }) => isChange(answer?.settled_answer))
      ? h("p", { class: "note" }, label.note(site.rules["list_flag_regions"] ?? Number.NaN))
      : [],
    h("p", { class: "source" }, sourceLine(view, undefined)),
  );
}

function regionRow(view: View, { place, count, rate, answer }: RegionAnswer): TableCell[] {
  const { words, site, root } = view;
  return [
    placeLink(root, place),
    shown(words, count ?? undefined, words.number),
    ...(site.prison_days_available ? [rateCell(view, rate)] : []),
    answer === null ? words.stateOf("not_available") : answerWord(view, answer),
    answer === null ? "–" : perYear(view, answer) || "–",
    ...ofReports(view, reportsShown(words, count ?? undefined)),
  ];
}

function rateCell(view: View, rate: RegionAnswer["rate"]): TableCell {
  const { words } = view;
  const value = valueOf(rate ?? undefined);
  if (rate === null || value === undefined) return shown(words, rate ?? undefined, words.rate);
  return { shown: `${words.rate(value)} (${rateInterval(view, rate)})`, number: value };
}

/** The answer in a word; a fall or a rise that does not stand among all regions says so. */
function answerWord({ words }: View, answer: NonNullable<RegionAnswer["answer"]>): string {
  const word = words.trends.word(answer.settled_answer);
  return isChange(answer.settled_answer) && answer.list_flag === false
    ? words.front.regions.alone(word)
    : word;
}
