import { expect, test } from "vitest";
import { maskIdentity } from "./mask-identity.ts";

test.each([
  ["01019012345", "•••"],
  ["fange 010190 12345 i celle 4", "fange ••• i celle 4"],
  ["010190-12345", "•••"],
  ["010190 123 45", "•••"],
  ["01.01.90 12345", "•••"],
  ["1019012345", "•••"],
  ["P-0123456789ABCDEF8", "•••"],
  ["innsatt p-0123456789abcdef8, celle 4", "innsatt •••, celle 4"],
])("%s may be an identity and is masked", (text, masked) => {
  expect(maskIdentity(text)).toBe(masked);
});

test.each(["31.02.2026 10:00", "2026-02-31T10:00", "V-2291", "28.02.2026 23:15", "isolat", "4650", "P-2291"])(
  "%s is shown as it stands",
  (text) => expect(maskIdentity(text)).toBe(text),
);

test("what stood in the person column is masked whole, since it may be a name", () => {
  expect(maskIdentity("Kari Nordmann", "person")).toBe("•••");
  expect(maskIdentity("Kari Nordmann", "Person")).toBe("•••");
});
