import { parseQuantity } from '../../model/quantity.ts';
import { type ContainerAt, type Context, entriesOf, type Rule } from '../context.ts';

type Amounts = ReadonlyMap<string, bigint>;

/** What an app of the v1 kinds gets that says nothing of resources. */
const DEFAULTS = { limits: { cpu: '1000m', memory: '1Gi' }, requests: { cpu: '50m', memory: '100Mi' } };

/** Source: k8s.io/kubernetes pkg/apis/core/validation validatePodResourceConsistency. */
export const rule: Rule = {
  codes: ['pod-request-too-small', 'limit-above-the-pods'],
  reads: ['CONTAINER/resources', 'api_version', 'spec/selector'],
  check(context) {
    const { resources } = context.pod;
    if (resources === undefined) return;
    const path = ['spec', 'pod', 'resources'];
    const requested = requestsOf(context);
    for (const [resource, text, at] of entriesOf(resources.requests, [...path, 'requests'])) {
      const own = parseQuantity(text)?.value;
      if (own !== undefined && own < (requested.get(resource) ?? 0n)) {
        context.report('pod-request-too-small', at, [resource, text]);
      }
    }
    const running = context.containers.filter(({ role }) => role !== 'init');
    for (const [resource, text, at] of entriesOf(resources.limits, [...path, 'limits'])) {
      const own = parseQuantity(text)?.value;
      const isAbove = running.some(
        (one) => own !== undefined && (amountsOf(context, one, 'limits').get(resource) ?? 0n) > own,
      );
      if (isAbove) context.report('limit-above-the-pods', at, [resource, text]);
    }
  },
};

/** Together those that stay on, or at their start what an init container needs beside those that stay on already. */
function requestsOf(context: Context): Amounts {
  const amounts = context.containers.map((one) => ({ ...one, requests: amountsOf(context, one, 'requests') }));
  const inits = amounts.filter(({ role }) => role === 'init');
  let most: Amounts = new Map();
  let staying: Amounts = new Map();
  for (const { staysOn, requests } of inits) {
    if (staysOn) staying = sum(staying, requests);
    most = larger(most, staysOn ? staying : sum(staying, requests));
  }
  const running = amounts.filter(({ role }) => role !== 'init').map(({ requests }) => requests);
  return larger(most, running.reduce(sum, staying));
}

function amountsOf(context: Context, { container, role }: ContainerAt, part: 'limits' | 'requests'): Amounts {
  const isDefault = role === 'app' && container.resources === undefined && context.declaresDefaults;
  const resources = isDefault ? DEFAULTS : container.resources;
  // What is limited and asks for nothing asks for its limit.
  const given = part === 'requests' ? { ...resources?.limits, ...resources?.requests } : resources?.limits;
  return new Map(Object.entries(given ?? {}).map(([name, text]) => [name, parseQuantity(text)?.value ?? 0n]));
}

const sum = (a: Amounts, b: Amounts): Amounts => merged(a, b, (one, other) => one + other);
const larger = (a: Amounts, b: Amounts): Amounts =>
  merged(a, b, (one, other) => {
    // Math.max knows no bigints.
    if (one > other) return one;
    return other;
  });

const merged = (a: Amounts, b: Amounts, by: (one: bigint, other: bigint) => bigint): Amounts =>
  new Map([...new Set([...a.keys(), ...b.keys()])].map((name) => [name, by(a.get(name) ?? 0n, b.get(name) ?? 0n)]));
