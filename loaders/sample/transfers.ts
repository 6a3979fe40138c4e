import { isValidAt, type Place } from "../reference/reference.ts";
import { type Month } from "./calendar.ts";
import { type Norway, type Unit } from "./norway.ts";
import { type Placement } from "./placements.ts";
import { stream } from "./random.ts";
import { type Register } from "./unit-months.ts";

/** Some who are moved between cells are moved to another unit of their prison: one stay in two units. */
export function withTransfers(nation: Norway, register: Register): Unit[] {
  const moved = nation.units.flatMap((unit) =>
    secondParts(unit).flatMap((placement) => {
      const partner = newUnit(nation, unit, placement, register);
      return partner === undefined ? [] : [{ placement, partner }];
    }),
  );
  const gone = new Set(moved.map(({ placement }) => placement));
  return nation.units.map((unit) => {
    const stayed = unit.placements.filter((placement) => !gone.has(placement));
    const arrived = moved.filter(({ partner }) => partner === unit.unit_id).map(received);
    return {
      ...unit,
      placements: [...stayed, ...arrived].sort((one, other) => one.started_at - other.started_at),
    };
  });
}

function secondParts({ placements }: Unit): Placement[] {
  return placements.filter((placement, index) => placements[index - 1]?.stay_id === placement.stay_id);
}

/** A unit of the same prison for the same people, open all the time; whether or not it is in this nation. */
function newUnit(
  { seed, months }: Norway,
  unit: Unit,
  placement: Placement,
  register: Register,
): string | undefined {
  const days = [placement.started_at, placement.ended_at].map((at) => monthOf(months, at).first_day);
  const own = register.rowsOf(unit.unit_id).find((row) => days.every((day) => isValidAt(row, day)));
  const [first, ...others] = register.unitIds.filter((unitId) =>
    register
      .rowsOf(unitId)
      .some((row) => own && takesTheSame(own, row) && days.every((day) => isValidAt(row, day))),
  );
  const random = stream(seed, "transfer", unit.unit_id, placement.placement_id);
  return first !== undefined && random.chance(0.6) ? random.pick([first, ...others]) : undefined;
}

function takesTheSame(own: Place, other: Place): boolean {
  return (
    other.place_id !== own.place_id &&
    other.parent_id === own.parent_id &&
    other.youth === own.youth &&
    other.women === own.women &&
    (other.safety_cells ?? 0) > 0
  );
}

function received({ placement, partner }: { placement: Placement; partner: string }): Placement {
  return {
    ...placement,
    unit_id: partner,
    placement_id: `${placement.placement_id}-fra-${placement.unit_id}`,
  };
}

/** The month in which a second lies; the last one for what comes after. */
function monthOf(months: Month[], at: number): Month {
  const month = months.find(({ ends_at }) => at < ends_at) ?? months.at(-1);
  if (!month) throw new Error("a nation without months");
  return month;
}
