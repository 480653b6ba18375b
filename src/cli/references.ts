import { readText } from '../effects/input.ts';
import { hasTooManyLines, MAX_LINES } from '../read/limits.ts';
import { UsageError } from './exit.ts';

/** Values of references by key: those of the file, then those of the command line, which win. */
export async function knownReferences(
  pairs: readonly string[],
  file: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const fromFile = file === undefined ? [] : await readReferences(file);
  return Object.fromEntries([...fromFile, ...pairs.map(pair)]);
}

/** `=` may stand in the value, never in a key. */
function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new UsageError(`--ref is KEY=VALUE, not "${text}".`);
  return [text.slice(0, at), text.slice(at + 1)];
}

async function readReferences(file: string): Promise<readonly (readonly [string, string])[]> {
  const { FAILSAFE_SCHEMA, load, YAMLException } = await import('js-yaml');
  const decoded = await readText(file);
  if ('diagnostic' in decoded) throw new UsageError(`${file}: ${decoded.diagnostic.message}`);
  const { text } = decoded.source;
  if (hasTooManyLines(text)) throw new UsageError(`${file} has more than ${MAX_LINES} lines.`);
  let value: unknown;
  try {
    value = load(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (error instanceof YAMLException) throw new UsageError(`${file} is not YAML: ${error.reason}.`);
    throw error;
  }
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw new UsageError(`${file} is not a map.`);
  return Object.entries(value).map(([key, of]) => {
    if (typeof of !== 'string') throw new UsageError(`In ${file}, ${key} is not a text.`);
    return [key, of];
  });
}
