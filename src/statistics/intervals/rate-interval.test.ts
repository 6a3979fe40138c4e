import { expect, test } from "vitest";
import { clusteredRateInterval } from "./clustered-rate-interval.ts";
import { poissonRateInterval } from "./poisson-rate-interval.ts";
import { rateInterval } from "./rate-interval.ts";

test("stays of persons that nobody told count as independent, and the row says so", () => {
  expect(rateInterval(9, 23725)).toEqual({ ...poissonRateInterval(9, 23725), method: "exact" });
  expect(rateInterval(10, 23725)).toEqual({ ...poissonRateInterval(10, 23725), method: "byar" });
});

test("stays of known persons get the limits of repeat persons, and the row says so", () => {
  expect(rateInterval(9, 23725, 41)).toEqual({
    ...clusteredRateInterval(9, 41, 23725),
    method: "clustered_exact",
  });
  expect(rateInterval(10, 23725, 26)).toEqual({
    ...clusteredRateInterval(10, 26, 23725),
    method: "clustered_byar",
  });
});

test("a sum of squares of zero is known, not missing", () => {
  expect(rateInterval(0, 1000, 0)?.method).toBe("clustered_exact");
});

test("without prison days there are no limits, whoever stayed", () => {
  expect(rateInterval(10, 0)).toBeUndefined();
  expect(rateInterval(10, 0, 26)).toBeUndefined();
});
