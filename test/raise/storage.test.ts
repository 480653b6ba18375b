import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { daemonSet, raiseOne } from '../support/raised.ts';

const raised = (mounts: string, volumes: string, adopt = false) => {
  const { spec } = raiseOne(daemonSet({ pod: `volumes: ${volumes}`, container: `volumeMounts: ${mounts}` }), { adopt });
  return { mounts: spec.container.app.volume_mounts, volumes: spec.pod?.volumes };
};

test('a volume stands in the first mount of it', () => {
  const { mounts, volumes } = raised(
    '[{name: log, mountPath: /var/log, readOnly: true}, {name: log, mountPath: /pods, subPath: pods}]',
    '[{name: log, hostPath: {path: /var/log, type: ""}}]',
  );
  assert.equal(mounts, [
    { name: 'log', mount_path: '/var/log', read_only: true, host_path: { path: '/var/log' } },
    { name: 'log', mount_path: '/pods', sub_path: 'pods' },
  ]);
  assert.is(volumes, undefined);
});

test('a volume that nothing mounts is declared', () => {
  const { volumes } = raised('[]', '[{name: spare, emptyDir: {}}, {name: bare}]');
  assert.equal(volumes, [
    { name: 'spare', empty_dir: {} },
    { name: 'bare', empty_dir: {} },
  ]);
});

const THREE = '[{name: a, hostPath: {path: /a}}, {name: b, hostPath: {path: /b}}, {name: c, hostPath: {path: /c}}]';
const names = (list: readonly { name: string }[] | undefined) => list?.map(({ name }) => name);

for (const [mounted, declared] of [
  ['abc', undefined],
  ['acb', ['a', 'b']],
  ['cab', ['a', 'b']],
  ['cba', ['a', 'b']],
  ['bc', ['a']],
] as const) {
  const mounts = `[${[...mounted].map((name) => `{name: ${name}, mountPath: /${name}}`).join(', ')}]`;
  test(`volumes a, b, c mounted as ${mounted}: adopted ones keep their order by declaring ${declared ?? 'none'}`, () => {
    assert.equal(names(raised(mounts, THREE, true).volumes), declared);
  });
}

for (const [what, mount, source, want] of [
  [
    'one key as the file it is mounted as',
    '{name: c, mountPath: /etc/agent.conf, subPath: agent.conf}',
    'items: [{key: agent.conf, path: agent.conf}]',
    { mount_path: '/etc/agent.conf', config_map: { name: 'c', key: 'agent.conf' } },
  ],
  [
    'one key in a folder',
    '{name: c, mountPath: /etc/agent}',
    'items: [{key: conf, path: agent.conf}]',
    { mount_path: '/etc/agent', config_map: { name: 'c', key: 'conf', path: 'agent.conf' } },
  ],
  [
    'one key in a folder that a short form would take for a file',
    '{name: c, mountPath: /etc/conf.d}',
    'items: [{key: conf, path: conf}]',
    { mount_path: '/etc/conf.d', config_map: { name: 'c', items: [{ key: 'conf', path: 'conf' }] } },
  ],
  [
    'a key with a mode of its own',
    '{name: c, mountPath: /etc/agent}',
    'items: [{key: conf, path: conf, mode: 256}], defaultMode: 292',
    {
      mount_path: '/etc/agent',
      config_map: { name: 'c', items: [{ key: 'conf', path: 'conf', mode: 256 }], default_mode: 292 },
    },
  ],
] as const) {
  test(what, () => {
    const { mounts } = raised(`[${mount}]`, `[{name: c, configMap: {name: c, ${source}}}]`);
    assert.equal(mounts, [{ name: 'c', ...want }]);
  });
}

test('a Secret is named alike in both spellings', () => {
  const { mounts } = raised('[{name: s, mountPath: /s}]', '[{name: s, secret: {secretName: tls, optional: true}}]');
  assert.equal(mounts, [{ name: 's', mount_path: '/s', secret: { name: 'tls', optional: true } }]);
});

test.run();
