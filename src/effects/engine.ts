/** The engine that runs this program. */

/**
 * Keeps V8's collector and its last optimiser from working in threads of their own. Beside another program on few
 * processors the collector waits for its threads longer than they work, and a short run ends before what is optimised is
 * of use; a long one needs it. Settings on Node's own command line are left as they are.
 */
export function shareProcessors(): void {
  if (process.execArgv.length > 0) return;
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--no-opt');
}
