import type { Fact } from "./facts.ts";
import type { Target } from "./intervals.ts";
import type { KnownPlace } from "./meaning.ts";
import type { Program, Row } from "./program.ts";
import { monthsOf, type Quantity } from "./quantity.ts";
import { whereCounted } from "./where-counted.ts";

/** What the reader takes for granted beside what is said: each is dropped where nothing would agree with it. */
export interface Assumed {
  /** Units that no table of units names had nothing. */
  unlistedIsNone: boolean;
  /** Where a figure does not apply there is nothing to count. */
  noneIsZero: boolean;
  /** What no shown number has changed of since the release before is as it was. */
  sameAsBefore: boolean;
}

/** A hidden number, or one that a share gives away and that is as small as those that are hidden. */
export interface AskedOf extends Target {
  fact: Fact;
  isImplied: boolean;
}

/** A program of facts that hang together, and the hidden numbers in it. */
export interface Part {
  program: Program;
  /** The same with every shown number but zero forgotten: what the zeros alone force. */
  forgotten: Program;
  targets: AskedOf[];
}

/** From where on a number may be shown. */
export interface Least {
  stays: number;
  persons: number;
}

/** What is counted of a unit's month; stays of adults are those of women and of men, where both are told of. */
type Kind = "stays" | "women" | "men" | "hours" | "answered" | "self_harm";

/** What the facts of a program count: one thing, or groups of the same stays. */
export type Counting = "one" | "groups";

function kindsOf({ family, quantity }: Fact, counting: Counting): Kind[] {
  if (family === "hours" || family === "answered" || family === "self_harm") return [family];
  if (counting === "one") return ["stays"];
  const { population } = quantity;
  return population === "women" || population === "men" ? [population] : ["women", "men"];
}

// What the solver takes for nothing; of whole numbers this small it makes no other fraction.
const shareSlack = 1e-4;

const levels = ["unit", "prison", "region", "country"];

/** The facts of one measure as programs, one for each set that hangs together. */
export function readerPrograms(
  facts: readonly Fact[],
  places: readonly KnownPlace[],
  least: Least,
  assumed: Assumed,
  counting: Counting,
): Part[] {
  const counted = facts.filter(({ said }) => assumed.noneIsZero || said !== "none");
  const grid = gridOf(counted, places);
  const cells = counted.map((fact) => grid.cellsOf(fact.quantity));
  const level = new Map(places.map(({ place_id, place_level }) => [place_id, place_level]));
  const isOfUnit = ({ quantity }: Fact) => level.get(quantity.place_id) === "unit";
  const versions = versionsOf(counted, cells, grid.size, assumed.sameAsBefore);
  const empty =
    counting === "groups"
      ? new Set<string>()
      : emptyCells(counted, cells, grid, versions, { ...assumed, isOfUnit });
  const ofFact = atomsOf(counted, cells, versions, empty);
  const zerosAreShown = counted.some((fact) => isZero(fact));
  return componentsOf(ofFact).map((members) =>
    partOf(
      members.flatMap((index) => {
        const fact = counted[index];
        return fact ? [{ fact, atoms: ofFact[index] ?? [], cells: new Set(cells[index] ?? []) }] : [];
      }),
      { least, level, counting, atLeast: zerosAreShown ? 1 : 0 },
    ),
  );
}

interface Grid {
  size: number;
  /** Where a unit is in a month: the month and the place above its prison. */
  regionOf(cell: number): string;
  cellsOf(quantity: Quantity): number[];
}

/** Every unit and month that some fact is of, numbered. */
function gridOf(facts: readonly Fact[], places: readonly KnownPlace[]): Grid {
  const units = [...new Set(places.filter((one) => one.place_level === "unit").map((one) => one.place_id))];
  const months = [...new Set(facts.flatMap(({ quantity }) => monthsOf(quantity)))].toSorted();
  const at = new Map(months.map((month, index) => [month, index]));
  const isIn = whereCounted(places);
  const known = new Map<string, number[]>();
  const ofMonth = ({ organisation, place_id }: Quantity, month: string) => {
    const key = `${organisation} ${place_id} ${month}`;
    const first = (at.get(month) ?? 0) * units.length;
    const found =
      known.get(key) ??
      units.flatMap((unit, index) =>
        isIn(organisation, unit, month).includes(place_id) ? [first + index] : [],
      );
    known.set(key, found);
    return found;
  };
  return {
    size: units.length * months.length,
    regionOf(cell) {
      const month = months[Math.floor(cell / units.length)] ?? "";
      const above = isIn("then", units[cell % units.length] ?? "", month);
      return `${month} ${above.at(-2) ?? ""}`;
    },
    cellsOf: (quantity) => monthsOf(quantity).flatMap((month) => ofMonth(quantity, month)),
  };
}

const nameOf = ({ quantity, family }: Fact) => JSON.stringify([quantity, family]);

