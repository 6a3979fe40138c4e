import { groups } from "d3-array";
import type { ListedFigure } from "../../figures/protected.js";
import type { Site } from "../../figures/site.js";
import type { Words } from "../../words/words.js";
import { figureWriter } from "../cited-sentence.js";
import type { Table, TableCell } from "../table.js";
import { figureCell } from "./hidden-cell.js";

/** The figures of a block that are of the same persons by the same organisation. */
export interface Variant {
  population: string;
  organisation: string;
  name: string;
  figures: ListedFigure[];
}

/** The figures by whom they are of and by which organisation: the organisation now first, adults first in each. */
export function variantsOf(words: Words, figures: ListedFigure[]): Variant[] {
  const found = groups(figures, ({ population, organisation }) => `${organisation} ${population}`);
  const variants = found.flatMap(([, own]): Variant[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { population, organisation } = first;
    return [{ population, organisation, name: words.populations[population] ?? population, figures: own }];
  });
  const hasNow = variants.some(({ organisation }) => organisation === "now");
  const isEarlier = ({ organisation }: Variant) => hasNow && organisation === "then";
  return [
    ...variants.filter((one) => !isEarlier(one)),
    ...variants
      .filter(isEarlier)
      .map((one) => ({ ...one, name: `${one.name}. ${words.audience.organisationThen}` })),
  ];
}

const main = ["stays_started", "persons", "cell_hours", "prison_days", "rate"];
const fewIndicators = 6;

/** The indicators of a variant as tables: those that most ask for in one; where there are many, the others in three. */
export function themesOf(figures: ListedFigure[]): { theme: string; indicators: string[] }[] {
  const all = [...new Set(figures.map(({ indicator_id }) => indicator_id))];
  if (all.length <= fewIndicators) return [{ theme: "main", indicators: all }];
  return groups(all, themeOf)
    .map(([theme, indicators]) => ({ theme, indicators }))
    .sort((one, other) => Number(other.theme === "main") - Number(one.theme === "main"));
}

function themeOf(id: string): string {
  if (main.includes(id)) return "main";
  if (/^(length|share_over|open)/.test(id)) return "lengths";
  return /^(self_harm|narrow)/.test(id) ? "reasons" : "other";
}

/** A row a period, a column an indicator, and beside what has an interval its interval. */
export function blockTable(
  { site, words }: { site: Site; words: Words },
  caption: string,
  figures: ListedFigure[],
  shown: readonly string[],
): Table {
  const period = figures[0]?.period ?? "month";
  const columns = site.indicators
    .filter(({ indicator_id }) => shown.includes(indicator_id))
    .map((indicator) => ({
      ...indicator,
      hasInterval: figures.some(
        ({ indicator_id, lower }) => indicator_id === indicator.indicator_id && lower !== null,
      ),
    }));
  const byPeriod = groups(figures, ({ period_start }) => period_start).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return {
    caption,
    columns: [
      {
        label:
          words.columns[period === "month" || period === "quarter" || period === "year" ? period : "period"],
      },
      ...columns.flatMap(({ name_nb, hasInterval }) => [
        { label: name_nb, number: true },
        ...(hasInterval ? [{ label: words.columns.interval, number: true }] : []),
      ]),
    ],
    rows: byPeriod.map(([start, own]) => [
      words.capital(words.period(period, start)),
      ...columns.flatMap(({ indicator_id, hasInterval }): TableCell[] => {
        const figure = own.find((one) => one.indicator_id === indicator_id);
        const { write, limits } = figureWriter(words, indicator_id);
        const cell = figureCell(words, figure, write);
        if (!hasInterval) return [cell];
        return figure === undefined || figure.lower === null || figure.upper === null
          ? [cell, "–"]
          : [cell, limits(figure.lower, figure.upper)];
      }),
    ]),
  };
}
