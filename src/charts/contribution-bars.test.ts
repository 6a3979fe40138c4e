// @vitest-environment jsdom
import { expect, test } from "vitest";
import { contributionBars, type ContributionBar } from "./contribution-bars.js";

const bars: ContributionBar[] = [
  { name: "Oslo fengsel", value: -5, written: "−5", kind: "part" },
  { name: "Bergen fengsel", value: 10, written: "+10", kind: "part" },
  { name: "Hele landet", value: 5, written: "+5", kind: "total" },
];

test.each([320, 900])(
  "at %i pixels a bar is as long as its number, to the left where it is fewer",
  (width) => {
    const chart = contributionBars(bars, { width, document });
    const [fewer, more, total] = [...chart.querySelectorAll("rect")].map((rect) => ({
      x: Number(rect.getAttribute("x")),
      width: Number(rect.getAttribute("width")),
    }));
    expect(more?.width).toBeCloseTo(2 * (fewer?.width ?? 0), 6);
    expect(total?.width).toBeCloseTo(fewer?.width ?? 0, 6);
    expect((fewer?.x ?? 0) + (fewer?.width ?? 0)).toBeCloseTo(more?.x ?? 0, 6);
    expect(Number(chart.getAttribute("width"))).toBe(width);
  },
);

test("every bar has its name and its number beside it", () => {
  const chart = contributionBars(bars, { width: 900, document });
  expect([...chart.querySelectorAll("text")].map((text) => text.textContent).sort()).toEqual(
    ["+10", "+5", "−5", "Bergen fengsel", "Hele landet", "Oslo fengsel"].sort(),
  );
});
