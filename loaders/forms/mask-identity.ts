import { identityShape } from "./national-identity.ts";
import { pseudonymShape } from "./pseudonym-form.ts";

/** What stands in place of text that could tell who a person is. */
const mask = "•••";

/**
 * The text without what looks like an identity number: eleven digits, or six and five, also with the leading zero
 * gone; and without pseudonyms, which stand in the wrong column where columns are mixed up. What stood in a person column
 * is masked whole, since it may be a name.
 */
export function maskIdentity(text: string, column?: string | null): string {
  if (column === "person" || column === "Person") return mask;
  return text
    .replaceAll(pseudonymShape, mask)
    .replaceAll(identityShape, mask)
    .replaceAll(
      /(?<!\d)(?:\d[ \u00a0]?\d[ .\u00a0-]?\d{2}[ .\u00a0-]?\d{2}[ \u00a0-]?\d{3}[ \u00a0]?\d{2}|\d{5}[ \u00a0-]?\d{5})(?!\d)/g,
      mask,
    );
}
