import { Inflate, inflateSync } from "fflate";

// One packed byte becomes a thousand at most, so this is what is unpacked in vain before a false claim shows.
const bytesAtOnce = 16_384;

/**
 * What packed bytes hold, where it is as many bytes as was claimed; `undefined` where it is fewer or more, or cannot be
 * unpacked. Never is more kept than was claimed.
 */
export function inflated(packed: Uint8Array, claimed: number): Uint8Array | undefined {
  try {
    const content = packed.length <= bytesAtOnce ? atOnce(packed, claimed) : inPieces(packed, claimed);
    return content.length === claimed ? content : undefined;
  } catch {
    return undefined;
  }
}

// What is written beyond the end of an array goes nowhere.
function atOnce(packed: Uint8Array, claimed: number): Uint8Array {
  return inflateSync(packed, { out: new Uint8Array(claimed + 1) });
}

function inPieces(packed: Uint8Array, claimed: number): Uint8Array {
  const content = new Uint8Array(claimed + 1);
  let length = 0;
  const inflate = new Inflate((piece) => {
    content.set(piece.subarray(0, content.length - length), length);
    length = Math.min(length + piece.length, content.length);
  });
  for (let from = 0; from < packed.length; from += bytesAtOnce) {
    inflate.push(packed.subarray(from, from + bytesAtOnce), from + bytesAtOnce >= packed.length);
    if (length > claimed) break;
  }
  return content.subarray(0, length);
}
