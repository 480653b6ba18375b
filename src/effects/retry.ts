/** Trying again what may go well the next time. */
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds before each further attempt: half a second, doubled each time, seven and a half seconds in all. */
export const DELAYS: readonly number[] = [500, 1000, 2000, 4000];

/** The outcome of the first attempt that `isTransient` doesn't hold of, else of the last one. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  isTransient: (outcome: T) => boolean,
  delays: readonly number[] = DELAYS,
): Promise<T> {
  for (const delay of delays) {
    const outcome = await attempt();
    if (!isTransient(outcome)) return outcome;
    // Many pipelines that were told 429 at once must not come back at once.
    await pause(delay * (0.75 + Math.random() / 2));
  }
  return attempt();
}
