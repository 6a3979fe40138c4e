import { expect, test } from "vitest";
import { hidingAudience, namedAudience } from "./named-audience.ts";

// A folder with no lists of its own.
const folder = "no-such-folder";

test("nothing is held back from the directorate, or given out beside its tables: it sees all", () => {
  expect(namedAudience("direktoratet", folder)).toEqual({ id: "direktoratet" });
  expect(hidingAudience("offentlig", folder)).toEqual({ id: "offentlig" });
  expect(() => hidingAudience("direktoratet", folder)).toThrow("Direktoratet ser alle tall");
});
