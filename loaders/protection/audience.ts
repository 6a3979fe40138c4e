import { audienceIds } from "../reference/lists.ts";
import { Stopped } from "../intake/stopped.ts";

/** Those that a site is built for: each is given its own tables, and a region's officer their own region besides. */
export type Audience =
  { id: "direktoratet" | "departementet" | "offentlig" } | { id: "region"; region_id: string };

/**
 * Those who may see more than an audience and read what it is given: what is hidden from them is hidden from it too, or they
 * would work out more than they may from both.
 */
export function readersToo({ id }: Audience): Audience[] {
  return id === "offentlig" ? [{ id: "departementet" }] : [];
}

/** How an audience is named in commands, folders and the ledger: `offentlig`, `region-nord`. */
export function audienceName(audience: Audience): string {
  return audience.id === "region" ? audience.region_id : audience.id;
}

/** The audience of a name; a region's is the id of the region. */
export function readAudience(name: string, regionIds: readonly string[]): Audience {
  const id = audienceIds.find((known) => known === name);
  if (id !== undefined && id !== "region") return { id };
  if (regionIds.includes(name)) return { id: "region", region_id: name };
  const known = [...audienceIds.filter((one) => one !== "region"), ...regionIds];
  throw new Stopped(`Fant ikke mottakeren «${name}». Velg en av: ${known.join(", ")}.`);
}
