import { completenessStrip } from "../charts/completeness-strip.js";
import { series } from "../figures/series.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import { reportsShown, type View } from "./view.js";

/** The reports that have come, of those that should have, month by month. */
export function reportsFigure(view: View): Content {
  const { words, site, wholeAxis: axis } = view;
  if (!site.by_report) return [];
  const label = words.figures.reports;
  const months = series(view.figures, "month", "reports_received").filter(
    ({ months_expected }) => (months_expected ?? 0) > 0,
  );
  const last = months.at(-1);
  // Reports are counted of all that is told of a measure, not of women or of a reason.
  if (last === undefined) return [];
  return figureFrame(view, {
    id: "rapporter-per-maned",
    title: label.title(last.period_start, last.months_reported ?? 0, last.months_expected ?? 0),
    subtitle: label.subtitle(site.first_month, site.last_month),
    legend: [],
    chart: {
      height: "strip",
      draw: (width, document) =>
        completenessStrip(months, {
          id: "rapporter-per-maned",
          width,
          document,
          axis: { ...axis, events: [], years: [] },
          height: 80,
          tick: words.percent,
          label: (figure) =>
            `${words.capital(words.month(figure.period_start))}: ${reportsShown(words, figure)}`,
        }),
    },
    table: {
      caption: label.table,
      columns: [{ label: words.columns.month }, { label: words.columns.reports, number: true }],
      rows: months.map((figure) => [
        words.capital(words.month(figure.period_start)),
        reportsShown(words, figure),
      ]),
    },
    indicators: ["reports_received"],
    resting: last,
  });
}
