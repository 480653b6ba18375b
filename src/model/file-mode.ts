/** Who may read, write and run it; a volume's files have none of the higher bits. */
export const HIGHEST_MODE = 0o777;
