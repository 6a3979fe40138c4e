import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { baselineProblems } from "./baseline-problems.ts";
import { claimProblems, type Askable } from "./claim-problems.ts";
import * as list from "./lists.ts";
import { placeProblems } from "./place-problems.ts";
import { readList } from "./read-list.ts";

export type * from "./lists.ts";
export { codeLists } from "./code-lists.ts";
export { cubeCells, type CubeCell } from "./cube-cells.ts";
export { isInForce, isValidAt, placeAt, settingAt, unitIn } from "./valid-at.ts";

/** What is kept by hand: every list of `data/reference`. */
export interface Reference {
  places: list.Place[];
  measures: list.Measure[];
  reasons: list.Reason[];
  indicators: list.Indicator[];
  cube: list.CubePart[];
  trends: list.TrendSeries[];
  baselines: list.Baseline[];
  thresholds: list.Threshold[];
  grounds: list.Ground[];
  settings: list.Setting[];
  events: list.MarkedEvent[];
  publishedFigures: list.PublishedFigure[];
  claims: Claim[];
}

/** A public sentence and its question, with the name of the place that is asked about. */
export type Claim = list.ClaimRow & { place_name: string };

/**
 * The project's lists; a list that a data folder keeps under `reference` replaces the project's whole. Only its claims
 * stand after the project's: what has been said in public holds for every folder.
 */
export function readReference(folder?: string): Reference {
  const read = <Row extends z.ZodObject>(row: Row, name: string): z.output<Row>[] => {
    const path = listPath(name, folder);
    return readList(row, readFileSync(path, "utf8"), path);
  };
  const places = read(list.place, "places.csv");
  const baselines = read(list.baseline, "baselines.csv");
  for (const [name, problem] of [
    ["places.csv", placeProblems(places)[0]],
    ["baselines.csv", baselineProblems(baselines)[0]],
  ] as const)
    if (problem !== undefined) throw new Error(`${listPath(name, folder)}: ${problem}`);
  const asked = {
    indicators: read(list.indicator, "indicators.csv"),
    cube: read(list.cubePart, "cube.csv"),
    trends: read(list.trend, "trends.csv"),
  };
  return {
    ...asked,
    places,
    measures: read(list.measure, "measures.csv"),
    reasons: read(list.reason, "reasons.csv"),
    baselines,
    thresholds: read(list.threshold, "thresholds.csv"),
    grounds: read(list.ground, "grounds.csv"),
    settings: read(list.setting, "settings.csv"),
    events: read(list.markedEvent, "events.csv"),
    publishedFigures: read(list.publishedFigure, "published-figures.csv"),
    claims: readClaims(folder, { ...asked, places: placeNames(places) }),
  };
}

/** The project's claims, and after them those of the folder's own list. */
function readClaims(folder: string | undefined, askable: Askable): Claim[] {
  const paths = [...new Set([listPath("claims.csv"), listPath("claims.csv", folder)])];
  const claims = paths.flatMap((path) => {
    const rows = readList(list.claim, readFileSync(path, "utf8"), path);
    const [problem] = claimProblems(rows, askable);
    if (problem !== undefined) throw new Error(`${path}, ${problem}`);
    return rows;
  });
  const ids = claims.map(({ claim_id }) => claim_id);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined)
    throw new Error(`${paths.at(-1)}: «${twice}» står også i prosjektets liste over påstander.`);
  return claims.map((claim) => ({
    ...claim,
    place_name: askable.places.get(claim.place_id) ?? claim.place_id,
  }));
}

/** The name of every place that can be asked about: a folder's, and those of the project that it does not have. */
function placeNames(places: readonly list.Place[]): Map<string, string> {
  const path = listPath("places.csv");
  const all = [...readList(list.place, readFileSync(path, "utf8"), path), ...places];
  return new Map(all.map(({ place_id, name }) => [place_id, name]));
}

const projectLists = fileURLToPath(new URL("../../data/reference", import.meta.url));

/** Where the list `places.csv` (or another) is read from: the data folder's own, else the project's. */
export function listPath(name: string, folder?: string): string {
  const own = join(folder ?? "", "reference", name);
  return folder !== undefined && existsSync(own) ? own : join(projectLists, name);
}
