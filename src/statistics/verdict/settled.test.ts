import { expect, test } from "vitest";
import { settled } from "./settled.ts";

const saidOf = (...answers: Parameters<typeof settled>[0]) => settled(answers, 2).map(({ answer }) => answer);

test("a fall that one quarter gives is not said before the next quarter gives it too", () => {
  expect(settled(["no_clear_change", "declining", "declining"], 2)).toEqual([
    { answer: "no_clear_change", unconfirmed: undefined },
    { answer: "no_clear_change", unconfirmed: "declining" },
    { answer: "declining", unconfirmed: undefined },
  ]);
});

test("a fall and then a rise confirm nothing", () => {
  expect(saidOf("declining", "increasing", "declining")).toEqual([
    "no_clear_change",
    "no_clear_change",
    "no_clear_change",
  ]);
});

test("a quarter that is withheld or has too little data is said as it is, and stands between", () => {
  expect(saidOf("declining", "declining", "withheld", "declining", "too_little_data")).toEqual([
    "no_clear_change",
    "declining",
    "withheld",
    "no_clear_change",
    "too_little_data",
  ]);
});

test("the first quarter of all cannot be a fall", () => {
  expect(saidOf("declining")).toEqual(["no_clear_change"]);
});

test("with one quarter to settle, each quarter stands for itself", () => {
  expect(settled(["increasing"], 1)).toEqual([{ answer: "increasing", unconfirmed: undefined }]);
});
