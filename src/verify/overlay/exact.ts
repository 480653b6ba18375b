import type { JsonObject } from '../../model/workload.ts';

/** Stands for a number that JavaScript would round. */
class Exact {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const MARK = '\0exact';

/** Values as Helm prints them in JSON. A large number of a variable is kept as its text, which is all a container gets. */
export function parseValues(json: string): JsonObject {
  const marked = json.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g, (token) =>
    token.startsWith('"') ? token : JSON.stringify({ [MARK]: token }),
  );
  return JSON.parse(marked, (key, value) => {
    if (typeof value !== 'object' || value === null) return value;
    if (MARK in value) return new Exact(value[MARK]);
    for (const [name, entry] of Object.entries(value)) {
      if (entry instanceof Exact) value[name] = key === 'env' ? entry.text : Number(entry.text);
    }
    return value;
  });
}
