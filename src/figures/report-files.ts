import type { PackedUnitMonths } from "./packed-unit-months.js";

/** A report that has come of a unit's month: its file, when it came, and whether its rows hold. */
export interface ReportFile {
  unit_id: string;
  month: string;
  version: number | null;
  sha256: string;
  /** Null where the name says more than unit and month. */
  name: string | null;
  /** `2026-04-05 12:00`, in Norway. */
  received_at: string;
  is_whole: boolean;
  provisional: boolean;
  holds: boolean;
}

/** A report of a later month that has the last word on some placements that began in a month. */
export interface LaterReport {
  unit_id: string;
  month: string;
  report_month: string;
  sha256: string;
  placements: number;
}

/** The reports that a place's figures were made from; read only when somebody asks for them. */
export interface PlaceReports {
  files: ReportFile[];
  later: LaterReport[];
  unit_months: PackedUnitMonths;
}
