import { expect, test } from "vitest";
import { stream } from "../sample/random.ts";
import { killedLoad, layOut, lostOrDoubled, manyReports, type Moment } from "./killed-load.ts";
import { hashesOf, load, newFolder } from "./test-folder.ts";

const kills = 200;
const asOf = "2026-06-20";

test("killed at 200 random moments during loads of 200 files, no load loses or doubles any, and each ends with the figures of an undisturbed", async () => {
  const reports = manyReports(200);
  const undisturbed = newFolder();
  layOut(undisturbed, reports);
  const began = performance.now();
  await load(undisturbed, { asOf });
  const whole = performance.now() - began;
  const expected = await hashesOf(undisturbed);
  const random = stream("kills");
  // Half of the kills are spread over the time that a load takes, most of which goes to the database; the other half
  // over the files as they are stored.
  const anyMoment = (): Moment =>
    random.chance(0.5) ? { milliseconds: random.between(0, whole) } : { stored: random.integer(210) };
  let killed = 0;
  let finished = 0;
  for (let folder = newFolder(), fresh = true; killed < kills;) {
    if (fresh) layOut(folder, reports);
    fresh = !(await killedLoad(folder, asOf, anyMoment()));
    expect(lostOrDoubled(folder, reports)).toEqual([]);
    if (!fresh) killed += 1;
    if (killed % 20 === 0) console.log(`${killed} killed`);
    // Every tenth is left to end, so that the storing is met again.
    if (fresh || killed % 10 === 0) {
      await load(folder, { asOf });
      expect(lostOrDoubled(folder, reports)).toEqual([]);
      expect(await hashesOf(folder)).toEqual(expected);
      folder.remove();
      folder = newFolder();
      fresh = true;
      finished += 1;
    }
  }
  undisturbed.remove();
  console.log(`${killed} loads killed; ${finished} times loaded to the end, each with the same figures`);
}, 10_800_000);
