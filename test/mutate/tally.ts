/** What a mutation run counts, and what that says. */

export interface Tally {
  mutants: number;
  caught: number;
  /** Survivors that change nothing a cluster sees. */
  harmless: number;
  /** Survivors that another test finds. */
  elsewhere: number;
}

const WANTED = 0.98;

/** Mistakes that must be caught. */
const faulty = ({ mutants, harmless, elsewhere }: Tally): number => mutants - harmless - elsewhere;

export const isEnough = (tally: Tally): boolean => faulty(tally) > 0 && tally.caught / faulty(tally) >= WANTED;

export function summary(tally: Tally): string {
  const { mutants, caught, harmless, elsewhere } = tally;
  if (faulty(tally) <= 0) return `${mutants} mutants: there is nothing to catch`;
  const percent = (of: number): string => `${((100 * caught) / of).toFixed(1)} %`;
  return [
    `${mutants} mutants, of which ${caught} are caught, ${percent(mutants)}`,
    `${harmless} change nothing, ${elsewhere} are found by another test (survivors.ts)`,
    `of the other ${faulty(tally)}, ${caught} are caught, ${percent(faulty(tally))}`,
  ].join('; ');
}

/** `--every`: each so manieth mutant. */
export function stepOf(text = '1'): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--every takes a whole number from 1 up, not ${text}`);
  return Number(text);
}
