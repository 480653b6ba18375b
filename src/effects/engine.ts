/** The engine that runs this program. */

/**
 * Keeps V8 from working in threads of its own. Beside another program on few processors its collector waits for them
 * longer than they work, and a short run ends before its optimised code is of use; a long one needs it. Where V8 takes
 * no settings after its start it does nothing.
 */
export function stayOnOneThread(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--no-opt');
}
