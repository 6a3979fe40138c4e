import { isWhole } from "../figures/choice.js";
import { isOver, isWithin, latest, series, startingAt } from "../figures/series.js";
import { unpackFigures } from "../figures/packed-figures.js";
import { h, type Content } from "./content.js";
import { sourceLine } from "./figure-frame.js";
import { tableToTake } from "./table-to-take.js";
import { shown, type View } from "./view.js";

/** Every measure by year, side by side and never added. */
export function measuresTable(view: View): Content {
  const { words, site, data, choice, what } = view;
  const label = words.figures.measures;
  if (!isWhole(choice)) return [];
  const figures = unpackFigures(
    data.figures,
    (row) =>
      row.organisation === choice.organisation &&
      row.population === choice.population &&
      row.indicator_id === what.indicator,
  );
  const rows = site.measures
    .map(({ measure_id, name_nb }) => ({
      name_nb,
      own: figures.filter((row) => row.measure_id === measure_id),
    }))
    .filter(({ own }) => own.some(({ state }) => state !== "not_applicable"));
  if (rows.length < 2) return [];
  const years = [
    ...new Set(
      series(figures, "year", what.indicator)
        .filter((figure) => isWithin(figure, choice))
        .map(({ period_start }) => period_start.slice(0, 10)),
    ),
  ];
  return h(
    "section",
    { id: "tiltak" },
    h("h2", {}, label.title),
    h("p", { class: "subtitle" }, label.subtitle(view.who)),
    tableToTake({
      site,
      id: "tiltak",
      file: `tiltak-${data.place.place_id}`,
      place: data.place.name,
      who: view.who,
      indicators: [what.indicator],
      table: {
        caption: label.table,
        columns: [
          { label: words.columns.measure },
          ...years.map((year) => ({ label: year.slice(0, 4), number: true })),
          { label: words.columns.lastTwelve, number: true },
        ],
        rows: rows.map(({ name_nb, own }) => [
          words.capital(name_nb),
          ...years.map((year) => {
            const figure = startingAt(series(own, "year", what.indicator), year);
            return shown(
              words,
              figure && !isOver(figure, site.last_month) ? { ...figure, provisional: true } : figure,
              words.number,
            );
          }),
          shown(words, latest(own, "last_12", what.indicator), words.number),
        ]),
      },
    }),
    h("p", { class: "source" }, sourceLine(view, undefined)),
  );
}
