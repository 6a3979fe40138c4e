import type { Page } from "playwright-core";

/** A chart on a page, as its points tell of it and as its tables do. */
export interface ToldFigure {
  id: string;
  /** What is told of each point, and the number where it is drawn; none where the picture has no scale. */
  points: { label: string; drawn: number | null }[];
  /** The heads and cells of the tables that stand beside it. */
  tables: { heads: string[]; rows: string[][] }[];
}

/** The charts of a page that tell of their points, in their order. */
export function toldFigures(page: Page): Promise<ToldFigure[]> {
  return page.locator("figure:has(.points)").evaluateAll((figures) =>
    figures.map((figure) => {
      const picture = figure.querySelector(".plot");
      const scale: unknown = picture && "scale" in picture ? picture.scale : undefined;
      const [upright, along] = typeof scale === "function" ? [scale("y"), scale("x")] : [];
      // Where the rows have names instead of a scale, the numbers lie along.
      const isUpright = upright?.invert !== undefined;
      const invert = isUpright ? upright.invert : along?.invert;
      return {
        id: figure.id,
        points: [...figure.querySelectorAll(".points > circle")].map((circle) => ({
          label: circle.getAttribute("data-label") ?? "",
          drawn:
            invert === undefined
              ? null
              : Number(invert(Number(circle.getAttribute(isUpright ? "cy" : "cx")))),
        })),
        tables: [...figure.querySelectorAll("details.table table")].map((table) => ({
          heads: [...table.querySelectorAll("thead th")].map((head) => head.textContent ?? ""),
          rows: [...table.querySelectorAll("tbody tr")].map((row) =>
            [...row.children].map((cell) =>
              // What is heard: a sign that is only seen stands beside its words.
              [...cell.querySelectorAll("[aria-hidden]")]
                .reduce((text, sign) => text.replace(sign.textContent ?? "", ""), cell.textContent ?? "")
                .trimStart(),
            ),
          ),
        })),
      };
    }),
  );
}

/** Where the number of a chart's point stands in a row, where a point's words alone do not lead to it. */
const columnsDrawn: [figure: RegExp, columns: number[]][] = [
  [/^sammenligning/, [4]],
  [/^varighet-fordelt$/, [1, 2]],
  [/^nar-(pa-dognet|i-uken)$/, [1]],
  // A rule's share.
  [/^(safety_cell|restraint_bed)-/, [4]],
];

/** What a chart draws and its tables do not hold, and the other way, in words; nothing where they agree. */
export function unlikeTables({ id, points, tables }: ToldFigure): string[] {
  if (id === "enheter-kvartaler") return unlikeUnits(points, tables);
  if (id === "rapporter-per-enhet") return unlikeGrid(points, tables);
  const rows = tables.flatMap((table) => table.rows);
  const isCurve = points.some(({ label }) => label.includes("varte lenger enn"));
  const columns = isCurve ? [1] : columnsDrawn.find(([figure]) => figure.test(id))?.[1];
  const told = (label: string, at: number): { row: string[]; cell: string } | undefined => {
    if (columns === undefined)
      return rows.flatMap((row) => {
        const cell = cellTold(label, row);
        return cell === undefined ? [] : [{ row, cell }];
      })[0];
    // Lengths are told by words of their own, in the order of their rows.
    const row =
      isCurve || id === "varighet-fordelt"
        ? rows[at]
        : rows.find(([name = ""]) => label.startsWith(`${name}: `));
    return row && { row, cell: columns.length === 1 ? (row[columns[0] ?? 0] ?? "") : added(row, columns) };
  };
  const faults: string[] = [];
  const seen = new Set<string[]>();
  points.forEach(({ label, drawn }, at) => {
    const found = told(label, at);
    if (found === undefined) {
      faults.push(`${id}: ${label} is in no table`);
      return;
    }
    seen.add(found.row);
    const ends = endsIn(found.cell);
    if (ends !== undefined) {
      if (!ends.some((end) => Math.abs(end - (drawn ?? Number.NaN)) <= 1e-6))
        faults.push(`${id}: ${label} is drawn at ${drawn}, and its cell says ${found.cell}`);
      return;
    }
    const written = shareIn(found.cell) ?? numberIn(found.cell);
    if (written === undefined) return;
    const shown = found.cell.includes("%") ? 100 * (drawn ?? Number.NaN) : (drawn ?? Number.NaN);
    if (!(Math.abs(shown - written.number) <= written.half + 1e-6))
      faults.push(`${id}: ${label} is drawn at ${shown}, and its cell says ${found.cell}`);
  });
  const own = tables.find((table) => table.rows.some((row) => seen.has(row)))?.rows ?? [];
  const undrawn = own.filter(
    (row) =>
      !seen.has(row) &&
      !isWithout(id, row) &&
      (columns ?? [1]).some((column) => numberIn(row[column] ?? "") !== undefined),
  );
  return [...faults, ...undrawn.map((row) => `${id}: ${row.join(" | ")} is not drawn`)];
}

