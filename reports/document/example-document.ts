import type { Block, ReportDocument } from "./document.ts";

/** A made-up report for tests: its figures are nobody's. */
export function exampleDocument(blocks: Block[] = exampleBlocks): ReportDocument {
  return {
    title: "Kvartalsrapport om sikkerhetsceller",
    subtitle: "Region Eksempel, 1. kvartal 2026",
    author: "Region Eksempel",
    language: "nb",
    madeAt: new Date("2026-05-04T08:30:00Z"),
    marks: ["Eksempeldata", "Utkast"],
    about: ["Tallene gjelder voksne.", "Tallene er regnet per 4. mai 2026."],
    fingerprint: "3f2a 9c41 7d08 e6b5",
    blocks,
    labels: {
      contents: "Innhold",
      page: "Side",
      of: "av",
      cover: "Forside",
      notes: "Merknader",
      sheet: "Ark",
      table: "Tabell",
      note: "Note",
      signs: "Tegn",
      meaning: "Betydning",
      fingerprint: "Fingeravtrykk",
      signsExplained: [
        { sign: "ikke rapportert", meaning: "Enheten har ikke sendt rapport for perioden." },
        { sign: ":", meaning: "Tallet er skjult av hensyn til personvernet." },
      ],
    },
  };
}

/** A drawing with a word in it. */
export const exampleSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200" font-family="system-ui, sans-serif" font-size="14">' +
  '<rect width="600" height="200" fill="#fff"/><path d="M40,160L300,90L560,120" fill="none" stroke="#1f5582"/>' +
  '<text x="40" y="30">Opphold begynt, eksempeldata</text></svg>';

const exampleBlocks: Block[] = [
  { kind: "heading", level: 1, text: "Kvartalet i korte trekk" },
  {
    kind: "paragraph",
    text: [{ text: "Det begynte " }, { text: "12 opphold", strong: true }, { text: " i regionen." }],
  },
  { kind: "heading", level: 2, text: "Fengslene" },
  {
    kind: "table",
    id: "opphold",
    caption: "Opphold begynt, etter fengsel",
    columns: [
      { label: "Fengsel", number: false },
      { label: "Opphold", number: true },
      { label: "Per 1000 fangedøgn", number: true },
      { label: "Andel selvskading", number: true },
    ],
    rows: [
      [
        "Nordvik",
        { shown: "1 312", number: 1312 },
        { shown: "0,13", number: 0.134_567 },
        { shown: "14 %", number: 14.2 },
      ],
      ["Sørvik", { shown: "0", number: 0 }, "ikke rapportert", ":"],
    ],
    notes: ["Opphold telles i måneden de begynte.", "Andelen er av opphold med svar."],
  },
  {
    kind: "table",
    id: "timer",
    caption: "Timer, etter fengsel",
    columns: [
      { label: "Fengsel", number: false },
      { label: "Timer", number: true },
    ],
    rows: [["Nordvik", { shown: "20,5", number: 20.5 }]],
    notes: ["Opphold telles i måneden de begynte."],
  },
  {
    kind: "picture",
    id: "opphold-figur",
    svg: exampleSvg,
    width: 600,
    height: 200,
    alternative: "Linjen går fra 12 opphold i 2024 til 14 opphold i 2026.",
    caption: "Opphold begynt i regionen",
  },
  { kind: "heading", level: 2, text: "Tiltak" },
  {
    kind: "list",
    ordered: true,
    items: [[{ text: "Flere tilsyn" }], [{ text: "Samtale " }, { text: "hver dag", emphasis: true }]],
  },
  { kind: "list", ordered: false, items: [[{ text: "Fulgt opp i mai" }]] },
];
