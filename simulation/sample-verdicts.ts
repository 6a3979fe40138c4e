import { z } from "zod";
import { readRows } from "../loaders/duckdb.ts";
import { usualMonths } from "../loaders/sample/sample-is-current.ts";
import { placeTruths, type PlaceTruth } from "../loaders/sample/truth.ts";
import { sampleNation } from "../loaders/sample/write-sample.ts";
import { buildVerdicts, sampleRaw } from "./sample-database.ts";

export const directions = ["falling", "rising", "flat", "not_told"] as const;

const placeVerdict = z.object({
  trend_id: z.string(),
  place_id: z.string(),
  place_level: z.string(),
  /** The first day of the quarter. */
  quarter: z.string(),
  /** What is truly so, as it is written beside the sample. */
  truth: z.enum(directions),
  answer: z.string(),
  settled_answer: z.string(),
  list_flag: z.boolean().nullable(),
});

/** What a place was answered in a quarter, beside the truth. */
export type PlaceVerdict = z.infer<typeof placeVerdict>;

const placeVerdicts = z.array(placeVerdict);

/** Every verdict of the sample of a seed: of all trends, or of those named. */
export async function sampleVerdicts(
  seed: number,
  trends: readonly string[] | null,
): Promise<PlaceVerdict[]> {
  const { nation, faulty, reference } = sampleNation({ seed, ...usualMonths, units: null });
  const asked = reference.trends.filter(({ trend_id }) => trends === null || trends.includes(trend_id));
  const { connection, close } = await sampleRaw({ nation, faulty, reference });
  await buildVerdicts({ connection }, { nation, reference: { ...reference, trends: asked } });
  const rows = await readRows(connection, answersOfTrends);
  close();
  const truths = new Map(placeTruths(nation, []).map((truth) => [truth.place_id, truth]));
  return placeVerdicts.parse(
    rows.map(({ measure_id, population, kind, ...row }) => ({
      ...row,
      truth: truthOf(truths.get(String(row["place_id"])), `${measure_id} ${population} ${kind}`),
    })),
  );
}

const answersOfTrends = `
select
    answers.trend_id,
    answers.place_id,
    answers.place_level,
    answers.quarter,
    answers.answer,
    answers.settled_answer,
    answers.list_flag,
    trends.measure_id,
    trends.population,
    trends.kind
from results.trend_answers as answers
join reference.trends as trends
    on trends.trend_id = answers.trend_id
where answers.organisation = 'now'
order by all`;

/**
 * The direction of a place's series. The sample changes how often all are placed in safety cells, so hours and counts of
 * adults go as the stays do and shares do not change; how it then goes for women or men alone is not written.
 */
function truthOf(truth: PlaceTruth | undefined, series: string): PlaceVerdict["truth"] {
  if (truth === undefined) return "not_told";
  if (truth.effects.length === 0 || !series.startsWith("safety_cell ") || series.endsWith(" share"))
    return "flat";
  return series.startsWith("safety_cell adults ") ? truth.direction : "not_told";
}
