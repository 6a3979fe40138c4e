/** Each item with what was begun for it, which is begun while up to so many items before it are dealt with. */
export function* ahead<Item, Begun>(
  items: readonly Item[],
  begin: (item: Item, index: number) => Begun,
  most: number,
): Generator<[Item, Begun]> {
  const begun: [Item, Begun][] = [];
  for (const [index, item] of items.entries()) {
    begun.push([item, begin(item, index)]);
    const first = begun.length > most ? begun.shift() : undefined;
    if (first) yield first;
  }
  yield* begun;
}
