import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderTemplate } from '../support/lowered.ts';

const containers = (order: string): string => `
  container:
    app: {name: agent, image: "agent:1"}
    sidecars:
      - {name: registrar, image: "registrar:1"}
      - {name: probe, image: "probe:1"}
    ${order}
`;

for (const [order, want] of [
  ['', ['agent', 'registrar', 'probe']],
  ['order: [agent, registrar, probe]', ['agent', 'registrar', 'probe']],
  ['order: [registrar, agent, probe]', ['registrar', 'agent', 'probe']],
  ['order: [registrar, probe, agent]', ['registrar', 'probe', 'agent']],
] as const) {
  test(`${order === '' ? 'no order' : order} gives ${want.join(', ')}`, () => {
    const { spec } = renderTemplate({ spec: containers(order) });
    assert.equal(
      spec.containers.map(({ name }) => name),
      want,
    );
  });
}

test('the metadata of the template is kept beside its labels', () => {
  const { metadata } = renderTemplate({ spec: 'pod: {labels: {app: a}, metadata: {name: old, namespace: there}}' });
  assert.equal({ ...metadata, labels: {} }, { name: 'old', namespace: 'there', labels: {} });
});

test.run();