/** Which version of a unit's month each release counts: another where all shown numbers it is in have changed. */
function versionsOf(
  facts: readonly Fact[],
  cells: readonly number[][],
  size: number,
  sameAsBefore: boolean,
): Int32Array[] {
  const releases = 1 + Math.max(0, ...facts.map(({ release }) => release));
  const versions = [new Int32Array(size)];
  for (let release = 1; release < releases; release++) {
    const before = new Map(
      facts.flatMap((fact) => (fact.release === release - 1 ? [[nameOf(fact), fact.said] as const] : [])),
    );
    const changed = new Set<number>();
    const same = new Set<number>();
    for (const [index, fact] of facts.entries()) {
      const then = before.get(nameOf(fact));
      if (fact.release !== release || typeof then !== "object" || typeof fact.said !== "object") continue;
      const isSame = then.low <= fact.said.high && fact.said.low <= then.high;
      for (const cell of cells[index] ?? []) (isSame ? same : changed).add(cell);
    }
    const last = versions[release - 1] ?? new Int32Array(size);
    const isAnother = (cell: number) => !sameAsBefore || (changed.has(cell) && !same.has(cell));
    versions.push(last.map((version, cell) => (isAnother(cell) ? version + 1 : version)));
  }
  return versions;
}

const isZero = ({ said }: Fact) => typeof said === "object" && said.high < 1e-9;

/** The unit months, by version, that had nothing. */
function emptyCells(
  facts: readonly Fact[],
  cells: readonly number[][],
  grid: Grid,
  versions: readonly Int32Array[],
  { unlistedIsNone, isOfUnit }: Assumed & { isOfUnit: (fact: Fact) => boolean },
): Set<string> {
  const empty = new Set<string>();
  const listed = new Set<number>();
  for (const [index, fact] of facts.entries()) {
    const own = cells[index] ?? [];
    if (fact.said === "none" || isZero(fact))
      for (const cell of own) empty.add(`${cell} ${versions[fact.release]?.[cell] ?? 0}`);
    if (isOfUnit(fact)) for (const cell of own) listed.add(cell);
  }
  if (!unlistedIsNone) return empty;
  // A reader may be given the units of one region alone: of those elsewhere nothing follows.
  const regions = new Set([...listed].map((cell) => grid.regionOf(cell)));
  for (let cell = 0; cell < grid.size; cell++)
    if (!listed.has(cell) && regions.has(grid.regionOf(cell)))
      for (const version of versions) empty.add(`${cell} ${version[cell] ?? 0}`);
  return empty;
}

/** The unknowns that each fact is the sum of: unit months that every fact has all of or none of are one. */
function atomsOf(
  facts: readonly Fact[],
  cells: readonly number[][],
  versions: readonly Int32Array[],
  empty: ReadonlySet<string>,
): number[][] {
  const factsOfCell = new Map<string, number[]>();
  for (const [index, { release }] of facts.entries())
    for (const cell of cells[index] ?? []) {
      const key = `${cell} ${versions[release]?.[cell] ?? 0}`;
      if (empty.has(key)) continue;
      const known = factsOfCell.get(key);
      if (known === undefined) factsOfCell.set(key, [index]);
      else known.push(index);
    }
  const ofFact: number[][] = facts.map(() => []);
  const atoms = new Set<string>();
  for (const indices of factsOfCell.values()) {
    const signature = indices.join(" ");
    if (atoms.has(signature)) continue;
    for (const index of indices) ofFact[index]?.push(atoms.size);
    atoms.add(signature);
  }
  return ofFact;
}

/** The facts that share unknowns, directly or through others. */
function componentsOf(ofFact: readonly number[][]): number[][] {
  const parent = new Map<number, number>();
  const root = (atom: number): number => {
    const up = parent.get(atom) ?? atom;
    if (up === atom) return atom;
    const top = root(up);
    parent.set(atom, top);
    return top;
  };
  for (const atoms of ofFact) for (const atom of atoms) parent.set(root(atom), root(atoms[0] ?? atom));
  const members = new Map<number, number[]>();
  for (const [index, [first]] of ofFact.entries()) {
    const key = first === undefined ? -1 - index : root(first);
    members.set(key, [...(members.get(key) ?? []), index]);
  }
  return [...members.values()];
}

interface Member {
  fact: Fact;
  atoms: readonly number[];
  cells: ReadonlySet<number>;
}

interface Around {
  least: Least;
  level: ReadonlyMap<string, string>;
  counting: Counting;
  /** What a hidden number is at least. */
  atLeast: number;
}

type Weights = Map<number, number>;

