import { test } from 'uvu';
import { rule } from '../../../src/check/rules/image-repositories-are-valid.ts';
import { app, type Fields, sidecars } from '../../support/manifests.ts';
import { specify } from '../../support/rules.ts';

const IMAGE = '/spec/container/app/image';
const repo = (text: string): Fields => app({ image: { repo: text } });
const digest = (text: string): Fields => app({ image: { digest: text } });

specify(rule, [
  ['a name', repo('nginx'), []],
  ['a path', repo('fluent/fluent-bit'), []],
  ['a registry', repo('registry.k8s.io/kube-proxy'), []],
  ['a registry with a port', repo('localhost:5000/a/b_c/d--e'), []],
  ['a registry in upper case', repo('Example.com/agent'), []],
  ['an address', repo('[2001:db8::1]:5000/agent'), []],
  ['upper case', repo('Agent'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['upper case in the path', repo('ghcr.io/Acme/agent'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['a space', repo('my agent'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['a space around', repo(' agent'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['a scheme', repo('https://ghcr.io/agent'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['a slash at the end', repo('ghcr.io/agent/'), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['a tag', repo('nginx:1.27'), [`error image-repo-with-tag ${IMAGE}/repo`]],
  ['a tag after a port', repo('localhost:5000/nginx:1.27'), [`error image-repo-with-tag ${IMAGE}/repo`]],
  ['a digest', repo(`nginx@sha256:${'a'.repeat(64)}`), [`error image-repo-with-tag ${IMAGE}/repo`]],
  ['255 characters', repo('a'.repeat(255)), []],
  ['256 characters', repo('a'.repeat(256)), [`error image-repo-invalid ${IMAGE}/repo`]],
  ['tags', app({ image: { tag: 'v1.2.3_rc-1' } }), []],
  ['an empty tag is none', app({ image: { tag: '' } }), []],
  ['a plus sign', app({ image: { tag: '1.0+build' } }), [`error image-tag-invalid ${IMAGE}/tag`]],
  ['a dot first', app({ image: { tag: '.1' } }), [`error image-tag-invalid ${IMAGE}/tag`]],
  ['a tag of 128 characters', app({ image: { tag: 't'.repeat(128) } }), []],
  ['of 129', app({ image: { tag: 't'.repeat(129) } }), [`error image-tag-invalid ${IMAGE}/tag`]],
  ['a digest of 64 digits', digest(`sha256:${'0a'.repeat(32)}`), []],
  ['one of 63', digest(`sha256:${'a'.repeat(63)}`), [`error image-digest-cut ${IMAGE}/digest`]],
  ['one of 65', digest(`sha256:${'a'.repeat(65)}`), [`error image-digest-cut ${IMAGE}/digest`]],
  ['one in upper case', digest(`sha256:${'A'.repeat(64)}`), [`error image-digest-cut ${IMAGE}/digest`]],
  ['sha512 of 128 digits', digest(`sha512:${'0a'.repeat(64)}`), []],
  ['sha512 of 64', digest(`sha512:${'0a'.repeat(32)}`), [`error image-digest-cut ${IMAGE}/digest`]],
  ['an empty digest is none', digest(''), []],
  [
    'a sidecar',
    sidecars({ name: 'b', image: { repo: 'B', tag: '1' } }),
    ['error image-repo-invalid /spec/container/sidecars/0/image/repo'],
  ],
]);

test.run();
