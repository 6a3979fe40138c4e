import { describe, expect, test } from "vitest";
import type { LengthCurve } from "../figures/length-curve.js";
import { packPoint, type Monitoring, type MonitoringPoint } from "../figures/monitoring.js";
import type { PlaceData } from "../figures/site.js";
import { toHtml } from "./content.js";
import { lengths } from "./curve-figure.js";
import { nothing, site, usualChoice } from "./made-up-place.js";
import { monitoringFigure, shareMonitoringFigure } from "./monitoring-figure.js";
import { placeView } from "./view.js";

const thresholds = [{ hours: 72, name_nb: "Regionen avgjør etter 3 døgn" }];
const view = (data: Partial<PlaceData>, chosen: Partial<typeof usualChoice> = {}) =>
  placeView(
    { ...site, thresholds, made_up: true },
    { ...nothing, ...data },
    { ...usualChoice, ...chosen },
    "../",
  );

const point = (said: Partial<MonitoringPoint>): MonitoringPoint => ({
  at: "2026-01-01",
  state: "value",
  provisional: false,
  phase: 1,
  numerator: 3,
  denominator: 6000,
  value: 0.5,
  centre: 0.4,
  lower: 0,
  upper: 0.9,
  outside: null,
  ...said,
});
const unknown = { numerator: null, denominator: null, value: null, centre: null, lower: null, upper: null };
const monitoring = (...points: MonitoringPoint[]): (Monitoring & { organisations: string[] })[] => [
  {
    organisations: ["now"],
    chart: "i_prime",
    period: "month",
    phases: [{ phase: 1, limits: "limits", base_points: 20, dispersion: 1, runs: null, rebasing: null }],
    points: points.map(packPoint),
  },
];
const share = (said: Partial<MonitoringPoint>) =>
  point({ numerator: 12, denominator: 34, value: 12 / 34, centre: 0.3, lower: 0.2, upper: 0.34, ...said });
const ofShares = (...points: MonitoringPoint[]) =>
  monitoring(...points).map((one) => ({ ...one, chart: "p_prime", period: "quarter" }));
const curve: (LengthCurve & { organisations: string[] })[] = [
  {
    organisations: ["now"],
    median: 34.9,
    median_lower: 31.65,
    median_upper: 38.3,
    method: "kaplan_meier",
    stays: 25,
    open_stays: 1,
    steps: [
      [34.9, 0.5, 0.3, 0.7, 25],
      [80, 0, null, null, 2],
    ],
    changes: [
      {
        hours: 24,
        state: "value",
        share: 0.75,
        previous_share: 0.819,
        difference: -0.069,
        lower: -0.15,
        upper: 0.013,
        log_rank_p: 0.34,
      },
    ],
  },
];
const text = (html: string) => html.replaceAll("\u00a0", " ");

describe("when something stood out", () => {
  test("every point is in the table: its number, provisional or in words why there is none", () => {
    const html = toHtml(
      monitoringFigure(
        view({
          monitoring: monitoring(
            point({ outside: "higher" }),
            point({ at: "2026-02-01", state: "not_reported", ...unknown }),
            point({ at: "2026-03-01", provisional: true }),
          ),
        }),
      ),
    );
    expect(html).toContain("1 måned skiller seg ut: januar 2026 er høyere enn vanlig");
    expect(html).toContain("<td>høyere</td>");
    expect(html).toContain("ikke rapportert");
    expect(html).toContain("0,50 (foreløpig)");
    expect(html).toContain("Eksempeldata");
  });

  test("a place with nothing to follow says so instead of drawing", () => {
    const html = toHtml(monitoringFigure(view({})));
    expect(html).toContain("Det må minst to opphold til");
    expect(html).not.toContain('class="chart');
  });

  test("where no value is known there is no chart, but its table", () => {
    const html = toHtml(
      monitoringFigure(view({ monitoring: monitoring(point({ state: "incomplete", ...unknown })) })),
    );
    expect(html).toContain("Ingen av tallene er kjent");
    expect(html).toContain("<table");
  });
});

describe("when the self-harm share stood out", () => {
  test("every quarter is in the table, in percent, with the stays that it is made of", () => {
    const html = text(
      toHtml(
        shareMonitoringFigure(
          view({
            self_harm_monitoring: ofShares(
              share({ outside: "higher" }),
              share({ ...unknown, at: "2026-04-01", state: "not_estimable", numerator: 3, denominator: 9 }),
            ),
          }),
        ),
      ),
    );
    expect(html).toContain(
      "Andelen knyttet til selvskading eller selvmordsfare skiller seg ut i 1 kvartal: 1. kvartal 2026 er høyere enn vanlig",
    );
    expect(html).toMatch(/1\. kvartal 2026<\/th>.*12<\/td>.*34<\/td>.*35 %<\/td>.*høyere<\/td>/s);
    expect(html).toMatch(/2\. kvartal 2026<\/th>.*3<\/td>.*9<\/td>/s);
    expect(html).toContain("p′-diagram (Laney)");
  });

  test("where no quarter has answers enough there is no chart, but its table", () => {
    const html = toHtml(
      shareMonitoringFigure(
        view({ self_harm_monitoring: ofShares(share({ ...unknown, state: "not_estimable" })) }),
      ),
    );
    expect(html).toContain("Ingen kvartaler har nok opphold med svar om årsak");
    expect(html).not.toContain('class="chart');
    expect(html).toContain("<table");
  });

  test("a prison and a unit have none", () => {
    expect(toHtml(shareMonitoringFigure(view({})))).toBe("");
  });
});

describe("how long the stays last", () => {
  const html = text(toHtml(lengths(view({ length_curve: curve }))));

  test("the median is the title, and beside it stand the change, the open stays and the thresholds in force", () => {
    expect(html).toContain("var over innen 35 timer (32–38)");
    expect(html).toContain("over 24 timer 7 prosentpoeng lavere (−15 til +1)");
    expect(html).toContain("1 opphold er ikke meldt avsluttet");
    expect(html).toContain("Gjeldende terskler: regionen avgjør etter 3 døgn.");
  });

  test("the difference stands in the table in percentage points", () => {
    expect(html).toContain("Over 24 timer");
    expect(html).toContain("−15 til +1</td>");
  });
});

test("only adults in a safety cell have them, by the organisation that is chosen", () => {
  const data = { monitoring: monitoring(point({})), length_curve: curve };
  for (const chosen of [{ population: "women" }, { measure_id: "restraint_bed" }]) {
    expect(toHtml(monitoringFigure(view(data, chosen)))).toBe("");
    expect(toHtml(lengths(view(data, chosen)))).toBe("");
  }
  expect(toHtml(lengths(view(data, { organisation: "then" })))).toBe("");
});
