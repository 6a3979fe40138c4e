import { z } from "zod";

/** A SHA-256 hash as our lists write it: 64 hexadecimal digits in small letters. */
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
