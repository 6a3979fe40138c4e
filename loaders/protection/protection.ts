import type { Highs } from "highs";
import { blocks, type Block } from "./blocks.ts";
import { contradictions, hideableCells, type CellSystem } from "./cell-system.ts";
import { certificateFaults } from "./certificate-faults.ts";
import { certificateOf, type Certificate } from "./certificate.ts";
import { createEvidence } from "./evidence.ts";
import { floors } from "./floors.ts";
import { createFrames } from "./frame.ts";
import { giveBack, hideComplements } from "./hidden-cells.ts";
import { withImagination } from "./imagination.ts";
import { needOf, smallCells, type Threshold } from "./needs.ts";
import { insiders, toldOf } from "./observers.ts";

/** What is hidden of a system, and the proof that it cannot be worked out. */
export interface Protection {
  /** Positions of the cells that are not shown. */
  hidden: Set<number>;
  /** To be kept inside: it holds what is hidden. */
  certificate: Certificate;
}

/** What was shown before gives away these cells, whatever is hidden now. */
export class GivenAway extends Error {
  readonly cells: readonly string[];

  constructor(cells: readonly string[]) {
    super(`what was shown before gives away: ${cells.join(", ")}`);
    this.cells = cells;
  }
}

/**
 * Hides what is too small to be shown and what would give it away (shared/TRUST.md A2, A4). Throws where the figures
 * do not add up, and where something could still be worked out, whatever is hidden, because of what was shown before.
 */
export function protectedCells(highs: Highs, system: CellSystem, threshold: Threshold): Protection {
  const wrong = contradictions(system);
  if (wrong.length > 0) throw new Error(`figures do not add up: ${wrong.join(", ")}`);
  const small = smallCells(system, threshold);
  const barred = barredCells(system);
  const ofBlocks = blocks(system, unsureCells(system)).flatMap((block) => {
    const of = (cells: ReadonlySet<number>) => new Set(block.cells.filter((cell) => cells.has(cell)));
    const [smallOfBlock, barredOfBlock] = [of(small), of(barred)];
    if (smallOfBlock.size + barredOfBlock.size === 0) return [];
    return [protectedBlock(highs, system, block, smallOfBlock, barredOfBlock, threshold)];
  });
  const certificates = ofBlocks.map((each) => each.certificate);
  const certificate = {
    hidden: certificates.flatMap((each) => each.hidden),
    needs: certificates.flatMap((each) => each.needs),
    insiders: certificates.flatMap((each) => each.insiders),
    tables: certificates.flatMap((each) => each.tables),
  };
  const [fault] = certificateFaults(system, threshold, certificate);
  if (fault !== undefined)
    throw new Error(`it is not proved that what is hidden cannot be worked out: ${fault}`);
  return { hidden: new Set(ofBlocks.flatMap(({ hidden }) => [...hidden])), certificate };
}

/** What is not to be shown, whatever the reader could work out. */
function barredCells(system: CellSystem): Set<number> {
  const hideable = hideableCells(system);
  return new Set(system.cells.flatMap(({ barred }, cell) => (barred && hideable.has(cell) ? [cell] : [])));
}

/** All but the zeros that are shown. */
function unsureCells(system: CellSystem): Set<number> {
  const hideable = hideableCells(system);
  return new Set(
    system.cells.flatMap(({ value, neverShown, shownBefore }, cell) =>
      neverShown || hideable.has(cell) || (shownBefore && value > 0) ? [cell] : [],
    ),
  );
}

function protectedBlock(
  highs: Highs,
  system: CellSystem,
  block: Block,
  small: ReadonlySet<number>,
  barred: ReadonlySet<number>,
  threshold: Threshold,
): Protection {
  const never = new Set([...small, ...barred]);
  return withImagination(highs, system, block, (imagination) => {
    const frames = createFrames(system, never);
    const floorOf = floors(system, block, [...small], imagination, frames);
    const needs = [...small].flatMap((cell) => needOf(system, cell, floorOf.get(cell) ?? 0, threshold));
    const hidden = new Set([...never].filter((cell) => !system.cells[cell]?.neverShown));
    const evidence = createEvidence(system, block);
    evidence.admit(new Map(), needs);
    for (const [name, known] of toldOf(system, block)) evidence.admit(known, needs, name);
    const search = { system, block, imagination, frames, evidence };
    // Where a figure of two persons may be shown, what is hidden for others' sake has its own who know it.
    const admitted = new Set<number>();
    for (let isAdmitted = false; !isAdmitted;) {
      const unheard = new Set([...hidden].filter((cell) => !admitted.has(cell)));
      for (const known of insiders(system, block, unheard)) evidence.admit(known, needs);
      for (const cell of unheard) admitted.add(cell);
      const lost = hideComplements(search, hidden).map(({ cell }) => system.cells[cell]?.id);
      if (lost.length > 0) throw new GivenAway([...new Set(lost.flatMap((id) => id ?? []))]);
      isAdmitted = admitted.size === hidden.size;
    }
    giveBack(search, never, hidden);
    return { hidden, certificate: certificateOf(system, hidden, needs, evidence) };
  });
}
