import { type ContainerAt, each, entriesOf, type Rule } from '../context.ts';
import { ownObjects } from '../data.ts';
import type { Path } from '../path.ts';
import { referencesOf } from '../references.ts';
import { isDataKey } from '../syntax.ts';

/** Source: k8s.io/kubernetes pkg/apis/core/validation ValidateConfigMap, ValidateSecret (IsConfigMapKey). */
export const rule: Rule = {
  codes: ['data-key-invalid', 'secret-variable-not-a-key'],
  check(context) {
    for (const { key, path } of ownObjects(context).flatMap(({ keys }) => keys)) {
      const part = typeof path.at(-1) === 'number' ? 'value' : 'key';
      if (!isDataKey(key)) context.report('data-key-invalid', path, [key], { part });
    }
    for (const { key, path } of referencesOf(context).flatMap(({ keys }) => keys)) {
      if (!isDataKey(key)) context.report('data-key-invalid', path, [key]);
    }
    for (const [object, path] of each(context.spec.extra_objects, ['spec', 'extra_objects'])) {
      for (const field of FIELDS[String(object['kind'])] ?? []) {
        const data = object[field] as Readonly<Record<string, unknown>> | undefined;
        for (const [key, , at] of entriesOf(data, [...path, field])) {
          if (!isDataKey(key)) context.report('data-key-invalid', at, [key], { part: 'key' });
        }
      }
    }
    for (const { name, key, path } of context.containers.flatMap(ownSecretKeys)) {
      if (!isDataKey(key)) context.report('secret-variable-not-a-key', path, [name]);
    }
  },
};

/** What holds data in objects that pass through as they are. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data', 'binaryData'],
  Secret: ['data', 'stringData'],
};

/** Variables whose value goes into the chart's own Secret, under their name: `<container>.<NAME>` for all but the app. */
function ownSecretKeys({ container, path, role }: ContainerAt): { name: string; key: string; path: Path }[] {
  const prefix = role === 'app' ? '' : `${container.name}.`;
  return each(container.env?.secrets, [...path, 'env', 'secrets']).flatMap(([{ name, secret_ref: reference }, at]) =>
    name === undefined || reference !== undefined ? [] : [{ name, key: prefix + name, path: [...at, 'name'] }],
  );
}
