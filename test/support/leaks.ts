/** Every form in which a secret may be hidden in a text. */

/** Base64 of a secret that starts one or two bytes into a longer text too: the part that doesn't depend on what is around it. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
    return whole.slice([0, 2, 3][before]);
  });
}

const jsonForm = (secret: string): string => JSON.stringify(secret).slice(1, -1);

/** JSON as Go writes it. */
const goForm = (secret: string): string =>
  jsonForm(secret).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

export function leakForms(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = base64Forms(secret);
  const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const url = encodeURIComponent(secret);
  const all = [secret, ...base64, ...urlSafe, hex, hex.toUpperCase(), url, url.replaceAll('%20', '+')];
  return [...new Set([...all, jsonForm(secret), goForm(secret), secret.replaceAll("'", "''")])];
}

/** A new text of 16 to 40 characters that begins and ends plain, the same for the same state of `random`. */
export function randomSecret(random: () => number): string {
  const plain = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
  const odd = `${plain}${plain}!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ éß日`;
  const pick = (from: string): string => [...from][Math.floor(random() * [...from].length)] ?? '';
  const length = 14 + Math.floor(random() * 25);
  return pick(plain) + Array.from({ length }, () => pick(odd)).join('') + pick(plain);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
