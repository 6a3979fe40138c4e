import { seriesKinds } from "../../src/statistics/verdict/series-kind.ts";

/** The trends that are looked at, by the name that the list of trends has for them. */
export const trendKinds = {
  stays: seriesKinds.count,
  hours: seriesKinds.hours,
  self_harm_share: seriesKinds.share,
};

export type TrendName = keyof typeof trendKinds;
