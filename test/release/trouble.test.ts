/** Registries on a bad day: a clear error, the right exit code, nothing lost, and no secret in what is printed. */
import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bundle } from '../../scripts/esbuild.ts';
import { findPublished } from '../../src/effects/registry.ts';
import { everyHelm } from '../support/charts.ts';
import { type Fault, type FaultyProxy, startProxy } from '../support/faulty-proxy.ts';
import { plant, temporaryFolder } from '../support/folder.ts';
import { freePort, LOGIN, startRegistry } from '../support/registry.ts';
import { agent, ds2helm, helmOf, type Said, type User, user } from '../support/release.ts';

const folder = temporaryFolder();
plant(folder, { 'a.yaml': agent('agent-a'), 'b.yaml': agent('agent-b') });
const a = join(folder, 'a.yaml');
const b = join(folder, 'b.yaml');
const plain = await startRegistry();
const program = join(folder, 'dist/ds2helm.cjs');
await bundle(join(folder, 'dist'));

const publish = (who: User, address: string, ...args: readonly string[]): Promise<Said> =>
  ds2helm(who, 'publish', a, ...args, `oci://${address}/charts`);

function failed({ code, out, err }: Said, message: RegExp): void {
  assert.is(code, 3, err);
  assert.is(out, '');
  assert.match(err, message);
  assert.not.match(err, LOGIN.password);
  assert.not.match(err, Buffer.from(`${LOGIN.user}:${LOGIN.password}`).toString('base64'));
}

/** Publishes through a proxy with a fault, and looks at what stands behind it. */
async function through(
  fault: (line: string, nth: number) => Fault,
  action: (proxy: FaultyProxy) => Promise<void>,
): Promise<void> {
  const proxy = await startProxy(plain.host, fault);
  try {
    await action(proxy);
  } finally {
    proxy.stop();
  }
}

test('a registry that wants a login', () =>
  everyHelm(async (helm) => {
    const registry = await startRegistry({ login: true });
    const who = user(helm);
    failed(await publish(who, registry.host, '--plain-http'), /wants a login.*\n.*helm registry login 127/);
    // Helm 3 has no such flag, and speaks HTTP with this machine by itself.
    const flags = helm.major === 3 ? [] : ['--plain-http'];
    const login = (password: string) =>
      helmOf(who, 'registry', 'login', registry.host, ...flags, '-u', LOGIN.user, '-p', password);
    await login(`${LOGIN.password}x`);
    failed(await publish(who, registry.host, '--plain-http'), /wants a login/);
    const { code, stderr } = await login(LOGIN.password);
    assert.is(code, 0, stderr);
    const { code: published, out, err } = await publish(who, registry.host, '--plain-http');
    assert.is(published, 0, err);
    assert.match(out, /^published /);
    registry.stop();
  }));

test('a certificate of an authority that nobody knows', () =>
  everyHelm(async (helm) => {
    const registry = await startRegistry({ tls: true });
    const who = user(helm);
    // Helm 3 tries plain HTTP on this machine, unless it doesn't recognise its name.
    const host = registry.host.replace('127.0.0.1', 'LOCALHOST');
    failed(await publish(who, host), /certificate of LOCALHOST.* not one to trust.*\n.*--ca-file/);
    failed(await publish(who, host, '--plain-http'), /does not understand plain HTTP/);
    const { code, out, err } = await publish(who, host, '--ca-file', registry.caFile ?? '');
    assert.is(code, 0, err);
    assert.match(out, /^published /);
    registry.stop();
  }));

test('a registry without TLS, where Helm 4 does not fall back by itself', () =>
  everyHelm(async (helm) => {
    const said = await publish(user(helm), plain.host);
    if (helm.major === 4) failed(said, /speaks HTTP, not HTTPS.*\n.*--plain-http/);
    else assert.is(said.code, 0, said.err);
  }));

