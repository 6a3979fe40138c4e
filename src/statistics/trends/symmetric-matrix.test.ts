import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addSquare, inverseOf, product, quadraticForm, sandwich } from "./symmetric-matrix.ts";

test("the inverse of a matrix of two by two", () => {
  const inverse = inverseOf(Float64Array.of(2, 1, 1, 1), 2);
  expect([...(inverse ?? [])]).toEqual([1, -1, -1, 2].map((element) => expect.closeTo(element, 12)));
});

test("columns that are sums of each other have no inverse, and neither has nothing", () => {
  expect(inverseOf(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
  expect(inverseOf(Float64Array.of(0, 0, 0, 0), 2)).toBeUndefined();
  expect(inverseOf(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
  expect(inverseOf(Float64Array.of(NaN), 1)).toBeUndefined();
});

const fourVectors = fc.array(
  fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }).map((v) => Float64Array.from(v)),
  { minLength: 4, maxLength: 6 },
);

test("the inverse undoes the matrix, and a sandwich with the matrix between is the bread", () => {
  fc.assert(
    fc.property(fourVectors, (vectors) => {
      const matrix = new Float64Array(9);
      for (const vector of vectors) addSquare(matrix, vector, 1);
      const inverse = inverseOf(matrix, 3);
      if (inverse === undefined) return;
      const [there] = vectors;
      if (there === undefined) return;
      const back = product(inverse, product(matrix, there));
      expect(back.every((value, i) => Math.abs(value - (there[i] ?? NaN)) < 1e-6)).toBe(true);
      expect(quadraticForm(matrix, there)).toBeGreaterThanOrEqual(0);
      const middle = sandwich(inverse, matrix, 3);
      expect(middle.every((value, i) => Math.abs(value - (inverse[i] ?? NaN)) < 1e-6)).toBe(true);
    }),
  );
});
