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

/** Who reads. */
export interface Reader {
  places: readonly KnownPlace[];
  /** The region that they answer for, if any: what they are not to know is what is not of it. */
  own: string | undefined;
  least: Least;
}

/** A hidden number, or one that a number that is shown gives away and that is as small as those that are hidden. */
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
  { places, own, least }: Reader,
  assumed: Assumed,
  counting: Counting,
): Part[] {
  const counted = facts.filter(({ said }) => assumed.noneIsZero || said !== "none");
  const grid = gridOf(counted, places, own);
  const cells = counted.map((fact) => grid.cellsOf(fact.quantity));
  const level = new Map(places.map(({ place_id, place_level }) => [place_id, place_level]));
  const isOfUnit = ({ quantity }: Fact) => level.get(quantity.place_id) === "unit";
  const versions = versionsOf(counted, cells, grid.size, assumed.sameAsBefore);
  const empty =
    counting === "groups"
      ? new Set<string>()
      : emptyCells(counted, cells, grid, versions, { ...assumed, isOfUnit });
  const { ofFact, ownAtoms } = atomsOf(counted, cells, versions, empty, grid);
  const zerosAreShown = counted.some((fact) => isZero(fact));
  return componentsOf(ofFact).map((members) =>
    partOf(
      members.flatMap((index) => {
        const fact = counted[index];
        return fact ? [{ fact, atoms: ofFact[index] ?? [], cells: new Set(cells[index] ?? []) }] : [];
      }),
      { least, level, counting, atLeast: zerosAreShown ? 1 : 0, ownAtoms },
    ),
  );
}

interface Grid {
  size: number;
  /** Where a unit is in a month: the month and the place above its prison. */
  regionOf(cell: number): string;
  /** Whether the reader answers for the unit's month, by the organisation then or now. */
  isOwn(cell: number): boolean;
  cellsOf(quantity: Quantity): number[];
}

