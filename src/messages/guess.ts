/** The help of a finding where there is a guess at what was meant. */
export const guessed = (guess: string | undefined): { help?: string } =>
  guess === undefined ? {} : { help: `Did you mean "${guess}"?` };
