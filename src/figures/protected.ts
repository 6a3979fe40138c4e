import type { AudienceId } from "./audience.js";
import { unpackFigures, type PackedFigures } from "./packed-figures.js";
import type { Figure } from "./figure.js";
import type { Place } from "./site.js";
import type { TrendAnswer } from "./trend-answer.js";

/** A figure that a table of an audience's site lists; one that is hidden has no number at all. */
export interface ListedFigure extends Figure {
  table_id: string;
}

/** A table of the policy, as one page shows it. */
export interface TableOfPage {
  table_id: string;
  name_nb: string;
  figures: PackedFigures;
}

/** The figures that a page's tables list, in the order of the policy. */
export function listedFigures(tables: readonly TableOfPage[]): ListedFigure[] {
  return tables.flatMap(({ table_id, figures }) =>
    unpackFigures(figures).map((figure) => ({ ...figure, table_id })),
  );
}

/** What the page of a place shows in an audience's site: its own figures and those of the units below it. */
export interface ProtectedPlace {
  place: Place;
  parents: Place[];
  /** The units below it that have figures of their own. */
  units: Place[];
  /** The places below it that have pages. */
  children: Place[];
  tables: TableOfPage[];
}

/** What the front page of an audience's site shows. */
export interface ProtectedFront extends ProtectedPlace {
  /** The verdict of the country's own months, or why there is none. */
  verdict: TrendAnswer | { none: "hidden" | "lacking" };
}

/** What the overview of an audience's site shows: each place's years. */
export interface ProtectedOverview {
  places: Place[];
  tables: TableOfPage[];
}

/** A table that an audience's site has, and why. */
export interface ListedTable {
  table_id: string;
  name_nb: string;
  reason_nb: string;
  /** How much of it is given out; not known where the audience's site is another. */
  counts: CountsOfTable | null;
}

export interface CountsOfTable {
  /** Figures other than none that are shown. */
  shown: number;
  hidden: number;
  /** None, and shown as none. */
  zero: number;
  /** Not reported, incomplete, not applicable, too little to estimate. */
  missing: number;
}

/** What one audience is given and not given, by the policy. */
export interface Protection {
  /** As it is named in commands and files: `offentlig`, `region-nord`. */
  name: string;
  title: string;
  /** A rule with its number, and why it is so. */
  rules: { rule: string; value: number; reason_nb: string }[];
  /** Units of which less is given than of others. */
  places: { name: string; finest: string; reason_nb: string }[];
  tables: ListedTable[];
}

/** How much of a table is given out, and why the rest is hidden: told in the directorate's site alone. */
export interface CountsInside extends CountsOfTable {
  name_nb: string;
  /** A number in it is itself too small, of too few persons, or nearly all one person's. */
  small: number;
  /** A share or a length of too few stays. */
  too_few: number;
  /** Else a small number could be worked out. */
  others: number;
  /** It rests on a number that is not given: of a month that is not whole, or with a correction held back. */
  not_given: number;
}

/** What the last build of an audience's site gave out: told in the directorate's site alone. */
export interface BuiltAudience {
  audience_id: AudienceId;
  name: string;
  title: string;
  /** The day that its figures were seen from, and its tables; null where its site was never built. */
  built: { as_of: string; tables: CountsInside[] } | null;
}

/** What the page on protection tells: of one audience, or, in the directorate's own site, of all. */
export interface ProtectionPage {
  audiences: Protection[];
  /** In the directorate's own site alone. */
  others?: BuiltAudience[];
}
