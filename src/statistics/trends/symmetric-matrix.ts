import { addAt, at } from "./at.ts";

/** A small symmetric matrix, all of it, row by row. */
export type SymmetricMatrix = Float64Array;

// As a share of the largest on the diagonal: what is left of a column that is a sum of the others is rounding.
const singular = 1e-13;

/** The inverse by Cholesky's factors; undefined where the matrix is not positive definite. */
export function inverseOf(matrix: SymmetricMatrix, size: number): SymmetricMatrix | undefined {
  const factor = inverseCholeskyFactor(matrix, size);
  if (factor === undefined) return undefined;
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = Math.max(i, j); k < size; k++)
        addAt(inverse, i * size + j, at(factor, k * size + i) * at(factor, k * size + j));
  return inverse;
}

/** L⁻¹ of A = L Lᵀ, lower triangular. */
function inverseCholeskyFactor(matrix: SymmetricMatrix, size: number): Float64Array | undefined {
  const inverse = new Float64Array(size * size);
  const factor = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, at(matrix, i * size + i));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let left = at(matrix, i * size + j);
      for (let k = 0; k < j; k++) left -= at(factor, i * size + k) * at(factor, j * size + k);
      if (i === j && !(left > singular * largest)) return undefined;
      factor[i * size + j] = i === j ? Math.sqrt(left) : left / at(factor, j * size + j);
    }
    for (let j = 0; j <= i; j++) {
      let left = i === j ? 1 : 0;
      for (let k = j; k < i; k++) left -= at(factor, i * size + k) * at(inverse, k * size + j);
      inverse[i * size + j] = left / at(factor, i * size + i);
    }
  }
  return inverse;
}

/** A v */
export function product(matrix: SymmetricMatrix, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += at(matrix, i * size + j) * at(vector, j);
    return sum;
  });
}

/** a · b */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

/** Adds weight · v to the sum. */
export function addScaled(sum: Float64Array, vector: Float64Array, weight: number): void {
  for (let j = 0; j < sum.length; j++) addAt(sum, j, weight * at(vector, j));
}

/** vᵀ A v */
export function quadraticForm(matrix: SymmetricMatrix, vector: Float64Array): number {
  return dot(vector, product(matrix, vector));
}

/** Adds weight · v vᵀ to the matrix. */
export function addSquare(matrix: SymmetricMatrix, vector: Float64Array, weight: number): void {
  addProduct(matrix, vector, vector, weight);
}

/** Adds weight · v wᵀ to the matrix. */
export function addProduct(matrix: Float64Array, v: Float64Array, w: Float64Array, weight: number): void {
  const size = v.length;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) addAt(matrix, i * size + j, weight * at(v, i) * at(w, j));
}

/** A M A, the middle of a sandwich between two slices. */
export function sandwich(bread: SymmetricMatrix, meat: SymmetricMatrix, size: number): SymmetricMatrix {
  return times(times(bread, meat, size), bread, size);
}

function times(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const found = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0; k < size; k++) addAt(found, i * size + j, at(a, i * size + k) * at(b, k * size + j));
  return found;
}
