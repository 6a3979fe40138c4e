import type { Indicator } from "../reference/lists.ts";
import type { DictionaryColumn, DictionaryForm } from "./dictionary-of-forms.ts";
import { wordsOfForms } from "./words-of-forms.ts";

const words = wordsOfForms.nb;

/** What the catalogue says of an indicator, in the order in which it is told. */
const ofIndicator: [name: string, key: keyof Indicator][] = [
  ["Måleenhet", "unit_nb"],
  ["Teller", "numerator"],
  ["Nevner", "exposure"],
  ["Per", "per"],
  ["Verdi", "rule_value"],
  ["Ikke rapportert", "rule_not_reported"],
  ["Ufullstendig", "rule_incomplete"],
  ["Ikke aktuelt", "rule_not_applicable"],
  ["Ikke tilgjengelig", "rule_not_available"],
  ["For lite data", "rule_not_estimable"],
  ["Metode", "method"],
  ["Kilde", "source"],
];

const headings = [
  "Del",
  "Skjema",
  words.columns.table,
  "Kode",
  "Navn",
  words.columns.help,
  words.columns.kind,
  words.columns.required,
  words.columns.codes,
  words.columns.example,
  ...ofIndicator.map(([name]) => name),
];

/** The data catalogue as a text file for a spreadsheet: every column of every form, then every indicator. */
export function catalogueCsv(forms: DictionaryForm[], indicators: Indicator[]): string {
  const ofForms = forms.flatMap(({ form, tables }) =>
    tables.flatMap(({ table, columns }) =>
      columns.map((column) => ["skjema", form, table, column.key, ...described(column)]),
    ),
  );
  const figures = indicators.map((row) =>
    ["tall", "", "", row.indicator_id, row.name_nb, row.definition_nb, "", "", "", ""].concat(
      ofIndicator.map(([, key]) => String(row[key] ?? "")),
    ),
  );
  const lines = [headings, ...ofForms, ...figures].map((cells) =>
    headings.map((_, at) => quoted(cells[at] ?? "")).join(";"),
  );
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** The same for reading. */
export function catalogueMarkdown(forms: DictionaryForm[], indicators: Indicator[]): string {
  return [
    "# Datakatalog",
    "Hva hvert skjema spør om, og hva hvert tall er. Laget av skjemaene og listene i `data/reference`.",
    ...forms.flatMap(({ title, tables }) => [
      `## ${title}`,
      ...tables.flatMap(({ table, columns }) => [`### ${table}`, columnTable(columns)]),
    ]),
    "## Tall",
    ...indicators.flatMap((row) => [
      `### ${row.name_nb} (\`${row.indicator_id}\`)`,
      row.definition_nb,
      ofIndicator
        .filter(([, key]) => row[key] !== null)
        .map(([name, key]) => `- **${name}**: ${String(row[key])}`)
        .join("\n"),
    ]),
  ]
    .join("\n\n")
    .concat("\n");
}

function columnTable(columns: DictionaryColumn[]): string {
  const { label, help, kind, required, codes, example } = words.columns;
  const rows = [
    ["Kode", label, help, kind, required, codes, example],
    Array.from({ length: 7 }, () => "---"),
    ...columns.map((column) => [`\`${column.key}\``, ...described(column)]),
  ];
  return rows
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");
}

function described({ label, help, kind, required, codes, example }: DictionaryColumn): string[] {
  const allowed = codes.map(({ id, word }) => (id === word ? word : `${word} (${id})`)).join(", ");
  return [label, help, words.kinds[kind], required ? words.yes : words.no, allowed, example];
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
