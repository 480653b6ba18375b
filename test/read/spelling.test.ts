/** Field names in snake_case, lowerCamelCase and as Kubernetes writes them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readApp, readSpec } from './reader.ts';

const PODS: readonly [canonical: string, ...spellings: string[]][] = [
  ['host_pid', 'hostPid', 'hostPID'],
  ['host_ipc', 'hostIpc', 'hostIPC'],
  ['set_hostname_as_fqdn', 'setHostnameAsFqdn', 'setHostnameAsFQDN'],
  ['enable_service_links', 'enableServiceLinks'],
];

for (const [canonical, ...spellings] of PODS) {
  for (const spelling of [canonical, ...spellings]) {
    test(`${spelling} is ${canonical}`, () => {
      assert.equal(readSpec(`pod: {${spelling}: true}`).spec, { pod: { [canonical]: true } });
    });
  }
}

for (const spelling of ['host_ip', 'hostIp', 'hostIP']) {
  test(`${spelling} of a port`, () => {
    assert.equal(readApp(`ports: [{${spelling}: ::1}]`).app, { ports: [{ host_ip: '::1' }] });
  });
}

for (const spelling of ['non_resource_urls', 'nonResourceUrls', 'nonResourceURLs']) {
  test(`${spelling} of a rule`, () => {
    const { spec } = readSpec(`rbac: {cluster_rules: [{${spelling}: [/metrics]}]}`);
    assert.equal(spec, { rbac: { cluster_rules: [{ non_resource_urls: ['/metrics'] }] } });
  });
}

for (const spelling of ['HostPid', 'host-pid', 'HOST_PID', 'hostpid']) {
  test(`${spelling} is no field`, () => {
    assert.equal(readSpec(`pod: {${spelling}: true}`).spec, { pod: { [spelling]: true } });
  });
}

test('keys of data are never respelled', () => {
  const { spec } = readSpec('nodeSelector: {nodeSelector: a, host_pid: b}\nconfigMaps: {hostIP: {data: {hostIP: c}}}');
  assert.equal(spec, {
    pod: { node_selector: { nodeSelector: 'a', host_pid: 'b' } },
    config_maps: { hostIP: { data: { hostIP: 'c' } } },
  });
});

test.run();