/** Every unit and month that some fact is of, numbered. */
function gridOf(facts: readonly Fact[], places: readonly KnownPlace[], own: string | undefined): Grid {
  const units = [...new Set(places.filter((one) => one.place_level === "unit").map((one) => one.place_id))];
  const months = [...new Set(facts.flatMap(({ quantity }) => monthsOf(quantity)))].toSorted();
  const at = new Map(months.map((month, index) => [month, index]));
  const isIn = whereCounted(places);
  const known = new Map<string, number[]>();
  const ofMonth = (
    { organisation, place_id }: Pick<Quantity, "organisation" | "place_id">,
    month: string,
  ) => {
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
  const ownCells = new Set(
    own === undefined
      ? []
      : months.flatMap((month) =>
          ["then", "now"].flatMap((organisation) => ofMonth({ organisation, place_id: own }, month)),
        ),
  );
  return {
    size: units.length * months.length,
    isOwn: (cell) => ownCells.has(cell),
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
  // Own units are listed wherever they were: it says nothing of the others in a region that one of them has left.
  const others = [...listed].filter((cell) => !grid.isOwn(cell));
  const regions = new Set(others.map((cell) => grid.regionOf(cell)));
  const isListed = (cell: number) => grid.isOwn(cell) || regions.has(grid.regionOf(cell));
  for (let cell = 0; cell < grid.size; cell++)
    if (!listed.has(cell) && isListed(cell))
      for (const version of versions) empty.add(`${cell} ${version[cell] ?? 0}`);
  return empty;
}

/**
 * The unknowns that each fact is the sum of: unit months that every fact has all of or none of are one, the reader's own
 * and others' apart.
 */
function atomsOf(
  facts: readonly Fact[],
  cells: readonly number[][],
  versions: readonly Int32Array[],
  empty: ReadonlySet<string>,
  grid: Grid,
): { ofFact: number[][]; ownAtoms: ReadonlySet<number> } {
  const factsOfCell = new Map<string, { isOwn: boolean; indices: number[] }>();
  for (const [index, { release }] of facts.entries())
    for (const cell of cells[index] ?? []) {
      const key = `${cell} ${versions[release]?.[cell] ?? 0}`;
      if (empty.has(key)) continue;
      const known = factsOfCell.get(key);
      if (known === undefined) factsOfCell.set(key, { isOwn: grid.isOwn(cell), indices: [index] });
      else known.indices.push(index);
    }
  const ofFact: number[][] = facts.map(() => []);
  const atoms = new Set<string>();
  const ownAtoms = new Set<number>();
  for (const { isOwn, indices } of factsOfCell.values()) {
    const signature = `${isOwn} ${indices.join(" ")}`;
    if (atoms.has(signature)) continue;
    for (const index of indices) ofFact[index]?.push(atoms.size);
    if (isOwn) ownAtoms.add(atoms.size);
    atoms.add(signature);
  }
  return { ofFact, ownAtoms };
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
  ownAtoms: ReadonlySet<number>;
}

type Weights = Map<number, number>;

function partOf(members: readonly Member[], around: Around): Part {
  const { least, counting, atLeast, ownAtoms } = around;
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
  const ownPersons = ownPersonsOf(personOf, ownAtoms);
  const always: Row[] = personRows(personOf, around.level);
  const rows: Row[] = [];
  const forgotten: Row[] = [];
  const targets: AskedOf[] = [];
  let most = 1000;
  for (const member of members) {
    const { fact, atoms } = member;
    const { said, family } = fact;
    // What a reader answers for is no secret to them: it is what others have of a number that is to be found out.
    const others = atoms.filter((atom) => !ownAtoms.has(atom));
    const isOpen = others.length === 0 && atoms.length > 0;
    if (family === "share") {
      const answered = (share: number) =>
        new Map([...sum(atoms, ["self_harm"], 1), ...sum(atoms, ["answered"], -share)]);
      if (typeof said === "object") {
        rows.push({ weights: answered(said.high), low: -Infinity, high: shareSlack });
        rows.push({ weights: answered(said.low), low: -shareSlack, high: Infinity });
      }
      const weights = sum(others, ["self_harm"], 1);
      if (!isOpen) targets.push({ fact, weights, low: atLeast, high: least.stays, isImplied: true });
      continue;
    }
    const person = personOf.get(member);
    const kinds = kindsOf(fact, counting);
    const weights = person === undefined ? sum(atoms, kinds, 1) : new Map([[person, 1]]);
    const isTaken = !isOpen && others.length < atoms.length;
    const ofOwn = person === undefined || !isTaken ? undefined : ownPersons(member);
    const unknown = isTaken
      ? person === undefined
        ? sum(others, kinds, 1)
        : new Map([...weights, ...(ofOwn === undefined ? [] : [[ofOwn, -1] as const])])
      : weights;
    // Nobody counted has fewer stays than one.
    const few = (of: Weights, within: readonly number[]) =>
      always.push({ weights: new Map([...of, ...sum(within, kinds, -1)]), low: -Infinity, high: 0 });
    if (person !== undefined) few(weights, atoms);
    if (ofOwn !== undefined) few(unknown, others);
    const high = family === "hours" ? Infinity : least[family === "persons" ? "persons" : "stays"];
    const low = family === "hours" ? 0 : atLeast;
    if (typeof said === "object") {
      rows.push({ weights, ...said });
      most = Math.max(most, 2 * said.low);
      forgotten.push({ weights, low: Math.min(1, said.low), high: isZero(fact) ? 0 : Infinity });
      if (isTaken && family !== "hours" && (person === undefined || ofOwn !== undefined))
        targets.push({ fact, weights: unknown, low, high, isImplied: true });
    } else if (said === "hidden") {
      // Where others had none of it, it is shown; persons may all have been in the reader's own units too.
      always.push({ weights: family === "persons" ? weights : unknown, low, high: Infinity });
      if (!isOpen) targets.push({ fact, weights: unknown, low, high, isImplied: false });
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

/** The persons whom the reader's own months tell of, of those of a wider place in the same time. */
function ownPersonsOf(personOf: ReadonlyMap<Member, number>, ownAtoms: ReadonlySet<number>) {
  return (whole: Member): number | undefined => {
    const own = whole.atoms.filter((atom) => ownAtoms.has(atom));
    const [, column] =
      [...personOf].find(
        ([{ fact, atoms }]) =>
          fact.release === whole.fact.release &&
          atoms.length === own.length &&
          atoms.every((atom) => own.includes(atom)),
      ) ?? [];
    return column;
  };
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