function partOf(members: readonly Member[], around: Around): Part {
  const { least, counting, atLeast } = around;
  const columns = new Map<string, number>();
  const columnOf = (name: string) => {
    const column = columns.get(name) ?? columns.size;
    columns.set(name, column);
    return column;
  };
  const sum = (atoms: readonly number[], kinds: readonly Kind[], weight: number): Weights =>
    new Map(atoms.flatMap((atom) => kinds.map((kind) => [columnOf(`${atom} ${kind}`), weight] as const)));
  const personOf = new Map(
    members.flatMap((member, at) =>
      member.fact.family === "persons" ? [[member, columnOf(`persons ${at}`)] as const] : [],
    ),
  );
  const always: Row[] = personRows(personOf, around.level);
  const rows: Row[] = [];
  const forgotten: Row[] = [];
  const targets: AskedOf[] = [];
  let most = 1000;
  for (const member of members) {
    const { fact, atoms } = member;
    const { said, family } = fact;
    if (family === "share") {
      const answered = (share: number) =>
        new Map([...sum(atoms, ["self_harm"], 1), ...sum(atoms, ["answered"], -share)]);
      if (typeof said === "object") {
        rows.push({ weights: answered(said.high), low: -Infinity, high: shareSlack });
        rows.push({ weights: answered(said.low), low: -shareSlack, high: Infinity });
      }
      const weights = sum(atoms, ["self_harm"], 1);
      targets.push({ fact, weights, low: atLeast, high: least.stays, isImplied: true });
      continue;
    }
    const person = personOf.get(member);
    const weights = person === undefined ? sum(atoms, kindsOf(fact, counting), 1) : new Map([[person, 1]]);
    // Nobody counted has fewer stays than one.
    if (person !== undefined)
      always.push({
        weights: new Map([[person, 1], ...sum(atoms, kindsOf(fact, counting), -1)]),
        low: -Infinity,
        high: 0,
      });
    if (typeof said === "object") {
      rows.push({ weights, ...said });
      most = Math.max(most, 2 * said.low);
      forgotten.push({ weights, low: Math.min(1, said.low), high: isZero(fact) ? 0 : Infinity });
    } else if (said === "hidden") {
      const isHours = family === "hours";
      always.push({ weights, low: isHours ? 0 : atLeast, high: Infinity });
      const high = isHours ? Infinity : least[family === "persons" ? "persons" : "stays"];
      targets.push({ fact, weights, low: isHours ? 0 : atLeast, high, isImplied: false });
    }
  }
  if (counting === "groups") always.push(...groupRows(members, sum));
  const whole = members.every(({ fact }) => fact.family !== "hours");
  const program = (own: readonly Row[]) => ({
    unknowns: columns.size,
    most,
    rows: [...own, ...always],
    whole,
  });
  return { program: program(rows), forgotten: program(forgotten), targets };
}

/** Of the stays of women and men some have an answer, and of those some have to do with self-harm. */
function groupRows(
  members: readonly Member[],
  sum: (atoms: readonly number[], kinds: readonly Kind[], weight: number) => Weights,
): Row[] {
  const atoms = [...new Set(members.flatMap((member) => member.atoms))];
  return atoms.flatMap((atom) => [
    {
      weights: new Map([...sum([atom], ["self_harm"], 1), ...sum([atom], ["answered"], -1)]),
      low: -Infinity,
      high: 0,
    },
    {
      weights: new Map([...sum([atom], ["answered"], 1), ...sum([atom], ["women", "men"], -1)]),
      low: -Infinity,
      high: 0,
    },
  ]);
}

/** The persons of a whole are no fewer than those of a part of it, and no more than those of its parts together. */
function personRows(personOf: ReadonlyMap<Member, number>, level: ReadonlyMap<string, string>): Row[] {
  const counted = [...personOf.keys()];
  const atMost = (one: Member, others: readonly Member[]): Row => ({
    weights: new Map([
      [personOf.get(one) ?? 0, 1],
      ...others.map((other) => [personOf.get(other) ?? 0, -1] as const),
    ]),
    low: -Infinity,
    high: 0,
  });
  return counted.flatMap((whole) => {
    const inside = counted.filter((part) => isInside(part, whole));
    return [
      ...inside.map((part) => atMost(part, [whole])),
      ...partitions(whole, inside, level).map((parts) => atMost(whole, parts)),
    ];
  });
}

function isInside(part: Member, whole: Member): boolean {
  return (
    part !== whole &&
    part.fact.release === whole.fact.release &&
    part.fact.quantity.organisation === whole.fact.quantity.organisation &&
    part.cells.size < whole.cells.size &&
    [...part.cells].every((cell) => whole.cells.has(cell))
  );
}

/** The parts of a whole by place and by time, where they make all of it. */
function partitions(
  whole: Member,
  inside: readonly Member[],
  level: ReadonlyMap<string, string>,
): Member[][] {
  const { place_id, period, period_start } = whole.fact.quantity;
  const at = ({ fact: { quantity } }: Member) => quantity;
  const byPlace = levels.map((name) =>
    inside.filter(
      (part) =>
        at(part).period === period &&
        at(part).period_start === period_start &&
        level.get(at(part).place_id) === name,
    ),
  );
  const byTime = ["month", "quarter"].map((name) =>
    inside.filter((part) => at(part).place_id === place_id && at(part).period === name),
  );
  return [...byPlace, ...byTime].filter(
    (parts) => parts.length > 1 && parts.reduce((sum, { cells }) => sum + cells.size, 0) === whole.cells.size,
  );
}
