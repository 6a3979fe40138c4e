/**
 * P values adjusted for how many were looked at, in the order given. One that is missing was not looked at, and stays
 * missing. The rule is given the others, from the smallest to the largest.
 */
export function adjustedPValues(
  pValues: readonly (number | undefined)[],
  rule: (rising: number[]) => number[],
): (number | undefined)[] {
  const looks = pValues.flatMap((pValue, place) => (pValue === undefined ? [] : [{ pValue, place }]));
  for (const { pValue } of looks) if (!(pValue >= 0 && pValue <= 1)) throw new Error(`no p value: ${pValue}`);
  looks.sort((a, b) => a.pValue - b.pValue);
  const rising = rule(looks.map(({ pValue }) => pValue));
  const adjusted = new Map(looks.map(({ place }, rank) => [place, rising[rank]]));
  return pValues.map((_, place) => adjusted.get(place));
}
