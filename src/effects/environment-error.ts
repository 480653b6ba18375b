/** Something outside the manifests keeps a command from doing its work: no helm, a folder that isn't writable. Exit code 3. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** What to do about it, when there is something. */
  readonly help: string | undefined;

  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file stands in its place',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'the file is larger than the system lets it be',
  EIO: 'the device does not answer as it should',
  ENFILE: 'too many files are open',
  EMFILE: 'too many files are open',
};

/** The system's code of a failed call (`ENOENT`), or undefined for any other exception. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** A failed system call as an environment error; what is none is a bug and stays as it is. */
export function environmentError(what: string, error: unknown): unknown {
  const code = systemCode(error);
  return code === undefined ? error : new EnvironmentError(`${what}: ${REASONS[code] ?? code}.`);
}

/** Runs `action`, whose failed system calls become environment errors that begin with `what` could not be done. */
export function withEnvironment<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw environmentError(what, error);
  }
}
