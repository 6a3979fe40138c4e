import { createHash } from "node:crypto";
import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { inflated } from "./inflated.ts";

// What is packed small is unpacked at once; noise of this size is unpacked in pieces.
const noise = new Uint8Array(createHash("shake256", { outputLength: 50_000 }).update("noise").digest());

test.each([
  ["at once", new TextEncoder().encode("ni opphold")],
  ["in pieces", noise],
])("what is unpacked %s is given only where it is as long as it says", (_, content) => {
  const packed = deflateSync(content);
  expect(Buffer.from(content).equals(inflated(packed, content.length) ?? new Uint8Array())).toBe(true);
  expect(inflated(packed, content.length - 1)).toBeUndefined();
  expect(inflated(packed, content.length + 1)).toBeUndefined();
});

test("what is no packed content is nothing", () => {
  expect(inflated(new Uint8Array([255, 255, 255]), 3)).toBeUndefined();
});
