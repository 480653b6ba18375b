import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Image, parseImage } from '../../src/model/image.ts';

const IMAGES: readonly [text: string, image: Image][] = [
  ['nginx', { repo: 'nginx' }],
  ['nginx:1.27', { repo: 'nginx', tag: '1.27' }],
  ['prom/node-exporter:v1.7.0', { repo: 'prom/node-exporter', tag: 'v1.7.0' }],
  ['localhost:5000/nginx', { repo: 'localhost:5000/nginx' }],
  ['localhost:5000/nginx:1', { repo: 'localhost:5000/nginx', tag: '1' }],
  ['nginx@sha256:abc', { repo: 'nginx', digest: 'sha256:abc' }],
  ['host:5000/a/b:t@sha256:abc', { repo: 'host:5000/a/b', tag: 't', digest: 'sha256:abc' }],
  ['nginx:', { repo: 'nginx', tag: '' }],
  ['', { repo: '' }],
];

for (const [text, image] of IMAGES) {
  test(`image ${JSON.stringify(text)}`, () => {
    assert.equal(parseImage(text), image);
  });
}

test.run();
