import { expect, test } from "vitest";
import { reportStatus, staleAnswers } from "./report-status.ts";
import type { ReportStep } from "../../loaders/record/report-step.ts";

const hash = (letter: string) => letter.repeat(64);
const now = { figures_sha256: hash("a"), words_sha256: hash("b") };

const took = (step: ReportStep["step"], of: Partial<ReportStep> = {}): ReportStep => ({
  at: "2026-05-01T10:00:00Z",
  step,
  by: "rollen alene",
  role: "saksbehandler",
  place_id: "region-nord",
  period: "2026-q1",
  ...now,
  answers: {},
  ...of,
});

test("a report is a draft until it is delivered, and approved only after that", () => {
  expect(reportStatus([took("begun")], now)).toBe("draft");
  expect(reportStatus([took("delivered")], now)).toBe("delivered");
  expect(reportStatus([took("delivered"), took("approved")], now)).toBe("approved");
  expect(reportStatus([took("approved")], now)).toBe("draft");
});

test("it is a draft again when a figure or a word has changed since", () => {
  const steps = [took("delivered"), took("approved")];
  expect(reportStatus(steps, { ...now, figures_sha256: hash("c") })).toBe("draft");
  expect(reportStatus(steps, { ...now, words_sha256: hash("c") })).toBe("draft");
});

const rests = (figures: string, bound: Record<string, string> = {}) => ({ figures: hash(figures), bound });

test("an answer is stale when its place's figures are others than when it was begun", () => {
  const begun = took("begun", { answers: { one: rests("a"), two: rests("b") } });
  expect(staleAnswers([begun], { one: rests("a"), two: rests("c") })).toEqual(["two"]);
});

test("an answer is stale when a figure that it points to has changed", () => {
  const begun = took("begun", { answers: { one: rests("a", { stays_started: hash("1") }) } });
  expect(staleAnswers([begun], { one: rests("a", { stays_started: hash("2") }) })).toEqual(["one"]);
  expect(staleAnswers([begun], { one: rests("a", { persons: hash("3") }) })).toEqual([]);
});

test("someone who confirms it makes it fresh; what was never begun must be confirmed", () => {
  const begun = took("begun", { answers: { one: rests("a") } });
  const confirmed = took("confirmed", { answers: { one: rests("c") } });
  expect(staleAnswers([begun, confirmed], { one: rests("c") })).toEqual([]);
  expect(staleAnswers([], { one: rests("c") })).toEqual(["one"]);
});