/** A unit that is not compared has no limits, and no point. */
const isWithout = (id: string, row: string[]) => id.startsWith("sammenligning") && row[6] === "–";

type Parts = Pick<ToldFigure, "points" | "tables">;

/** Small pictures tell of each unit's quarters what the table's cell says. */
function unlikeUnits(points: Parts["points"], [table]: Parts["tables"]): string[] {
  const [, ...quarters] = table?.heads ?? [];
  // A unit that was not there yet has nothing to draw.
  const cells = (table?.rows ?? []).flatMap(([name, ...row]) =>
    row.flatMap((cell, i) =>
      cell === "–" ? [] : [`${name}, ${(quarters[i] ?? "").toLowerCase()}: ${cell}`],
    ),
  );
  const labels = points.map(({ label }) => label);
  return differences(labels, cells);
}

/** Both ends of what an incomplete month may hold, «1–2 (ufullstendig)»: its line is drawn from one to the other. */
function endsIn(cell: string): number[] | undefined {
  const ends = /^(\d+)–(\d+) \(/.exec(cell);
  return ends ? [Number(ends[1]), Number(ends[2])] : undefined;
}

/** The grid has as many months of each state as the unit's row says. */
function unlikeGrid(points: Parts["points"], [table]: Parts["tables"]): string[] {
  const heads = (table?.heads ?? []).map((head) => head.toLowerCase());
  const told = points.map(({ label }) => /^(.*), \S+ \d{4}: (.*)$/m.exec(label) ?? []);
  const late = heads.length - 1;
  return (table?.rows ?? []).flatMap(([unit = "", ...counts]) =>
    counts.flatMap((count, i) => {
      const column = i + 1;
      const drawn = told.filter(([, name, state]) => name === unit && state === heads[column]).length;
      return column === late || drawn === Number(count)
        ? []
        : [`${unit}: ${drawn} drawn as ${heads[column]}, and its cell says ${count}`];
    }),
  );
}

function differences(some: string[], others: string[]): string[] {
  const [one, other] = [new Set(some), new Set(others)];
  return [...some.filter((each) => !other.has(each)), ...others.filter((each) => !one.has(each))];
}

/** The share that a cell of reports tells: `9 av 10`. */
function shareIn(cell: string): { number: number; half: number } | undefined {
  const [, part, whole] = /^(\d+) av (\d+)$/.exec(cell) ?? [];
  return part === undefined ? undefined : { number: Number(part) / Number(whole), half: 0 };
}

const added = (row: string[], columns: number[]) =>
  String(columns.reduce((sum, column) => sum + (numberIn(row[column] ?? "")?.number ?? 0), 0));

/** The cell of a row that a point tells: its words begin with the row's name, and go on with the cell. */
function cellTold(label: string, [name = "", ...cells]: string[]): string | undefined {
  const isNamed = label.startsWith(`${name}: `);
  if (!isNamed) return undefined;
  // The column's head says that its numbers are hours.
  const said = plain(label.slice(name.length + 2)).replace(/^([\d ,–]+) timer/, "$1");
  // A number is told where it ends there: not as the beginning of a longer one, nor of a percentage.
  return cells.find((cell) => {
    const [number = "", mark = ""] = cell.split(/ (?=\()/);
    const isTold = new RegExp(`^${literal(number)}(?=$| (?!%)|,(?!\\d))`).test(said);
    return cell !== "" && isTold && said.includes(plain(mark));
  });
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const literal = (text: string) => plain(text).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The first number of a cell, as Norwegian writes it, also after a sign, and the half of its last decimal. */
export function numberIn(cell: string): { number: number; half: number } | undefined {
  const written = /^([+−]?)([\d\u00a0]+)(?:,(\d+))?/.exec(cell);
  if (written === null) return undefined;
  const [, sign, whole = "", decimals = ""] = written;
  const number = Number(`${whole.replaceAll("\u00a0", "")}.${decimals}`);
  return { number: sign === "−" ? -number : number, half: 0.5 * 10 ** -decimals.length };
}
