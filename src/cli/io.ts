/** The world as a command sees it, so that a test can give it another one. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** The product: what a pipe behind the command wants. */
  readonly stdout: (text: string) => void;
  /** Everything else. */
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdoutIsTTY: boolean;
  readonly stderrIsTTY: boolean;
  /** For a short run beside another program, which works at the same time. */
  readonly shareProcessors?: () => void;
}
