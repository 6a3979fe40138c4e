import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A line of a register of releases. */
export const registered = z.object({
  number: z.int().positive(),
  folder: z.string().regex(/^[a-z0-9_-]+$/),
  manifest_sha256: sha256,
  /** The hash of the signature; null where the release was not signed. */
  signature_sha256: sha256.nullable(),
});

export type Registered = z.infer<typeof registered>;
