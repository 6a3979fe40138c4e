// Crockford's base 32: no I, L, O or U, so that a pseudonym can be read aloud.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const bodyLength = 16;
const character = "[0-9A-HJKMNP-TV-Z]";

/** What is written as one is, wherever it stands in a text. */
export const pseudonymShape = new RegExp(`(?<![0-9A-Z])P-${character}{17}(?![0-9A-Z])`, "gi");

const whole = new RegExp(`^P-(${character}{16})(${character})$`);

/** `P-`, the first 80 bits of the keyed hash of an identity, and a check character. */
export function pseudonymOfHash(hash: Uint8Array): string {
  let bits = 0n;
  for (const byte of hash.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let body = "";
  for (let index = 0; index < bodyLength; index++) {
    body = alphabet.charAt(Number(bits & 31n)) + body;
    bits >>= 5n;
  }
  return `P-${body}${checkCharacter(body)}`;
}

/** Whether a text has the form of a pseudonym, its check character included. */
export function isPseudonym(given: string): boolean {
  const found = whole.exec(given.toUpperCase());
  return found !== null && checkCharacter(found[1] ?? "") === found[2];
}

/** Luhn's algorithm modulo 32: finds every single wrong character and nearly every exchange of neighbours. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (let index = 0; index < body.length; index++) {
    const weighted = alphabet.indexOf(body.charAt(index)) * ((body.length - index) % 2 === 1 ? 2 : 1);
    sum += Math.floor(weighted / 32) + (weighted % 32);
  }
  return alphabet.charAt((32 - (sum % 32)) % 32);
}
