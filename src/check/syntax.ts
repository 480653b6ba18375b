/** The syntax of Kubernetes' names. Source: k8s.io/apimachinery/pkg/util/validation, unless a function says otherwise. */

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** IsDNS1123Label. */
export const isDnsLabel = (text: string): boolean => text.length <= 63 && LABEL.test(text);

/** IsDNS1123Subdomain: a name of most objects. */
export const isDnsSubdomain = (text: string): boolean =>
  text.length <= 253 && text.split('.').every((part) => LABEL.test(part));

/** A domain that a resolver searches in (validatePodDNSConfig): "_" may stand in its parts, and a dot at its end. */
export const isSearchDomain = (text: string): boolean => text === '.' || isDomain(text.replace(/\.$/, ''));

const isDomain = (text: string): boolean =>
  text.length <= 253 && text.split('.').every((part) => /^_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(part));

/** A DNS-1123 label made of what was meant to be one; undefined where nothing is left or nothing is to mend. */
export function asDnsLabel(text: string): string | undefined {
  const mended = text
    .trim()
    .toLowerCase()
    .replace(/[\s_.]+/g, '-')
    .replace(/[^-a-z0-9]/g, '')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return mended === '' || mended === text ? undefined : mended;
}

/** The same for a DNS-1123 subdomain. */
export function asDnsSubdomain(text: string): string | undefined {
  const mended = text
    .split('.')
    .map((part) => asDnsLabel(part) ?? part)
    .join('.');
  return mended === text || !isDnsSubdomain(mended) ? undefined : mended;
}

/** IsQualifiedName: a label or annotation key, `[prefix/]name`. */
export function isQualifiedName(text: string): boolean {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  const prefixed = slash === -1 || isDnsSubdomain(text.slice(0, slash));
  return prefixed && name.length <= 63 && /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name);
}

/** IsValidLabelValue. */
export const isLabelValue = (text: string): boolean =>
  text.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(text);

/** IsConfigMapKey: a key of a ConfigMap or Secret. */
export const isDataKey = (text: string): boolean =>
  text.length <= 253 && /^[-._a-zA-Z0-9]+$/.test(text) && text !== '.' && !text.startsWith('..');

/** IsValidPathSegmentName: a name of RBAC objects (k8s.io/apimachinery/pkg/api/validation/path). */
export const isPathSegment = (text: string): boolean => text !== '' && !/^\.\.?$|[/%]/.test(text);

/** IsRelaxedEnvVarName: what Kubernetes takes as a variable's name since 1.34. */
export const isEnvName = (text: string): boolean => /^[ -<>-~]+$/.test(text);

/** IsCIdentifier: what shells and most programs take as a variable's name. */
export const isIdentifier = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

export const LONGEST_PORT_NAME = 15;

/** IsValidPortName, less its length. */
export const isPortName = (text: string): boolean => LABEL.test(text) && /[a-z]/.test(text) && !text.includes('--');

/** IsValidPortNum. */
export const isPortNumber = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;

/** validateLocalDescendingPath of k8s.io/kubernetes pkg/apis/core/validation: relative, and no way up. */
export const isInside = (path: string): boolean => !path.startsWith('/') && !path.split('/').includes('..');

/** IsHTTPHeaderName. */
export const isHeaderName = (text: string): boolean => /^[-A-Za-z0-9]+$/.test(text);

/** IsValidIP, for IPv4 as four plain decimal numbers and IPv6 without a zone. */
export const isIp = (text: string): boolean => isIpv4(text) || isIpv6(text);

const isIpv4 = (text: string): boolean => {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
};

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const count = groups.length + (isIpv4(last) ? 1 : 0);
  const hexadecimal = last.includes('.') && isIpv4(last) ? groups.slice(0, -1) : groups;
  return (
    hexadecimal.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? count <= 7 : count === 8)
  );
}
