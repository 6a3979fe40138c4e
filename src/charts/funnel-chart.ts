import * as Plot from "@observablehq/plot";
import { niceTop } from "./count-bars.js";
import { points } from "./points.js";
import { silent } from "./time-frame.js";

/** A unit beside the others of its class, with the limits of such a unit. All but the days are per 1000 prison days. */
export interface FunnelUnit {
  name: string;
  prison_days: number;
  rate: number;
  lower_95: number;
  upper_95: number;
  lower_998: number;
  upper_998: number;
  outside: boolean;
  label: string;
}

interface Options {
  width: number;
  document: Document;
  height: number;
  /** What all units of the class have together. */
  class_rate: number;
  axis: string;
  tickDays: (days: number) => string;
  tickRate: (rate: number) => string;
  limitNames: { "95": string; "998": string };
}

// Limits of the smallest units are cut above so many times the highest point.
const mostAbove = 1.6;

/** Rates by prison days, with the limits that widen where there are few; named where a unit lies outside. */
export function funnelChart(units: FunnelUnit[], options: Options): Element {
  const { width, document, height } = options;
  const placed = units.toSorted((one, other) => one.prison_days - other.prison_days);
  const longest = niceTop(Math.max(1, ...placed.map(({ prison_days }) => prison_days)));
  const highest = Math.max(...placed.map(({ rate }) => rate), options.class_rate);
  const uppers = Math.max(...placed.map(({ upper_998 }) => upper_998));
  const top = niceTop(Math.max(highest, Math.min(mostAbove * highest, uppers)) || 1);
  const line = (of: (unit: FunnelUnit) => number, strokeDasharray: string) =>
    Plot.line(placed, {
      x: "prison_days",
      y: of,
      stroke: "var(--compared)",
      strokeWidth: 1.25,
      strokeDasharray,
      curve: "monotone-x",
      clip: "frame",
    });
  const last = placed.slice(-1);
  const named = (y: "upper_95" | "upper_998", name: string) =>
    Plot.text(last, {
      x: "prison_days",
      y,
      text: () => name,
      textAnchor: "start",
      dx: 5,
      fill: "var(--muted)",
    });
  return silent(
    Plot.plot({
      document,
      width,
      height,
      className: "plot",
      marginLeft: 52,
      marginRight: 46,
      marginTop: 14,
      marginBottom: 40,
      x: { domain: [0, longest] },
      y: { label: null, domain: [0, top] },
      marks: [
        Plot.gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: 4 }),
        Plot.axisY({
          label: null,
          tickSize: 0,
          fill: "var(--muted)",
          tickFormat: options.tickRate,
          ticks: 4,
        }),
        Plot.axisX({
          label: options.axis,
          labelAnchor: "right",
          labelArrow: "none",
          tickSize: 4,
          stroke: "var(--line-strong)",
          fill: "var(--muted)",
          ticks: width < 480 ? 3 : 6,
          tickFormat: options.tickDays,
        }),
        Plot.ruleY([options.class_rate], { stroke: "var(--compared)", strokeWidth: 1.5 }),
        line(({ lower_95 }) => lower_95, "2,3"),
        line(({ upper_95 }) => upper_95, "2,3"),
        line(({ lower_998 }) => lower_998, "6,3"),
        line(({ upper_998 }) => upper_998, "6,3"),
        named("upper_95", options.limitNames["95"]),
        named("upper_998", options.limitNames["998"]),
        Plot.dot(
          placed.filter(({ outside }) => !outside),
          { x: "prison_days", y: "rate", r: 4, fill: "var(--place)", fillOpacity: 0.85 },
        ),
        Plot.dot(
          placed.filter(({ outside }) => outside),
          {
            x: "prison_days",
            y: "rate",
            symbol: "diamond",
            r: 7,
            fill: "var(--alert)",
            stroke: "var(--ink)",
          },
        ),
        Plot.text(
          placed.filter(({ outside }) => outside),
          {
            x: "prison_days",
            y: "rate",
            text: "name",
            dy: -12,
            textAnchor: "middle",
            fill: "var(--ink)",
            stroke: "var(--paper)",
            strokeWidth: 4,
          },
        ),
        Plot.ruleY([0], { stroke: "var(--line-strong)" }),
        ...points(placed, { x: "prison_days", y: "rate", order: "series" }),
      ],
    }),
  );
}
