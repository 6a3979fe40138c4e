/** The smallest count from 0 on that is enough, where every larger one is enough too. */
export function smallestCount(isEnough: (count: number) => boolean): number {
  let tooFew = -1;
  let enough = 0;
  for (; !isEnough(enough); enough = 2 * enough + 1) tooFew = enough;
  while (enough - tooFew > 1) {
    const between = Math.floor((tooFew + enough) / 2);
    if (isEnough(between)) enough = between;
    else tooFew = between;
  }
  return enough;
}
