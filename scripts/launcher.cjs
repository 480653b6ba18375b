#!/usr/bin/env node
// A run is short, and most of it would go into compiling the same code again: V8's compiled code stands beside it, as much
// as the command needs. V8 takes it only from its own version and settings, and compiles anew otherwise.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const filename = join(__dirname, 'program.cjs');

/** What stands beside this file, or undefined where it can't be read. */
function beside(name) {
  try {
    return readFileSync(join(__dirname, name));
  } catch {
    return undefined;
  }
}

const [, , command = ''] = process.argv;
const own = /^[a-z]+$/.test(command) ? beside(`${command}.cache`) : undefined;
// The bundle is ASCII, and one function (scripts/esbuild.ts).
const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData: own ?? beside('build.cache') });
const program = { exports: {} };
script.runInThisContext()(program.exports, require, program, filename);

module.exports = { script, program: program.exports };
if (require.main === module) program.exports.start();
