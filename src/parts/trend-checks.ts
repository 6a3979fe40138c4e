import type { TrendCheck } from "../figures/analysis.js";
import { h, type Content } from "./content.js";
import type { TableCell } from "./table.js";
import { tableToTake } from "./table-to-take.js";
import { trendsShown } from "./verdict.js";
import type { View } from "./view.js";

/** What other methods say of the page's trend, for those who check; folded away. */
export function trendChecks(view: View): Content {
  const { site, data, choice, words } = view;
  const [first] = trendsShown(view);
  const own = data.analysis.checks.filter(({ trend_id }) => trend_id === first?.trend_id);
  const chosen = own.filter(({ organisation }) => organisation === choice.organisation);
  const shown = (chosen.length > 0 ? chosen : own).filter(({ state }) => state === "value");
  if (shown.length === 0) return [];
  const label = words.analysis.checks;
  return h(
    "section",
    { id: "kontroller" },
    h(
      "details",
      {},
      h("summary", {}, label.title),
      h("p", { class: "subtitle" }, label.subtitle),
      tableToTake({
        site,
        id: "kontroller",
        file: `kontroller-${data.place.place_id}`,
        place: data.place.name,
        who: view.who,
        table: {
          caption: label.title,
          columns: [
            { label: label.check },
            { label: label.says, number: true },
            { label: words.columns.interval, number: true },
            { label: label.p, number: true },
          ],
          rows: shown.map((check) => checkRow(check, view)),
        },
      }),
    ),
  );
}

function checkRow(check: TrendCheck, { words }: View): TableCell[] {
  const label = words.analysis.checks;
  const { lower, upper, p_value } = check;
  return [
    label.nameOf(check.cross_check),
    saidBy(check, { words }),
    lower === null || upper === null ? "–" : words.trends.changeRange(lower, upper),
    p_value === null ? "–" : { shown: label.pValue(p_value), number: p_value },
  ];
}

function saidBy(
  { ratio_per_year, value, marker, cautious, cross_check }: TrendCheck,
  { words }: Pick<View, "words">,
): TableCell {
  const label = words.analysis.checks;
  if (ratio_per_year !== null) return { shown: words.trends.change(ratio_per_year), number: ratio_per_year };
  if (marker !== null) return label.markerOf(marker);
  if (value === null) return "–";
  const shown =
    cross_check === "lag_one_correlation" ? label.correlation(value, cautious === true) : label.tau(value);
  return { shown, number: value };
}
