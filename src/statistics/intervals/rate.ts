/** Events per 1000 prison days; undefined where there were none to be exposed to. */
export function rate(events: number, prisonDays: number): number | undefined {
  return prisonDays > 0 ? (1000 * events) / prisonDays : undefined;
}
