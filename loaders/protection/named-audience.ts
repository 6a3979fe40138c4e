import { Stopped } from "../intake/stopped.ts";
import { readReference } from "../reference/reference.ts";
import { readAudience, type Audience } from "./audience.ts";

/** The audience of a name: a region's is its id. */
export function namedAudience(name: string, folder: string): Audience {
  const regions = readReference(folder).places.filter(({ place_level }) => place_level === "region");
  return readAudience(
    name,
    regions.map(({ place_id }) => place_id),
  );
}

/** The audience of a name, where anything is hidden from it. */
export function hidingAudience(name: string, folder: string): Audience {
  const audience = namedAudience(name, folder);
  if (audience.id === "direktoratet")
    throw new Stopped(
      "Direktoratet ser alle tall: Der er ingenting skjult, og ingenting å holde tilbake. Velg en annen mottaker.",
    );
  return audience;
}
