import { group, rollup } from "d3-array";
import { type Sheet } from "../forms/cell.ts";
import { checkedRow, type CheckedRow, type ForeignPlacement, type Known } from "./checked-row.ts";
import { mendedByExchange, pointsToExchange } from "./exchanged-days.ts";
import { chosenTables, foreignRows, type ChosenTable, type ForeignRow } from "./foreign-rows.ts";
import { timeReader } from "./foreign-time.ts";
import { foreignPlaces, idsOfTwoLevels, mostFrequent, type ForeignPlace } from "./place-names.ts";
import { foundText, type Finding } from "../forms/finding.ts";
import { type Profile } from "./profile.ts";
import { tablesInDoubt } from "./tables-in-doubt.ts";

export interface ProfileReading {
  placements: ForeignPlacement[];
  places: ForeignPlace[];
  findings: Finding[];
  rows_read: number;
  rows_accepted: number;
  rows_set_aside: number;
  setAside: SetAside[];
}

/** How many rows that may each be a placement were set aside of a unit's month; null where they do not say which. */
export interface SetAside {
  enhet: string | null;
  maned: string | null;
  rows: number;
}

/** The placements of a foreign file, as its profile reads them. */
export function readByProfile(sheets: Sheet[], profile: Profile, known: Known): ProfileReading {
  const time = timeReader(profile.times.formats, profile.times.exchange_day_month?.when_day_at_most);
  const tables = chosenTables(sheets, profile);
  const rows = tables.flatMap(({ sheet: { name }, table }) =>
    table ? foreignRows(name, table, profile, time) : [],
  );
  const checked = onePerPlacement(rows, profile).map((row) => checkedRow(row, profile, known, time));
  const notTold = rowsNotToldApart(checked);
  const twice = rowsWithSameId(checked.filter((row) => !notTold.has(row)));
  const isSetAside = (row: CheckedRow) => !row.placement || twice.has(row) || notTold.has(row);
  const inTime = rows.filter(tellsOfTime);
  const inPlace = inTime.flatMap(({ unit, prison, region }) => (unit ? { unit, prison, region } : []));
  const placements = checked.flatMap((row) => (row.placement && !isSetAside(row) ? row.placement : []));
  const setAside = checked.length - placements.length;
  return {
    placements,
    places: foreignPlaces(inPlace, profile.places.country),
    findings: [
      ...tablesInDoubt(sheets, tables, profile),
      ...rowsLeftOut(tables, rows),
      ...exchangedDays(checked),
      ...checked.flatMap((row) => row.findings),
      ...[...twice].map(duplicateId),
      ...[...notTold].map(({ row }) => notToldApart(row, profile)),
      ...placesAlike(inPlace, profile),
      ...unitsOfSeveralPrisons(inTime, profile),
      ...regionsInDoubt(rows, profile),
    ],
    rows_read: rows.length,
    rows_accepted: rows.length - setAside,
    rows_set_aside: setAside,
    setAside: setAsideByMonth(checked.filter(isSetAside), inTime),
  };
}

/** A placement reviewed several times stands in several rows: the first or last of them is kept. */
function onePerPlacement(rows: ForeignRow[], { one_placement }: Profile): ForeignRow[] {
  if (!one_placement) return rows;
  const kept = new Map<string, ForeignRow>();
  const lacking = rows.filter(({ groupLacks }) => groupLacks);
  for (const row of rows.filter(({ groupLacks }) => !groupLacks)) {
    const before = kept.get(row.group);
    const isLater = before !== undefined && row.order >= before.order;
    if (!before || (one_placement.keep === "last") === isLater) kept.set(row.group, row);
  }
  const chosen = new Set([...kept.values(), ...lacking]);
  return rows.filter((row) => chosen.has(row));
}

// Two rows that do not say what would tell them apart, such as whose they are, may be one placement or two.
function rowsNotToldApart(rows: CheckedRow[]): Set<CheckedRow> {
  const byGroup = group(
    rows.filter(({ row }) => row.groupLacks),
    ({ row }) => row.group,
  );
  return new Set([...byGroup.values()].filter((same) => same.length > 1).flat());
}

function notToldApart(row: ForeignRow, { one_placement }: Profile): Finding {
  const headers = one_placement?.alike_in.map(([header = ""]) => header).join(", ") ?? "";
  return {
    rule: "not-told-apart",
    sheet: row.sheet,
    row: row.row,
    column: null,
    found: null,
    expected: { nb: `svar i ${headers}`, nn: `svar i ${headers}` },
  };
}

/** Whether a row has a start or an end, readable or not; a sum or a remark has neither. */
function tellsOfTime({ fields }: ForeignRow): boolean {
  return [fields["start"], fields["slutt"]].some((given) => given !== undefined && given.found !== "");
}

