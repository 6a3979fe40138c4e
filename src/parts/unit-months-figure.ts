import { unitMonthsGrid, type GridCell } from "../charts/unit-months-grid.js";
import type { Site, UnitMonth } from "../figures/site.js";
import type { Words } from "../words/words.js";
import { chartFigure } from "./chart-figure.js";
import type { Content } from "./content.js";
import { linesAbove } from "./lines-above.js";
import { siteSource } from "./table-to-take.js";

/** The grid of units and months, in the register's order, with the same as counts a unit in its table. */
export function unitMonthsFigure(site: Site, words: Words, unitMonths: UnitMonth[], title: string): Content {
  const label = words.figures.reports;
  const names = unitNames(unitMonths);
  const cells = unitMonths.map((row) => ({
    unit: names.get(row.unit_id) ?? row.unit_name,
    month: row.month,
    state: gridState(row),
    label: told(words, row),
  }));
  const states: GridCell["state"][] = ["delivered", "nil", "incomplete", "not_reported"];
  const source = siteSource(site, words);
  const units = [...names.values()];
  const count = (of: UnitMonth[]) => ({ shown: words.number(of.length), number: of.length });
  return chartFigure({
    id: "rapporter-per-enhet",
    file: "rapporter-per-enhet",
    words,
    title,
    subtitle: label.gridSubtitle(site.first_month, site.last_month),
    legend: states
      .filter((state) => cells.some((cell) => cell.state === state))
      .map((state) => ({ key: `grid-${state}`, label: words.unitMonthStates[state] })),
    chart:
      cells.length === 0
        ? { reason: label.none }
        : {
            height: "high",
            draw: (width, document) =>
              unitMonthsGrid(cells, {
                id: "rapporter-per-enhet",
                units,
                from: site.first_month,
                to: site.last_month,
                width,
                document,
              }),
          },
    table: {
      caption: label.gridTable,
      columns: [
        { label: words.columns.unit },
        ...states.map((state) => ({ label: words.capital(words.unitMonthStates[state]), number: true })),
        { label: words.columns.late, number: true },
      ],
      rows: [...names].map(([unitId, name]) => {
        const rows = unitMonths.filter(({ unit_id }) => unit_id === unitId);
        return [
          name,
          ...states.map((state) => count(rows.filter((row) => gridState(row) === state))),
          count(rows.filter(({ late }) => late)),
        ];
      }),
    },
    notes: [],
    source,
    above: linesAbove(site, words, { what: [`${label.gridTable}.`], indicators: [], source }),
  });
}

function gridState(row: UnitMonth): GridCell["state"] {
  if (row.state === "not_reported" || row.state === "incomplete") return row.state;
  if (row.state !== "value") return "not_due";
  return row.nil_report ? "nil" : "delivered";
}

function told(words: Words, row: UnitMonth): string {
  const lines = [
    `${row.unit_name}, ${words.month(row.month)}: ${words.unitMonthStates[gridState(row)]}`,
    ...(row.received_on === null ? [] : [words.receivedOn(row.received_on, row.late)]),
    ...(row.state === "not_reported" && row.due_on !== null ? [words.dueOn(row.due_on)] : []),
    ...(row.rows_set_aside ? [words.setAside(row.rows_set_aside)] : []),
  ];
  return lines.join("\n");
}

/** Each unit's name; two units that share a name keep apart by their ids. */
function unitNames(rows: UnitMonth[]): Map<string, string> {
  const names = new Map(rows.map(({ unit_id, unit_name }) => [unit_id, unit_name]));
  const times = new Map<string, number>();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map([...names].map(([id, name]) => [id, (times.get(name) ?? 0) > 1 ? `${name} (${id})` : name]));
}
