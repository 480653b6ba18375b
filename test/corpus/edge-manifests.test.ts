/**
 * Manifests at the edge, each with what the kind's own validator says of it: what it refuses we refuse, at the place that
 * is wrong, and what it accepts we accept. Where not, DIFFERENCES says why.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileSource } from '../../src/compile.ts';
import { hasErrors } from '../../src/diagnostic.ts';
import { positionAt } from '../../src/source.ts';

interface EdgeManifest {
  readonly name: string;
  readonly yaml: string;
  readonly verdict: 'valid' | 'invalid' | 'load-error';
}

const corpus = process.env['DS2HELM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const file = `${corpus}/../facts/edge-manifests.json`;
const cases: readonly EdgeManifest[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];

/** What both refuse: our error, where it is. `line:column` was read off the text for each. */
const REFUSED: Readonly<Record<string, string>> = {
  'dup-key': 'yaml-duplicate-key 12:3',
  'namespace-string-in-addition': 'unknown-field 11:3',
  'namespace-null': 'missing-field 5:1',
  'namespace-ref-noname': 'missing-field 7:5',
  'namespace-both': 'namespace-two-sources 7:12',
  'bool-string': 'quoted-boolean 11:21',
  'int-string-space': 'wrong-type 11:22',
  'tag-and-repo-missing': 'missing-field 10:7',
  'image-missing': 'missing-field 9:5',
  'container-empty': 'missing-field 8:3',
  'app-null': 'missing-field 8:3',
  'port-name-upper': 'port-name-invalid 11:22',
  'port-name-newline': 'port-name-invalid 11:22',
  'port-zero': 'number-out-of-range 11:44',
  'port-missing': 'missing-field 11:15',
  'port-proto-lower': 'unknown-word 11:66',
  'port-empty-obj': 'missing-field 11:15',
  'port-null-elem': 'null-item 11:15',
  'vm-hostpath-empty': 'missing-field 11:49',
  'vm-cm-mode-str': 'quoted-mode 11:85',
  'vm-pvc-noclaim': 'missing-field 11:49',
  'vm-noname': 'missing-field 11:23',
  'probe-two-handlers': 'handler-twice 11:7',
  'probe-grpc-big': 'number-out-of-range 11:37',
  'command-null-elem': 'null-item 11:24',
  'us-lower': 'unknown-word 11:27',
  'ns-selector-null': 'null-entry 11:19',
  'cm-obj': 'unknown-field 11:21',
  'rbac-empty-groups': 'empty-list 12:39',
  'tc-badkind': 'unknown-word 11:34',
  'tc-empty': 'missing-field 11:3',
  'tc-enum-num-unknown': 'unknown-word 11:34',
  'list-as-map': 'wrong-type 11:16',
  'map-as-list': 'wrong-type 11:18',
  'list-top': 'document-not-a-map 1:1',
  'scalar-top': 'document-not-a-map 1:1',
  tabs: 'yaml-tab 2:1',
  'at-type': 'unknown-field 11:1',
};

