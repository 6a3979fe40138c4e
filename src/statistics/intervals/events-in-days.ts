/** Events of a place in a period, and the prison days in which they could happen. */
export interface EventsInDays {
  events: number;
  prisonDays: number;
}
