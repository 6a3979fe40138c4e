/** What the definitions page tells, all from the lists that the figures are made by. */
export interface Definitions {
  indicators: IndicatorDefinition[];
  measures: { name_nb: string; definition_nb: string; law_reference: string | null }[];
  reasons: { name_nb: string; self_harm_related: boolean; narrow: boolean }[];
  thresholds: ThresholdDefinition[];
  grounds: Dated[];
  settings: { value: number; note: string }[];
  forms: FormDefinition[];
}

export interface IndicatorDefinition {
  indicator_id: string;
  name_nb: string;
  definition_nb: string;
  numerator: string;
  exposure: string | null;
  unit_nb: string;
  method: string;
  rules: { state: string; rule: string }[];
}

/** A rule of law: what it says, where it stands, and since when. */
export interface Dated {
  regime: string;
  name_nb: string;
  paragraph: string;
  valid_from: string | null;
  valid_to: string | null;
}

/** Who decides or is told, and under which measure. */
export interface ThresholdDefinition extends Dated {
  measure_nb: string;
}

export interface FormDefinition {
  form: string;
  tables: { table: string; columns: FormColumn[] }[];
}

export interface FormColumn {
  label: string;
  help: string;
  required: boolean;
  codes: string[];
  example: string;
}