// What has no time is a placement all the same where its unit is one that other rows name.
function setAsideByMonth(rows: CheckedRow[], inTime: ForeignRow[]): SetAside[] {
  const unitIds = new Set(inTime.map(({ unit }) => unit?.place_id));
  const counted = rollup(
    rows.filter(({ row }) => tellsOfTime(row) || (row.unit && unitIds.has(row.unit.place_id))),
    (same) => same.length,
    ({ unitId }) => unitId,
    ({ month }) => month,
  );
  return [...counted].flatMap(([enhet, months]) =>
    [...months].map(([maned, count]) => ({ enhet, maned, rows: count })),
  );
}

/** Rows of one unit under one id: which of them is right cannot be told, so none of them is kept. */
function rowsWithSameId(rows: CheckedRow[]): Set<CheckedRow> {
  const byId = group(
    rows.filter((row) => row.placement),
    ({ placement }) => `${placement?.enhet} ${placement?.plassering}`,
  );
  return new Set([...byId.values()].filter((same) => same.length > 1).flat());
}

function duplicateId({ row, placement }: CheckedRow): Finding {
  const found = foundText(placement?.plassering, null);
  return { rule: "duplicate-id", sheet: row.sheet, row: row.row, column: "plassering", found };
}

function exchangedDays(rows: CheckedRow[]): Finding[] {
  const stays = rows.flatMap(({ stay }) => stay ?? []);
  const exchange = mendedByExchange(stays);
  if (!pointsToExchange(exchange)) return [];
  const found = `i ${grouped(exchange.mended)} av ${grouped(exchange.rows)} rader stemmer ${
    stays.some(({ stated }) => stated) ? "oppgitt varighet" : "start og slutt"
  } først når dag og måned byttes: datoformatet er trolig lest feil`;
  return [{ rule: "day-month-exchanged", sheet: null, row: null, column: null, found }];
}

/** 8488 as it is read in Norwegian: 8 488. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, " ");
}

/** Said of the file, since a pattern may take more than was meant. */
function rowsLeftOut(tables: ChosenTable[], rows: ForeignRow[]): Finding[] {
  const count = tables.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0) - rows.length;
  if (count === 0) return [];
  const found = count === 1 ? "1 rad" : `${grouped(count)} rader`;
  return [{ rule: "rows-left-out", sheet: null, row: null, column: null, found }];
}

function placesAlike(inPlace: Parameters<typeof idsOfTwoLevels>[0], { places }: Profile): Finding[] {
  if (!places.country) return [];
  return idsOfTwoLevels(inPlace, places.country).map((id) => ({
    rule: "place-of-two-levels",
    sheet: null,
    row: null,
    column: null,
    found: { nb: `«${id}» på flere nivåer`, nn: `«${id}» på fleire nivå` },
  }));
}

/** Units of the same name in several prisons would be counted as one. */
function unitsOfSeveralPrisons(rows: ForeignRow[], { places }: Profile): Finding[] {
  if (!places.prison || !places.country) return [];
  const ofUnit = group(
    rows.filter(({ unit, prison }) => unit && prison),
    ({ unit }) => unit?.place_id ?? "",
  );
  return [...ofUnit.values()].flatMap(([first, ...others]) => {
    const other = others.find(({ prison }) => prison?.place_id !== first?.prison?.place_id);
    if (!other) return [];
    const [one, two] = [`«${first?.prison?.name}»`, `«${other.prison?.name}»`];
    return [
      {
        rule: "several-prisons",
        sheet: null,
        row: null,
        column: null,
        found: {
          nb: `«${other.unitText}» i både ${one} og ${two}`,
          nn: `«${other.unitText}» i både ${one} og ${two}`,
        },
      },
    ];
  });
}

/** Rows that do not say their region, and units whose rows say several. */
function regionsInDoubt(rows: ForeignRow[], profile: Profile): Finding[] {
  const column = profile.places.region?.header?.[0] ?? null;
  if (!profile.places.region) return [];
  const ofUnit = group(
    rows.filter(({ unit }) => unit),
    ({ unit }) => unit?.place_id ?? "",
  );
  return [...ofUnit.values()].flatMap((same) => {
    const holds = mostFrequent(same.flatMap(({ region }) => region?.name ?? []));
    return same
      .filter(({ region }) => region === undefined || region.name !== holds)
      .map(({ sheet, row, region }) => ({
        rule: region ? "several-regions" : "region-not-stated",
        sheet,
        row,
        column,
        found: foundText(region?.name, null),
        expected: holds
          ? {
              nb: `${holds}, som enhetens andre rader har`,
              nn: `${holds}, som dei andre radene til eininga har`,
            }
          : {
              nb: "en region; ingen av enhetens rader har noen",
              nn: "ein region; ingen av radene til eininga har nokon",
            },
      }));
  });
}
