export interface Image {
  readonly repo: string;
  readonly tag?: string;
  readonly digest?: string;
}

/**
 * `host:5000/repo:tag@sha256:…` in its parts. A colon before the last slash is the registry's port.
 * Grammar: github.com/distribution/reference.
 */
export function parseImage(text: string): Image {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const colon = name.lastIndexOf(':');
  const tagged = colon > name.lastIndexOf('/');
  return {
    repo: tagged ? name.slice(0, colon) : name,
    ...(tagged ? { tag: name.slice(colon + 1) } : {}),
    ...(at < 0 ? {} : { digest: text.slice(at + 1) }),
  };
}
