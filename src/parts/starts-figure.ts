import { classBars } from "../charts/class-bars.js";
import { saidBy } from "../figures/by-organisation.js";
import type { StartShare, StartTimes } from "../figures/start-times.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import { isAdultsInCell, type View } from "./view.js";

const parts = ["night", "weekend"] as const;
type Part = (typeof parts)[number];

/** When on the day and in the week stays begin; where there are few, that they are too few, once. */
export function startsFigures(view: View): Content {
  const told = isAdultsInCell(view) ? saidBy(view.data.start_times, view.choice.organisation) : undefined;
  if (told === undefined) return [];
  const shown = parts.flatMap((part) => {
    const share = told.shares.find((one) => one.part === part);
    return share === undefined || share.state === "not_applicable" ? [] : [{ part, share }];
  });
  const known = shown.filter(({ share }) => share.state === "value");
  return (known.length > 0 ? known : shown.slice(0, 1)).map(({ part, share }) =>
    startsFigure(view, told, part, share),
  );
}

function startsFigure(view: View, told: StartTimes, part: Part, share: StartShare): Content {
  const { words, site } = view;
  const label = words.starts;
  const isNight = part === "night";
  const counts = share.state === "value" ? (isNight ? told.hours : told.weekdays) : [];
  const night = { from: site.rules["night_from_hour"] ?? 22, to: site.rules["night_to_hour"] ?? 7 };
  const all = counts.reduce((sum, count) => sum + count, 0);
  const even = all / (isNight ? 24 : 7);
  const name = (slot: number) => (isNight ? label.hour(slot) : label.weekday(slot));
  return figureFrame(view, {
    id: isNight ? "nar-pa-dognet" : "nar-i-uken",
    title: label.title(part, share, night),
    subtitle: label.subtitle(part, told.first_month, told.last_month, view.who),
    legend:
      counts.length === 0
        ? []
        : [
            { key: "full", label: label.legend.count },
            { key: "line-limit", label: label.legend.even },
            { key: "ground", label: label.ground[part] },
          ],
    chart:
      counts.length === 0
        ? { reason: reasonOf(view, share) }
        : {
            height: "low",
            draw: (width, document) =>
              classBars(
                counts.map((count, slot) => ({ count, open: 0, label: label.label(name(slot), count) })),
                {
                  width,
                  document,
                  height: 160,
                  tick: (count) => words.number(count),
                  ticks: isNight
                    ? [0, 3, 6, 9, 12, 15, 18, 21, 24].map((at) => ({ at, name: label.hourTick(at) }))
                    : counts.map((_, day) => ({ at: day + 0.5, name: label.weekdayTick(day) })),
                  even,
                  grounds: isNight
                    ? [
                        { from: 0, to: night.to },
                        { from: night.from, to: 24 },
                      ]
                    : [{ from: 5, to: 7 }],
                },
              ),
          },
    table: {
      caption: label.table[part],
      columns: [
        { label: isNight ? label.columns.hour : label.columns.weekday },
        { label: words.columns.noun(view.what), number: true },
        { label: label.columns.even, number: true },
      ],
      rows: counts.map((count, slot) => [
        name(slot),
        { shown: words.number(count), number: count },
        { shown: words.number(even, 1), number: even },
      ]),
    },
    indicators: ["stays_started"],
    resting: undefined,
    methods: [{ state: share.state, method: share.method }],
    notes:
      counts.length === 0
        ? []
        : [
            ...label.interval(share),
            ...(site.by_report
              ? [label.reports(words.complete(told.months_reported, told.months_expected, "safety_cell"))]
              : []),
            label.caveat,
          ],
  });
}

function reasonOf({ words, site }: View, { state, stays }: StartShare): string {
  if (state === "not_estimable")
    return words.starts.tooFew(stays, site.rules["minimum_stays_for_start_times"] ?? 0);
  if (state === "not_available") return words.starts.notTold;
  return `${words.capital(words.stateOf(state))}.`;
}
