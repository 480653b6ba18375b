import type { Found } from './companions.ts';
import { placeIn, type RaiseContext } from './context.ts';
import { listAt, objectsAt, textAt } from './json.ts';

/** Reports fields of an object that the manifest's own fields replace, and that none of them says. */
export function reportUnsaid(context: RaiseContext, { document, object }: Found): void {
  const unsaid = [['metadata', 'finalizers'], ...(object.kind === 'ServiceAccount' ? [['secrets']] : [])];
  for (const path of unsaid.filter((one) => listAt(document.value, ...one).length > 0)) {
    context.report('field-left-out', placeIn(document, ...path), object.kind, object.metadata.name, path.join('.'));
  }
}

/** Reports what another object controls: whoever made it puts it back as it was, whatever Helm does. */
export function reportOwner(context: RaiseContext, { document, object }: Found): void {
  const path = ['metadata', 'ownerReferences'];
  const owners = objectsAt(document.value, ...path);
  const owner = owners.find(({ controller }) => controller === true) ?? owners[0];
  if (owner === undefined) return;
  const named = `${textAt(owner, 'kind')} "${textAt(owner, 'name')}"`;
  context.report('owner-left-out', placeIn(document, ...path), object.kind, object.metadata.name, named);
}
