import { isValidAt, type Place } from "../reference/reference.ts";

/** What the sample adds to the real register; each row says that it is made up. */
const madeUp = "Oppdiktet i eksempeldata.";

/** The real register with history that never was: a merger, a split, a new name, a move, a unit that opens and one that rests. */
export function sampleRegister(places: Place[]): Place[] {
  const changes: ((rows: Place[]) => Place[])[] = [
    (rows) => rows.map(withKnownRooms),
    // A merger: one heir, which takes over the places.
    (rows) => closed(rows, "innlandet-gjovik", "2024-01-01", ["innlandet-hamar"]),
    (rows) => changed(rows, "innlandet-hamar", "2024-01-01", { capacity: 90, safety_cells: 2 }),
    // A prison that changes region, with its unit.
    (rows) => changed(rows, "alesund", "2024-07-01", { parent_id: "region-nord" }),
    // A split: two heirs, so that the old unit's history stays its own.
    (rows) => opened(rows, "indre-ostfold-eidsberg", "indre-ostfold-eidsberg-nord", "2025-07-01", "nord", 60),
    (rows) => opened(rows, "indre-ostfold-eidsberg", "indre-ostfold-eidsberg-sor", "2025-07-01", "sør", 42),
    (rows) =>
      closed(rows, "indre-ostfold-eidsberg", "2025-07-01", [
        "indre-ostfold-eidsberg-nord",
        "indre-ostfold-eidsberg-sor",
      ]),
    (rows) =>
      changed(rows, "nordland-mosjoen", "2023-01-01", { name: "Kriminalomsorgen Nordland, Helgeland" }),
    (rows) => opened(rows, "drammen-enhet", "drammen-nybygget", "2024-09-01", "nybygget", 40),
    // A unit that closes and reopens keeps its id.
    (rows) => closed(rows, "nordre-vestfold-horten", "2023-06-01", []),
    (rows) => reopened(rows, "nordre-vestfold-horten", "2023-06-01", "2024-09-01"),
  ];
  return changes.reduce((rows, change) => change(rows), places);
}

/** A unit whose capacity or cells no public source tells is given some, for there must be something to report. */
function withKnownRooms(row: Place): Place {
  if (row.place_level !== "unit" || (row.capacity !== null && row.safety_cells !== null)) return row;
  const capacity = row.capacity ?? usualCapacity(row);
  return noted(
    { ...row, capacity, safety_cells: row.safety_cells ?? usualCells(row, capacity) },
    "Plasser og sikkerhetsceller som kildene ikke oppgir, er oppdiktet i eksempeldata.",
  );
}

function usualCapacity(row: Place): number {
  if (row.women === true) return row.security === "high" ? 45 : 20;
  if (row.security === "high") return 45;
  if (row.security === "low" || row.security === "mixed") return 40;
  return row.security === "halfway" ? 15 : 20;
}

function usualCells(row: Place, capacity: number): number {
  if (row.youth) return 1;
  if (row.security === "high") return capacity < 60 ? 1 : capacity < 150 ? 2 : capacity < 220 ? 3 : 4;
  if (row.security === "mixed") return capacity < 100 ? 1 : 2;
  return row.security === "low" && (capacity >= 85 || row.women === true) ? 1 : 0;
}

/** The row that holds from a date on, with what then is new. */
function changed(rows: Place[], placeId: string, date: string, news: Partial<Place>): Place[] {
  return rows.flatMap((row) =>
    holds(row, placeId, date)
      ? [{ ...row, valid_to: date }, noted({ ...row, valid_from: date, ...news }, madeUp)]
      : [row],
  );
}

function closed(rows: Place[], placeId: string, date: string, heirs: string[]): Place[] {
  return rows.map((row) =>
    row.place_id === placeId && (row.valid_to === null || row.valid_to > date)
      ? noted({ ...row, valid_to: date, replaced_by: heirs }, `Nedlagt ${date}. ${madeUp}`)
      : row,
  );
}

function reopened(rows: Place[], placeId: string, closedOn: string, date: string): Place[] {
  return rows.flatMap((row) =>
    row.place_id === placeId && row.valid_to === closedOn
      ? [row, { ...row, valid_from: date, valid_to: null, note: `Gjenåpnet ${date}. ${madeUp}` }]
      : [row],
  );
}

/** A new unit beside one that is there, and like it but for its size. */
function opened(
  rows: Place[],
  beside: string,
  placeId: string,
  date: string,
  part: string,
  capacity: number,
): Place[] {
  return rows.flatMap((row) =>
    holds(row, beside, date)
      ? [
          row,
          {
            ...row,
            place_id: placeId,
            name: `${row.name}, ${part}`,
            valid_from: date,
            capacity,
            safety_cells: 1,
            source: "eksempeldata",
            note: `Åpnet ${date}. ${madeUp}`,
          },
        ]
      : [row],
  );
}

function holds(row: Place, placeId: string, date: string): boolean {
  return row.place_id === placeId && isValidAt(row, date);
}

function noted(row: Place, words: string): Place {
  return { ...row, note: row.note === null ? words : `${row.note} ${words}` };
}
