import { pseudonymOfHash } from "../forms/pseudonym-form.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Pseudonyms of identities in their order, by a key that is not kept. The same as the command makes. */
export async function pseudonymsOf(identities: readonly string[], key: string): Promise<string[]> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", bytes(key), algorithm, false, ["sign"]);
  return Promise.all(
    identities.map(async (identity) =>
      pseudonymOfHash(
        new Uint8Array(await crypto.subtle.sign("HMAC", secret, bytes(plainIdentity(identity)))),
      ),
    ),
  );
}

/** One person's number as it is hashed, however it was typed: without blanks, hyphens and dots, eleven digits where Excel dropped a zero. */
function plainIdentity(identity: string): string {
  const bare = identity.replaceAll(/[\s\u00a0.\-\u2010-\u2013]/g, "").toUpperCase();
  return /^\d{10}$/.test(bare) ? `0${bare}` : bare;
}
