import { z } from "zod";
import { sha256Text } from "../sha256-text.ts";

/** What an answer rested on: the hash of its place's figures, and of each figure it points to. */
const rested = z.object({ figures: sha256Text, bound: z.record(z.string(), sha256Text) });

export type Rested = z.infer<typeof rested>;

/**
 * What someone did with a report: began its words, confirmed them against newer figures, delivered it, approved it; and
 * which figures and words that was.
 */
export const reportStep = z.object({
  at: z.iso.datetime({ offset: true }),
  step: z.enum(["begun", "confirmed", "delivered", "approved"]),
  by: z.string().min(1),
  role: z.string().min(1),
  place_id: z.string().min(1),
  period: z.string().min(1),
  figures_sha256: sha256Text,
  words_sha256: sha256Text,
  answers: z.record(z.string(), rested),
});

export type ReportStep = z.infer<typeof reportStep>;
