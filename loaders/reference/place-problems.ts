import { group } from "d3-array";
import type { Place } from "./lists.ts";

const levelAbove = { country: null, region: "country", prison: "region", unit: "prison" } as const;

/** What contradicts itself in a register of places, one Norwegian sentence each. */
export function placeProblems(places: Place[]): string[] {
  const rowsOf = group(places, (row) => row.place_id);
  return [
    ...[...rowsOf.values()].flatMap(timeProblems),
    ...places.flatMap((row) => parentProblems(row, rowsOf.get(row.parent_id ?? "") ?? [])),
    ...places.flatMap((row) =>
      row.replaced_by
        .filter((heir) => !rowsOf.has(heir))
        .map((heir) => `«${row.place_id}» er erstattet av «${heir}», som ikke finnes.`),
    ),
  ];
}

function timeProblems(rows: Place[]): string[] {
  const problems = rows
    .filter((row) => from(row) >= to(row))
    .map((row) => `«${row.place_id}» slutter ${row.valid_to} før den begynner ${row.valid_from}.`);
  const inOrder = rows.toSorted((one, other) => (from(one) < from(other) ? -1 : 1));
  inOrder.forEach((row, index) => {
    const next = inOrder[index + 1];
    if (next && to(row) > from(next))
      problems.push(`«${row.place_id}» har to rader for tiden fra ${next.valid_from ?? "før vår tid"}.`);
  });
  return problems;
}

function parentProblems(row: Place, parents: Place[]): string[] {
  const wanted = levelAbove[row.place_level];
  if (wanted === null)
    return row.parent_id === null ? [] : [`«${row.place_id}» kan ikke ha noe sted over seg.`];
  if (row.parent_id === null) return [`«${row.place_id}» mangler stedet over seg.`];
  if (parents.length === 0) return [`«${row.place_id}» ligger under «${row.parent_id}», som ikke finnes.`];
  if (parents.some((parent) => parent.place_level !== wanted))
    return [`«${row.place_id}» (${row.place_level}) kan ikke ligge under «${row.parent_id}».`];
  return covers(parents, row) ? [] : [`«${row.place_id}» finnes i tid da «${row.parent_id}» ikke finnes.`];
}

/** Whether the parents' rows, one after another, hold for the whole time of the row. */
function covers(parents: Place[], row: Place): boolean {
  let reached = from(row);
  for (const parent of parents.toSorted((one, other) => (from(one) < from(other) ? -1 : 1)))
    if (from(parent) <= reached && reached < to(parent)) reached = to(parent);
  return reached >= to(row);
}

const from = (row: Place) => row.valid_from ?? "0000-01-01";
const to = (row: Place) => row.valid_to ?? "9999-12-31";