test('no registry', () =>
  everyHelm(async (helm) => {
    const start = performance.now();
    failed(await publish(user(helm), `127.0.0.1:${await freePort()}`, '--plain-http'), /can't be reached/);
    assert.ok(performance.now() - start < 5000, 'nothing to wait for');
  }));

test('a user in the address is refused, and not repeated', async () => {
  const { code, err } = await ds2helm({ env: {} } as User, 'publish', a, 'oci://robot:s3cret-pass@r.example/charts');
  assert.is(code, 2);
  assert.not.match(err, LOGIN.password);
  assert.match(err, 'helm registry login r.example');
});

/** Helm itself asks six times where it is told to wait, Helm 3 at once; where a connection breaks it asks once. */
const PASSING: readonly (readonly [name: string, fault: Fault, hits: RegExp, times: Record<3 | 4, number>])[] = [
  ['429 to the first requests', { status: 429 }, /./, { 3: 7, 4: 2 }],
  ['503 where an upload begins', { status: 503 }, /^POST/, { 3: 2, 4: 2 }],
  ['connections that break at once', 'break', /./, { 3: 2, 4: 2 }],
  ['connections that break in an upload', 'break', /^(PUT|PATCH)/, { 3: 2, 4: 2 }],
];

for (const [name, fault, hits, times] of PASSING) {
  test(`${name}, then success`, () =>
    everyHelm((helm) => {
      let left = times[helm.major];
      return through(
        (line) => (hits.test(line) && left-- > 0 ? fault : undefined),
        async (proxy) => {
          const { code, out, err } = await ds2helm(
            user(helm),
            'publish',
            a,
            `oci://${proxy.host}/${name.length}-${helm.major}`,
            '--plain-http',
          );
          assert.is(code, 0, err);
          assert.match(out, /^published /);
          assert.ok(left < 0, 'the fault passed');
        },
      );
    }));
}

test('429 for ever is told as such', () =>
  everyHelm((helm) =>
    through(
      () => ({ status: 429 }),
      async ({ host }) => {
        const registry = { host, path: 'x', plainHttp: true, env: user(helm).env, delays: [] };
        const failure = await findPublished(registry, { name: 'agent-a', version: '0.1.0' }).then(String, String);
        assert.match(failure, /is asked too often/);
      },
    ),
  ));

const REFUSED: readonly (readonly [status: number, code: string, says: RegExp])[] = [
  [400, 'NAME_INVALID', /refuses the name of the repository|did not do what it was asked/],
  [403, 'DENIED', /refuses: the login may not do this/],
];

for (const [status, code, says] of REFUSED) {
  test(`a push that is refused with ${code}`, () =>
    everyHelm((helm) =>
      through(
        (line) =>
          line.startsWith('POST') ? { status, body: JSON.stringify({ errors: [{ code, message: 'no' }] }) } : undefined,
        async (proxy) =>
          failed(
            await ds2helm(
              user(helm),
              'publish',
              a,
              `oci://${proxy.host}/refused-${status}-${helm.major}`,
              '--plain-http',
            ),
            says,
          ),
      ),
    ));
}

test('--dry-run only reads', () =>
  everyHelm((helm) =>
    through(
      () => undefined,
      async (proxy) => {
        const { code, out } = await ds2helm(
          user(helm),
          'publish',
          a,
          `oci://${proxy.host}/dry-${helm.major}`,
          '--plain-http',
          '--dry-run',
        );
        assert.is(code, 0);
        assert.is(out, `would publish oci://${proxy.host}/dry-${helm.major}/agent-a:0.1.0\n`);
        assert.ok(proxy.seen.length > 0);
        assert.equal(
          proxy.seen.filter((line) => !/^(GET|HEAD) /.test(line)),
          [],
        );
      },
    ),
  ));

test('a chart that does not render to what its manifest means is not pushed', () =>
  everyHelm((helm) =>
    through(
      () => undefined,
      async ({ host, seen }) => {
        const bin = temporaryFolder();
        plant(bin, {
          helm: `#!/bin/sh\n[ "$1" = template ] || exec ${helm.path} "$@"\n${helm.path} "$@" | sed s/agent:1.0/agent:1.1/\n`,
        });
        chmodSync(join(bin, 'helm'), 0o755);
        const who = user(helm, { HELM_BIN: join(bin, 'helm') });
        const { code, out, err } = await ds2helm(
          who,
          'publish',
          a,
          `oci://${host}/unsound-${helm.major}`,
          '--plain-http',
        );
        assert.equal([code, out], [1, '']);
        assert.match(err, 'example.com/agent:1.1');
        assert.equal(seen, []);
      },
    ),
  ));

test('when the second of two fails, the first is told, and the next run does the rest', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const path = `two-${helm.major}`;
    await through(
      (line) => (/^POST .*agent-b/.test(line) ? { status: 403 } : undefined),
      async ({ host }) => {
        const { code, out, err } = await ds2helm(who, 'publish', a, b, `oci://${host}/${path}`, '--plain-http');
        assert.is(code, 3, err);
        assert.match(out, /^published \S+agent-a:0\.1\.0\n {2}sha256:\w+\n$/);
      },
    );
    const { code, out } = await ds2helm(who, 'publish', a, b, `oci://${plain.host}/${path}`, '--plain-http');
    assert.is(code, 0);
    assert.match(out, /^unchanged \S+agent-a:.*\n.*\npublished \S+agent-b:/);
  }));

test('killed before the manifest is there: nothing stands in the registry, and the next run publishes', () =>
  everyHelm(async (helm) => {
    const who = user(helm);
    const path = `killed-${helm.major}`;
    await through(
      (line) => (/^PUT \S+\/manifests\//.test(line) ? 'stall' : undefined),
      async ({ host, seen }) => {
        const child = spawn(process.execPath, [program, 'publish', a, `oci://${host}/${path}`, '--plain-http'], {
          detached: true,
          stdio: 'ignore',
          env: { ...who.env, TMPDIR: temporaryFolder() },
        });
        let isOver = false;
        const ended = new Promise((resolve) => child.once('exit', resolve)).then(() => {
          isOver = true;
        });
        while (!isOver && !seen.some((line) => /^PUT \S+\/manifests\//.test(line))) await pause(20);
        assert.is(isOver, false, 'it ended by itself');
        process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
        await ended;
      },
    );
    const pulled = await helmOf(
      who,
      'pull',
      `oci://${plain.host}/${path}/agent-a`,
      '--version',
      '0.1.0',
      '--plain-http',
    );
    assert.match(pulled.stderr, /not found/);
    const { code, out } = await ds2helm(who, 'publish', a, `oci://${plain.host}/${path}`, '--plain-http');
    assert.is(code, 0);
    assert.match(out, /^published /);
  }));

test.after(() => plain.stop());
test.run();
