// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { countBars } from "../charts/count-bars.js";
import { unitMonthsGrid } from "../charts/unit-months-grid.js";
import { month } from "../figures/made-up-figure.js";
import { nb } from "../words/nb.js";
import { cursor, pointsIn } from "./chart-cursor.js";

let room: HTMLElement;
beforeEach(() => {
  room = document.createElement("div");
  document.body.replaceChildren(room);
});

/** A room with a chart in it, as the page makes one. */
function read(picture: Element): void {
  const drawn = cursor(room, { titleId: "tittel", ...nb.reading });
  room.append(picture);
  drawn(picture);
}
const press = (...keys: string[]) => {
  for (const key of keys) room.dispatchEvent(new KeyboardEvent("keydown", { key, cancelable: true }));
  return room.querySelector('[role="status"]')?.textContent;
};

const bars = () =>
  countBars(
    [
      month("2026-01-01", { value: 2 }),
      month("2026-02-01", { state: "not_reported" }),
      month("2026-03-01", { value: 0 }),
    ],
    {
      id: "prøve",
      width: 600,
      height: 200,
      document,
      axis: { from: "2026-01", to: "2026-04", comparable: null, events: [], years: [] },
      tick: String,
      label: ({ period_start, state, value }) => `${period_start}: ${value ?? state}`,
    },
  );

test("the arrows go from point to point, also to a month that was not reported, and stop at the ends", () => {
  read(bars());
  expect(press("ArrowRight")).toBe("2026-01-01: 2");
  expect(press("ArrowRight")).toBe("2026-02-01: not_reported");
  expect(press("ArrowRight", "ArrowRight")).toBe("2026-03-01: 0");
  expect(press("ArrowLeft")).toBe("2026-02-01: not_reported");
  expect(press("Home", "ArrowLeft")).toBe("2026-01-01: 2");
  expect(press("End")).toBe("2026-03-01: 0");
});

test("a marker stands at the point that is spoken, and nowhere once the keyboard has left", () => {
  read(bars());
  press("End");
  const [, , last] = pointsIn(room);
  expect(room.querySelectorAll(".here")).toHaveLength(1);
  expect(last?.circle.classList.contains("here")).toBe(true);
  room.tabIndex = 0;
  room.focus();
  expect(press("Escape")).toBe("");
  expect(document.activeElement).toBe(document.body);
  expect(room.querySelectorAll(".here")).toHaveLength(0);
});

test("a chart with points takes the keyboard's focus, and one without does not", () => {
  read(bars());
  expect(room.tabIndex).toBe(0);
  expect(room.getAttribute("aria-labelledby")).toBe("tittel");
  room = document.createElement("div");
  read(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
  expect(room.hasAttribute("tabindex")).toBe(false);
});

test("keys that mean something to the browser are left to it", () => {
  read(bars());
  expect(press("ArrowDown", "Tab", "PageDown")).toBe("");
});

test("a chart that is drawn anew keeps the marker where it stood", () => {
  const drawn = cursor(room, { titleId: "tittel", ...nb.reading });
  for (const picture of [bars(), bars()]) {
    room.replaceChildren(picture);
    drawn(picture);
    press("End");
  }
  expect(pointsIn(room).map(({ circle }) => circle.classList.contains("here"))).toEqual([false, false, true]);
});

const cell = (unit: string, of: string) => ({
  unit,
  month: of,
  state: "delivered" as const,
  label: `${unit} ${of}`,
});

test("in a grid up and down lead from unit to unit, in the same month", () => {
  read(
    unitMonthsGrid(
      ["Ila", "Bergen"].flatMap((unit) => ["2026-01", "2026-02"].map((of) => cell(unit, of))),
      { id: "prøve", units: ["Ila", "Bergen"], from: "2026-01", to: "2026-02", width: 600, document },
    ),
  );
  expect(press("ArrowRight", "ArrowRight")).toBe("Ila 2026-02");
  expect(press("ArrowDown")).toBe("Bergen 2026-02");
  expect(press("ArrowDown")).toBe("Bergen 2026-02");
  expect(press("ArrowLeft", "ArrowUp")).toBe("Ila 2026-01");
});
