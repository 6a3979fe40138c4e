import { createHmac } from "node:crypto";
import { pseudonymOfHash } from "./pseudonym-form.ts";

/** The pseudonym of an identity (HMAC-SHA256). One key, one pseudonym. */
export function pseudonym(identity: string, key: string): string {
  return pseudonymOfHash(createHmac("sha256", key).update(identity).digest());
}
