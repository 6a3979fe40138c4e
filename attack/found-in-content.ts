import { asWritten, keyOf, type Found, type Quantity, type Said } from "./quantity.ts";
import { codeIn, organisationIn, periodsIn, placesNamed, populationIn, type Meaning } from "./meaning.ts";
import type { Content, Line, Named, TextTable } from "./reading/content.ts";

/** The figures in the content of a file, as far as its words can be placed. */
export function figuresIn(content: Content, meaning: Meaning, file: string): Found[] {
  const found = [
    ...content.records.flatMap((record) => ofRecord(record, meaning, file)),
    ...content.tables.flatMap((table) => ofTable(table, meaning, file)),
    ...content.lines.flatMap((line) => ofLine(line, meaning, file)),
  ];
  const once = new Map(found.map((each) => [`${keyOf(each.quantity)} ${JSON.stringify(each.said)}`, each]));
  return [...once.values()];
}

const textIn = (record: Named, name: string) => {
  const value = record[name];
  return typeof value === "string" ? value : value instanceof Date ? value.toISOString().slice(0, 10) : "";
};

/** The parts of a figure that are figures themselves, by the columns they stand in. */
const parts = ["numerator", "denominator", "lower", "upper"];

function ofRecord(record: Named, meaning: Meaning, file: string): Found[] {
  const place_id = textIn(record, "place_id") || textIn(record, "unit_id");
  const indicator = textIn(record, "indicator_id") || codeIn(meaning.indicators, textIn(record, "label"));
  const period = periodOf(record);
  if (place_id === "" || indicator === undefined || period === undefined) return [];
  if (textIn(record, "reason") !== "" && textIn(record, "reason") !== "all") return [];
  if (textIn(record, "security") !== "" && textIn(record, "security") !== "all") return [];
  const quantity: Quantity = {
    organisation: textIn(record, "organisation") || "then",
    place_id,
    ...period,
    measure_id: textIn(record, "measure_id") || "safety_cell",
    population: textIn(record, "population") || "adults",
    indicator,
  };
  const expected = record["months_expected"];
  const isComplete =
    expected === undefined || expected === null || expected === ""
      ? undefined
      : Number(expected) === Number(record["months_reported"]);
  const said = saidOf(record);
  const numbers = parts.flatMap((part): Found[] => {
    const number = numberIn(record[part]);
    if (number === undefined) return [];
    return [
      {
        quantity: { ...quantity, indicator: `${indicator}/${part}` },
        said: number,
        where: file,
        from: "columns",
        isComplete,
      },
    ];
  });
  if (said === undefined) return numbers;
  return [{ quantity, said, where: file, from: "columns", isComplete }, ...numbers];
}

function periodOf(record: Named): Pick<Quantity, "period" | "period_start"> | undefined {
  const start = textIn(record, "period_start").slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start)) return undefined;
  const period = textIn(record, "period");
  if (period !== "") return { period, period_start: start };
  // What others have published says when it ends.
  const end = textIn(record, "period_end").slice(0, 10);
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  const kind = days > 360 ? "year" : days > 85 ? "quarter" : days > 26 ? "month" : "";
  return kind === "" ? undefined : { period: kind, period_start: start };
}

function numberIn(value: unknown): { low: number; high: number } | undefined {
  return typeof value === "number" || (typeof value === "string" && value !== "")
    ? asWritten(value)
    : undefined;
}

function saidOf(record: Named): Said | undefined {
  const state = textIn(record, "state") || textIn(record, "status");
  const number = numberIn(record["value"]);
  if (number !== undefined) return number;
  // What is told of an incomplete figure from–to is counted in wider ones as the least of it.
  if (state === "incomplete") return numberIn(record["low"]) ?? "missing";
  if (state === "suppressed") return "hidden";
  if (state === "not_applicable") return "none";
  return state === "" ? undefined : "missing";
}

/** A cell's own words: a number, or one of the signs. */
function saidInCell(cell: string): Said | undefined {
  const plain = cell.trim();
  if (plain.startsWith(":") || /^skjult/i.test(plain)) return "hidden";
  if (plain.startsWith("..")) return "missing";
  if (/^\.(?:$| )/.test(plain)) return "none";
  const number = /^([-−]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(?:%|prosent)?(?:\s*\(.*\))?$/.exec(plain)?.[1];
  return number === undefined ? undefined : asWritten(number);
}

/**
 * A column is of the indicator in its head, or of the period in its head and of the indicator that the table is about;
 * what stands before the first of these says what a row is of.
 */
function ofTable(table: TextTable, meaning: Meaning, file: string): Found[] {
  // Its heading is not always nearest: a sheet says of whom and of what data it is between.
  const about = table.above
    .toReversed()
    .map((line) => codeIn(meaning.indicators, line))
    .find((each) => each !== undefined);
  const indicators = table.head.map((head, column) => {
    const named = meaning.indicators.get(head.toLowerCase());
    return column === 0 ? undefined : (named ?? (periodsIn(head).length === 1 ? about : undefined));
  });
  const first = indicators.findIndex((each) => each !== undefined);
  return indicators.flatMap((indicator, column) => {
    if (indicator === undefined) return [];
    return table.rows.flatMap((row): Found[] => {
      const cell = row[column] ?? "";
      const said = saidInCell(cell);
      const around = [...table.above, table.head[column] ?? "", ...row.slice(0, first)];
      const quantity = said && placed(around, indicator, meaning);
      if (said === undefined || quantity === undefined) return [];
      return [
        {
          quantity,
          said: asRounded(indicator, cell, said),
          where: file,
          from: "words",
          isComplete: undefined,
        },
      ];
    });
  });
}

const counts = ["stays_started", "persons"];

/** What is no count is rounded to what is written, a share to whole hundredths of it. */
function asRounded(indicator: string, cell: string, said: Said): Said {
  if (typeof said !== "object" || counts.includes(indicator)) return said;
  const { low, high } = widened(said);
  return indicator.includes("share") && /%|prosent/.test(cell)
    ? { low: low / 100, high: high / 100 }
    : { low, high };
}

const widened = ({ low, high }: { low: number; high: number }) =>
  low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };

