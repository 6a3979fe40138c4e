import { normalQuantile } from "./normal-quantile.ts";

/** Standard errors to each side that make a 95 % interval: 1.96. */
export const z95 = normalQuantile(0.975);
