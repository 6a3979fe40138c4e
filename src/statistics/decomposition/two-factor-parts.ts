/** A product at one time: how much of something, and how much of the other thing there is per one of it. */
export interface Product {
  size: number;
  perSize: number;
}

/**
 * A change in a product as two parts that add up to it: what the change in size gives at the mean of the two ratios, and
 * what the change in ratio gives at the mean of the two sizes (Kitagawa 1955, JASA 50: 1168; Das Gupta 1993, two factors).
 */
export function twoFactorParts(before: Product, now: Product): { ofSize: number; ofRatio: number } {
  return {
    ofSize: ((now.size - before.size) * (before.perSize + now.perSize)) / 2,
    ofRatio: ((now.perSize - before.perSize) * (before.size + now.size)) / 2,
  };
}
