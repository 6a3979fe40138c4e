/** The units of each region, by how many stays a month they have, the one with most first. */
export type Nation = readonly (readonly number[])[];

const alike = (units: number, rate: number) => Array.from({ length: units }, () => rate);

/** What Norway has: a women's prison with 8 stays a month, regions of about 5, and 24 in all. */
export const norway: Nation = [
  [8, ...alike(6, 0.2)],
  [1, 0.8, 0.6, 0.5, 0.4, 0.4, 0.3, ...alike(5, 0.2)],
  [3, ...alike(10, 0.2)],
  alike(15, 0.16),
  alike(15, 0.16),
];

const fifteen = [3, 2, 2, 1.5, 1.5, 1, 1, 1, ...alike(4, 0.5)];

/** Nearly four times as many: regions of 15, one of 30, and 90 in all. */
export const busyNation: Nation = [fifteen, fifteen, fifteen, fifteen, [12, 8, 3, 2, 1, 1, ...alike(6, 0.5)]];
