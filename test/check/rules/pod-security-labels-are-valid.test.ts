import { test } from 'uvu';
import { rule } from '../../../src/check/rules/pod-security-labels-are-valid.ts';
import { type Fields, spec } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const AT = '/spec/namespace/labels/pod-security.kubernetes.io';
const labels = (name: string, value: string, create = true): Fields =>
  spec({ create_namespace: create, namespace: { labels: { [`pod-security.kubernetes.io/${name}`]: value } } });
const invalid = (name: string): readonly string[] => [`error pod-security-label-invalid ${AT}~1${name}`];

specify(rule, [
  ['a level', labels('enforce', 'baseline'), []],
  ['a level in capitals', labels('warn', 'Baseline'), invalid('warn')],
  ['no level', labels('audit', ''), invalid('audit')],
  ['the latest version', labels('enforce-version', 'latest'), []],
  ['a version', labels('audit-version', 'v1.30'), []],
  ['a version without a v', labels('audit-version', '1.30'), invalid('audit-version')],
  ['a version with a zero', labels('warn-version', 'v1.030'), invalid('warn-version')],
  ['a second Kubernetes', labels('warn-version', 'v2.0'), invalid('warn-version')],
  ['another label of the domain', labels('exempt', 'yes'), []],
  ["a namespace that isn't made", labels('enforce', 'none', false), []],
]);

test.run();
