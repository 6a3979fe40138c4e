import { sum } from "d3-array";
import { osloDate } from "../forms/oslo-time.ts";
import { type PublishedFigure } from "../reference/reference.ts";
import { type Norway } from "./norway.ts";
import { type Placement } from "./placements.ts";
import { type MeasureId } from "./rates.ts";

interface Question {
  place_id: string;
  measure_id: MeasureId;
  indicator_id: "decisions" | "placements" | "persons";
  period_start: string;
  period_end: string;
}

// What is published of real Norway, asked of the made-up one; the nation also for the years after.
const years = ["2021", "2022", "2023", "2024", "2025"];
const questions: Question[] = [
  ...years.map((year) => ({
    place_id: "norge",
    measure_id: "safety_cell" as const,
    indicator_id: "decisions" as const,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
  })),
  ofUnit("bredtveit-hoy", "safety_cell", "placements", "2022-01-01", "2022-12-31"),
  ofUnit("bredtveit-hoy", "safety_cell", "persons", "2022-01-01", "2022-12-31"),
  ofUnit("bredtveit-hoy", "restraint_bed", "placements", "2022-01-01", "2022-12-31"),
  ofUnit("telemark-skien", "safety_cell", "placements", "2024-01-01", "2025-05-31"),
  ofUnit("telemark-skien", "restraint_bed", "placements", "2024-01-01", "2025-05-31"),
  ofUnit("bjorgvin-ungdom", "safety_cell", "decisions", "2024-01-01", "2025-03-31"),
];

function ofUnit(
  place_id: string,
  measure_id: MeasureId,
  indicator_id: Question["indicator_id"],
  period_start: string,
  period_end: string,
): Question {
  return { place_id, measure_id, indicator_id, period_start, period_end };
}

const words = { decisions: "vedtak", placements: "plasseringer", persons: "personer" };

/** Figures as if someone had published them: what was truly so, all reports having come. */
export function publishedFigures(nation: Norway): PublishedFigure[] {
  const first = nation.months[0]?.first_day ?? "";
  const end = nation.months.at(-1)?.month ?? "";
  return questions
    .filter(({ period_start, period_end }) => period_start >= first && period_end.slice(0, 7) <= end)
    .flatMap((question) => {
      const placements = asked(nation, question);
      if (!placements) return [];
      return [
        {
          ...question,
          value: answer(placements, question),
          counts_nb: words[question.indicator_id],
          source: "eksempeldata",
          confidence: "high",
        },
      ];
    })
    .map(({ period_start, period_end, place_id, measure_id, indicator_id, ...rest }) => ({
      period_start,
      period_end,
      place_id,
      measure_id,
      indicator_id,
      ...rest,
    }));
}

/** The placements asked about; undefined where the nation has no such place. */
function asked({ units }: Norway, { place_id, measure_id }: Question): Placement[] | undefined {
  const there = place_id === "norge" ? units : units.filter(({ unit_id }) => unit_id === place_id);
  if (there.length === 0) return undefined;
  return there
    .flatMap(({ placements }) => placements)
    .filter((placement) => placement.measure_id === measure_id);
}

function answer(placements: Placement[], { indicator_id, period_start, period_end }: Question): number {
  const inside = (seconds: number) => {
    const date = osloDate(seconds);
    return date >= period_start && date <= period_end;
  };
  if (indicator_id === "decisions")
    return sum(
      placements,
      ({ decisions }) => decisions.filter(({ decided_at }) => inside(decided_at)).length,
    );
  const started = placements.filter(({ started_at }) => inside(started_at));
  return indicator_id === "placements"
    ? started.length
    : new Set(started.map(({ person_id }) => person_id)).size;
}