const words: [RegExp, string][] = [
  [/\bopphold\b/i, "stays_started"],
  [/\bpersoner?\b/i, "persons"],
  [/\bfangedøgn\b/i, "prison_days"],
  [/\btimer?\b/i, "cell_hours"],
];

/** «3. kvartal 2026: 5 opphold» or «5 opphold i 3. kvartal 2026», in a line that says one number of one period. */
function ofLine({ above, text }: Line, meaning: Meaning, file: string): Found[] {
  if (
    /\bmot\b|mellom|innen|halvparten|minst|færre enn|flere enn|per 1000|terskel|over \d|\btil \d/i.test(text)
  )
    return [];
  const periods = periodsIn(text);
  const [period, other] = periods;
  if (period === undefined || other !== undefined) return [];
  // A place may have a number in its name.
  const names = placesNamed(meaning, text).map(({ name }) => name);
  const rest = names.reduce((left, name) => left.replaceAll(name, " "), text).replaceAll(aDate, " ");
  const said = /skjult av/i.test(rest) ? "hidden" : numberSaid(rest);
  if (said === undefined) return [];
  const of =
    words.find(([word]) => word.test(rest))?.[1] ??
    (/^[^:]+: \d[\d\s]*$/.test(text) ? "stays_started" : undefined);
  if (of === undefined || text.length > 160) return [];
  const quantity = placed([...above, text], of, meaning);
  return quantity === undefined
    ? []
    : [
        {
          quantity,
          said: asRounded(of, text, said),
          where: `${file}: «${text}»`,
          from: "words",
          isComplete: undefined,
        },
      ];
}

const aDate = /(?:12 måneder fra )?(?:\d\. kvartal|[a-zæøå]+) 20\d\d|\b20\d\d\b/gi;

function numberSaid(rest: string): Said | undefined {
  if (/\bingen (?:opphold|personer)/i.test(rest)) return { low: 0, high: 0 };
  const numbers = [...rest.matchAll(/(?<![\d,.])\d{1,3}(?:[\s\u00a0\u202f]\d{3})*(?:,\d+)?(?![\d,])/g)];
  return numbers.length === 1 ? asWritten(numbers[0]?.[0] ?? "") : undefined;
}

// A sheet says whose edition it is, in the written language of its region, beside what it is of.
const whoseEdition = /(?:utgave|utgåve) for .+: (?:egne enheter er åpne|eigne einingar er opne)/i;

/** What a number is of, by the words around it, the nearest last; nothing where place or period is not said, or two are. */
function placed(around: readonly string[], indicator: string, meaning: Meaning): Quantity | undefined {
  const nearest = <Thing>(find: (said: string) => Thing | undefined): Thing | undefined =>
    around
      .toReversed()
      .map(find)
      .find((each) => each !== undefined);
  const place = nearest((said) => {
    const named = placesNamed(meaning, said.replace(whoseEdition, " "));
    const ids = new Set(named.map(({ place_id }) => place_id));
    // A unit may have its prison's name; the tables are of units.
    const units = named.filter(({ place_level }) => place_level === "unit");
    return ids.size === 1
      ? named[0]
      : units.length > 0 && new Set(units.map(({ place_id }) => place_id)).size === 1
        ? units[0]
        : undefined;
  });
  const country = meaning.places.find(({ place_level }) => place_level === "country");
  const period = nearest((said) => (periodsIn(said).length === 1 ? periodsIn(said)[0] : undefined));
  const of = place ?? (around.some((said) => /landet|hele landet/i.test(said)) ? country : undefined);
  if (of === undefined || period === undefined) return undefined;
  return {
    organisation: nearest(organisationIn) ?? "",
    place_id: of.place_id,
    ...period,
    measure_id: nearest((said) => codeIn(meaning.measures, said)) ?? "safety_cell",
    population: nearest(populationIn) ?? "adults",
    indicator,
  };
}
