import type { ClaimInShort } from "../figures/front.js";
import type { Site } from "../figures/site.js";
import { wordsOf } from "../words/words.js";
import { h, type Content } from "./content.js";
import { tableContent, type TableCell } from "./table.js";

/** Claims in short: each sentence with its answer, linked to where the answer is told. */
export function claimList({
  site,
  claims,
  root,
}: {
  site: Site;
  claims: ClaimInShort[];
  root: string;
}): Content {
  const words = wordsOf(site.language).claims;
  if (claims.length === 0) return h("p", {}, words.none);
  return tableContent({
    caption: words.inShort,
    columns: [{ label: words.columns.claim }, { label: words.columns.answer }],
    rows: claims.map(({ claim_id, made_up, answer, ...said }): TableCell[] => [
      [
        h("a", { href: `${root}pastander.html#${claim_id}` }, words.sentence(said)),
        made_up ? h("small", {}, ` ${words.madeUpMark}`) : "",
      ],
      words.answer(answer),
    ]),
  });
}
