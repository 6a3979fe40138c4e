/** What is said of a place, with the organisations that it is said by. */
export type ByOrganisation<Said> = (Said & { organisations: string[] })[];

/** What an organisation says; nothing where it says nothing. */
export function saidBy<Said>(all: ByOrganisation<Said>, organisation: string): Said | undefined {
  return all.find(({ organisations }) => organisations.includes(organisation));
}
