/** Whom a site can be for: each has a site of its own, made from what it may see. */
export const audienceIds = ["direktoratet", "region", "departementet", "offentlig"] as const;

export type AudienceId = (typeof audienceIds)[number];

/** Whom a site is for; a region's site is for one region. */
export interface Audience {
  audience_id: AudienceId;
  region: { place_id: string; name: string } | null;
}

export const directorate: Audience = { audience_id: "direktoratet", region: null };

/** The site holds everything; the others hold protected figures alone. */
export function seesAll({ audience_id }: Audience): boolean {
  return audience_id === "direktoratet";
}