/** What it refuses and we accept, and why. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'status-int': 'status is read and ignored',
  'namespace-ref-badkind': 'the kind of a reference may be any word',
  'namespace-number': 'an unquoted number in a text place is its text, with a warning',
  'tag-empty': 'no tag is a warning: Kubernetes takes latest',
  'resources-num': 'a quantity may be a number, as in Kubernetes',
  'resources-ephemeral': 'every resource name of Kubernetes is accepted',
  'env-list': 'variables may be a list: the newer shape',
  'env-valuefrom-fieldref': "Kubernetes' own sources of a variable are accepted: the newer shape",
  'secret-plain': 'a secret may be a plain text: the oldest shape',
  'secret-ref-optional': 'secret_ref takes optional: the newer shape',
  'port-name-1char': 'a port name may be one letter, as in Kubernetes',
  'port-protocol-alias': 'protocol is accepted beside network_protocol: the older sidecars have it',
  'vm-hostpath-string': 'host_path may be a text: the oldest shape',
  'vm-emptydir-medium-bad': 'HugePages is a medium of Kubernetes',
  'probe-http-port': 'port is accepted beside port_number and port_name',
  'tol-value-bool': 'an unquoted boolean in a text place is its text, with a warning',
  'us-rolling-int': 'a limit of the update strategy may be an integer, as in Kubernetes',
};

/** What it accepts and we refuse: the finding, and why. */
const STRICTER: Readonly<Record<string, readonly [finding: string, why: string]>> = {
  'apiVersion-missing': ['missing-field', 'apiVersion must be one of four'],
  'kind-kebab': ['kind-unknown', 'kind is KubernetesDaemonSet'],
  'metadata-missing': ['missing-field', 'the name makes the chart'],
  'metadata-name-empty': ['agent-name-invalid', 'the name makes the chart'],
  'metadata-name-upper-space': ['agent-name-invalid', 'metadata.name is a DNS-1123 label'],
  'namespace-empty-obj': ['namespace-missing', 'a namespace is required'],
  'namespace-upper': ['namespace-invalid', 'a namespace is a DNS-1123 label'],
  'int-negative': ['number-out-of-range', 'the API server refuses it'],
  'int64-neg': ['user-id-invalid', 'the API server refuses it'],
  'int64-big-string': ['integer-too-big', 'the number loses digits, and the API server refuses such a user'],
  'resources-garbage': ['quantity-invalid', 'quantities are valid'],
  'env-empty-obj': ['empty-entry', '{} for a variable is an error'],
  'port-name-long': ['port-name-too-long', 'at most 15 characters'],
  'port-name-digits': ['port-name-invalid', 'a port name has a letter'],
  'port-host-neg': ['number-out-of-range', 'the API server refuses it'],
  'port-dup-names': ['port-name-twice', 'port names are unique in a container'],
  'vm-none': ['volume-unknown', 'a mount has a source, or shares one'],
  'vm-two-sources': ['volume-two-sources', 'a volume has one source'],
  'vm-emptydir-null': ['volume-unknown', 'null means unset'],
  'vm-cm-mode-big': ['file-mode-invalid', 'a mode is from 0 to 0777'],
  'probe-http-noport': ['missing-field', 'the API server refuses it'],
  'probe-http-port-big': ['handler-port-invalid', 'ports are from 1 to 65535'],
  'probe-neg': ['probe-number-negative', 'periods are at least 1'],
  'probe-liveness-success2': ['probe-success-threshold', 'success_threshold is 1 on a liveness probe'],
  'probe-scheme-lower': ['unknown-word', 'the API server refuses it'],
  'tol-empty': ['toleration-without-key', 'no operator means Equal, which needs a key'],
  'tol-exists-value': ['toleration-exists-with-value', 'Exists with a value'],
  'tol-nooperator-nokey': ['toleration-without-key', 'no operator means Equal, which needs a key'],
  'tol-seconds-noexec': ['toleration-seconds-unused', 'toleration_seconds without NoExecute'],
  'us-rolling-garbage': ['update-limit-invalid', 'an integer or N%'],
  'us-rolling-both': ['update-limits-both', 'exactly one of the two is not zero'],
  'rbac-nosa': ['rbac-without-account', 'permissions without an account of its own'],
  utf8: ['image-tag-invalid', 'no container can start from it'],
};

interface Outcome {
  readonly isValid: boolean;
  readonly errors: readonly { readonly code: string; readonly at: string }[];
}

function outcomeOf({ name, yaml }: EdgeManifest): Outcome {
  const { diagnostics, manifests } = compileSource({ name, text: yaml });
  const all = [...diagnostics, ...manifests.flatMap((one) => one.diagnostics)];
  const errors = all.flatMap(({ severity, code, at }) => {
    if (severity !== 'error' || at === undefined) return [];
    const { line, column } = positionAt(yaml, at.span.start);
    return [{ code, at: `${code} ${line}:${column}` }];
  });
  return { isValid: manifests.length > 0 && !hasErrors(all), errors };
}

test('there are manifests to read', () => {
  assert.ok(cases.length > 100, `${cases.length} in ${file}`);
});

test('every difference is about one of them', () => {
  const names = new Set(cases.map(({ name }) => name));
  const told = [REFUSED, ACCEPTED, STRICTER].flatMap((table) => Object.keys(table));
  assert.equal(
    told.filter((name) => !names.has(name)),
    [],
  );
  assert.is(new Set(told).size, told.length);
});

for (const one of cases) {
  const { name, verdict } = one;
  const [stricter] = STRICTER[name] ?? [];
  if (verdict === 'valid' && stricter !== undefined) {
    test(`${name} is refused here alone: ${STRICTER[name]?.[1]}`, () => {
      const { errors } = outcomeOf(one);
      assert.equal([...new Set(errors.map(({ code }) => code))], [stricter]);
    });
  } else if (verdict === 'valid') {
    test(`${name} is accepted by both`, () => {
      assert.equal(outcomeOf(one), { isValid: true, errors: [] });
    });
  } else if (ACCEPTED[name] !== undefined) {
    test(`${name} is accepted here: ${ACCEPTED[name]}`, () => {
      assert.equal(outcomeOf(one), { isValid: true, errors: [] });
    });
  } else {
    test(`${name} is refused by both, at its place`, () => {
      assert.equal(outcomeOf(one).errors.map(({ at }) => at)[0], REFUSED[name] ?? 'a finding that the table has');
    });
  }
}

test.run();
