/** Runs the test files that the runner sends, in one process, and reports each. */
import { pathToFileURL } from 'node:url';

export interface FileReport {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  /** What a person needs to see, when a test failed. */
  readonly output: string;
}

/** What `suite.run()` leaves in uvu's queue: errors as text or true, passed, skipped, all. */
type Run = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>;
declare global {
  /** Set: `suite.run()` only queues, at this index of the queue. */
  var UVU_DEFER: number;
  var UVU_INDEX: number;
  var UVU_QUEUE: Run[][];
}

globalThis.UVU_DEFER = 1;
// uvu looks at that when it is loaded.
const { test } = await import('uvu');
process.on('message', async (file: string) => process.send?.(await runFile(file)));
process.on('disconnect', () => process.exit());

async function runFile(file: string): Promise<FileReport> {
  const printed: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = (text: string | Uint8Array): boolean => printed.push(String(text)) > 0;
  try {
    return await runSuites(file, printed);
  } catch (error) {
    const output = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { file, passed: 0, failed: 1, output: printed.join('') + output };
  } finally {
    process.stdout.write = write;
  }
}

async function runSuites(file: string, printed: string[]): Promise<FileReport> {
  const { suites, rest } = await collect(file);
  const output: string[] = [];
  let passed = 0;
  let failed = 0;
  const fail = (reason: string): void => {
    failed += 1;
    output.push(reason);
  };
  for (const run of suites) {
    const [errors, ran, skipped, total] = await run();
    passed += ran;
    failed += total - ran;
    if (errors !== true) output.push(errors);
    if (skipped > 0) fail(`${skipped} tests were skipped (test.skip or test.only)`);
  }
  if (passed + failed === 0) fail('no test ran');
  const shown = printed.join('');
  const [, , , forgotten] = await rest();
  if (forgotten > 0) fail(`${forgotten} tests were left out: the file must end with test.run()`);
  return { file, passed, failed, output: [shown, ...output].join('\n') };
}

/** The suites a file runs, and what it left in uvu's default suite, which is shared, so that it doesn't run with the next file. */
async function collect(file: string): Promise<{ suites: Run[]; rest: Run }> {
  const suites: Run[] = [];
  const rest: Run[] = [];
  globalThis.UVU_QUEUE = [suites, rest];
  globalThis.UVU_INDEX = 0;
  await import(pathToFileURL(file).href);
  globalThis.UVU_INDEX = 1;
  test.run();
  return { suites, rest: rest[0] as Run };
}
