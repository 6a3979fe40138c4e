import { stoppedLine } from "../intake/stopped.ts";

/**
 * Does what a command was asked for, and gives its exit code: 2 when it was not understood, 1 when it could not be done, else
 * what the work ends with. Why is said in Norwegian.
 */
export async function commandEnded<Asked>(
  read: () => Asked,
  work: (asked: Asked) => Promise<number>,
): Promise<number> {
  let asked;
  try {
    asked = read();
  } catch (error) {
    console.error(stoppedLine(error));
    return 2;
  }
  try {
    return await work(asked);
  } catch (error) {
    console.error(stoppedLine(error));
    return 1;
  }
}
