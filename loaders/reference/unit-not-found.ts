import { Stopped } from "../intake/stopped.ts";

interface Named {
  place_id: string;
  place_level: string;
  name: string;
}

/** No unit of the register has this id: which it may have been. */
export function unitNotFound(unitId: string, places: readonly Named[]): Stopped {
  const units = places.filter(({ place_level }) => place_level === "unit");
  const [first = ""] = unitId.toLowerCase().split("-");
  const alike = units.filter(
    ({ place_id, name }) => first !== "" && `${place_id} ${name}`.toLowerCase().includes(first),
  );
  const ids = [...new Set(alike.map(({ place_id }) => place_id))].slice(0, 5);
  const meant = ids.length === 0 ? "" : ` Mente du ${ids.join(" eller ")}?`;
  return new Stopped(`Fant ikke enheten «${unitId}» i enhetsregisteret.${meant} Skriv enhetens id.`);
}
