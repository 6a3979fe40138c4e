import { z } from "zod";
import { sha256Text } from "../sha256-text.ts";

/** A line of a register of releases. */
export const registered = z.object({
  number: z.int().positive(),
  folder: z.string().regex(/^[a-z0-9_-]+$/),
  manifest_sha256: sha256Text,
  /** The hash of the signature; null where the release was not signed. */
  signature_sha256: sha256Text.nullable(),
});

export type Registered = z.infer<typeof registered>;
