import { expect, test } from "vitest";
import { exampleSvg } from "../document/example-document.ts";
import { pictureBytes } from "./picture.ts";

test("a picture is a PNG of twice the drawing's size", () => {
  const png = Buffer.from(pictureBytes(exampleSvg));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 400]);
});

test("the words of a drawing are seen in its picture", () => {
  const withoutWords = exampleSvg.replace(/<text.*<\/text>/, "");
  expect(pictureBytes(exampleSvg).length).toBeGreaterThan(pictureBytes(withoutWords).length + 1000);
});

test("a picture is the same whichever fonts the machine has", () => {
  for (const family of ["DejaVu Sans", "Arial, sans-serif", "serif", "monospace", "Source Sans 3"]) {
    const png = pictureBytes(exampleSvg.replace("system-ui, sans-serif", family));
    expect(Buffer.from(png).equals(pictureBytes(exampleSvg))).toBe(true);
  }
});
