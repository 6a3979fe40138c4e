const day = 86_400_000;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const rowCount = 60;
const open = new Set([10, 30, 50]);
const yearMistyped = new Set([5, 25]);
const backwards = new Set([15, 35, 45, 55]);
const withoutRegion = 57;

const facilities = [
  { region: "AAA (Alpha)", name: "AA - North Pier ", id: "north_pier" },
  { region: "BBB (Beta City)", name: "BB - South Pier", id: "south_pier" },
  { region: "BBB (Beta City)", name: "BB - EAST PIER ", id: "east_pier" },
];

/** A small made-up file in the layout of Solitary Voices, with the same faults, and how many of each there are. */
export function madeUpVoices() {
  const stays = Array.from({ length: rowCount }, (_, index) => stay(index));
  return {
    csv: `${header}\n${stays.map(({ line }) => line).join("\n")}\n`,
    truth: {
      rows: rowCount,
      open: open.size,
      backwards: backwards.size,
      yearMistyped: yearMistyped.size,
      units: facilities.length,
      /** Rows that are right, and do not look so before day and month are exchanged back. */
      exchanged: stays.filter(({ looksWrong }) => looksWrong).length,
    },
  };
}

const header =
  "record_id,citizenship,citizenship_id,facility_aor,state,facility,facility_id,placement_date,year,placement_reason," +
  "placement_reason_raw,release_date,days_solitary,mental_illness,no_suicide_watch";

function stay(index: number): { line: string; looksWrong: boolean } {
  const facility = facilities[index % facilities.length];
  if (!facility) throw new Error("no facility");
  const days = 1 + ((index * 7) % 25);
  const start = new Date(Date.UTC(2014, 0, 1) + index * 11 * day);
  const end = new Date(start.getTime() + days * day);
  const written = {
    start: exchanged(backwards.has(index) ? yearAfter(start) : start),
    end: exchanged(yearMistyped.has(index) ? yearAfter(end) : end),
  };
  const isOpen = open.has(index);
  const isFaulty = backwards.has(index) || yearMistyped.has(index);
  const reason = index % 10 === 0 ? "Suicide Risk Placement" : "Disciplinary";
  const cells = [
    String(index + 1).padStart(6, "0"),
    "Utopia",
    "utopia",
    index === withoutRegion ? "" : facility.region,
    "AA",
    facility.name,
    facility.id,
    `"${asWritten(written.start)}"`,
    written.start.getUTCFullYear(),
    reason,
    reason.toLowerCase().replaceAll(" ", "_"),
    isOpen ? "" : `"${asWritten(written.end)}"`,
    isOpen ? "" : days,
    "no",
    "no",
  ];
  const looksWrong = !isOpen && !isFaulty && written.end.getTime() - written.start.getTime() !== days * day;
  return { line: cells.join(","), looksWrong };
}

/** As the file was made: day and month exchanged wherever the day could be a month. */
function exchanged(date: Date): Date {
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return dayOfMonth <= 12 ? new Date(Date.UTC(year, dayOfMonth - 1, month + 1)) : date;
}

function yearAfter(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear() + 1, date.getUTCMonth(), date.getUTCDate()));
}

function asWritten(date: Date): string {
  return `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2, "0")}, ${date.getUTCFullYear()}`;
}
