import { checkRun } from '../check/index.ts';
import { compileSource } from '../compile.ts';
import type { Diagnostic, Message, Wording } from '../diagnostic.ts';
import { importSources } from '../import.ts';
import { type Code, messages } from '../messages/index.ts';
import { manifestText } from './manifest-text.ts';
import type { Sample } from './sample.ts';

/** What ds2helm finds in a sample, before or after; nothing where it is told in words. */
export function findingsOf(sample: Sample, when: 'before' | 'after'): readonly Diagnostic[] {
  if ('told' in sample) return [];
  if ('objects' in sample) {
    const app = sample.app === undefined ? {} : { app: sample.app };
    return importSources([{ name: 'objects.yaml', text: `${sample[when]}\n` }], app).diagnostics;
  }
  const { manifests, diagnostics } = compileSource({
    name: 'agent.yaml',
    text: manifestText(sample.part, sample[when]),
  });
  return [
    ...diagnostics,
    ...manifests.flatMap((one) => one.diagnostics),
    ...checkRun(manifests.flatMap(({ manifest }) => manifest ?? [])),
  ];
}

/** What ds2helm says of a sample: the wording of its first finding of this code. */
export function wordingOf(code: Code, sample: Sample): Wording | undefined {
  if (!('told' in sample)) return findingsOf(sample, 'before').find((finding) => finding.code === code);
  return (messages[code] as Message).say(...sample.told);
}
