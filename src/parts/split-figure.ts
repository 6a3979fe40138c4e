import { contributionBars } from "../charts/contribution-bars.js";
import type { RateChange } from "../figures/analysis.js";
import type { Front, Split } from "../figures/front.js";
import { latest } from "../figures/series.js";
import type { Content } from "./content.js";
import { figureFrame } from "./figure-frame.js";
import type { View } from "./view.js";

/** How much of the change in stays is prison days and how much rate; of the change in hours, stays and length. */
export function splitFigures(view: View, { splits }: Front): Content[] {
  return splits.map((split) => splitFigure(view, split));
}

function splitFigure(view: View, split: Split): Content {
  const { words } = view;
  const label = words.front.splits;
  const own = label[split.quantity];
  const parts = partsOf(view, split);
  const [ofSize, ofRatio] = parts;
  return figureFrame(view, {
    id: `delt-${split.quantity === "stays" ? "opphold" : "timer"}`,
    line: true,
    title: ofSize && ofRatio ? own.title(ofSize.written, ofRatio.written) : label.none,
    subtitle: own.subtitle(written(view, split)(split.change), split.months_matched),
    legend: [],
    chart:
      parts.length === 0
        ? { reason: label.none }
        : { height: "strip", draw: (width, document) => contributionBars(parts, { width, document }) },
    table: {
      caption: label.table(own.unit),
      columns: [{ label: label.part }, { label: label.value, number: true }],
      rows: parts.map(({ name, value, written: shown }) => [name, { shown, number: value }]),
    },
    indicators: [split.quantity === "stays" ? "stays_started" : "cell_hours", "prison_days"],
    resting: latest(view.figures, "last_12", "stays_started"),
    notes: sizes(view, split),
  });
}

const written =
  ({ words }: View, { quantity }: Split) =>
  (given: number) =>
    words.front.splits.signed(given, quantity === "stays" ? 1 : 0);

/** The two parts and their sum; rounded so that what stands on the page adds up too. */
function partsOf(view: View, split: Split) {
  const { of_size, of_ratio, change, quantity } = split;
  if (of_size === null || of_ratio === null) return [];
  const label = view.words.front.splits;
  const own = label[quantity];
  const scale = quantity === "stays" ? 10 : 1;
  const [size, total] = [of_size, change].map((given) => Math.round(scale * given) / scale);
  const bar = (name: string, value: number, kind: "part" | "total") => ({
    name,
    value,
    written: written(view, split)(value),
    kind,
  });
  return [
    bar(own.size, size ?? of_size, "part"),
    bar(own.ratio, (total ?? change) - (size ?? of_size), "part"),
    bar(label.sum, total ?? change, "total"),
  ];
}

/** What the parts are made of, and whether the rate differs by more than chance gives. */
function sizes({ words, data }: View, split: Split): string[] {
  const label = words.front.splits;
  if (split.quantity === "stays")
    return [
      label.prisonDays(split.size_before, split.size_now),
      ...label.rate(yearOf(data.analysis.changes)),
    ];
  return split.size_before > 0 && split.size_now > 0
    ? [label.perStay(split.before / split.size_before, split.now / split.size_now)]
    : [];
}

const yearOf = (changes: RateChange[]) =>
  changes.find(({ period, organisation }) => period === "last_12" && organisation === "now");
