declare const helm: unique symbol;

/** Text that may stand in a Helm template: ours, or the user's gone through `escapeHelm`. */
export type HelmText = string & { readonly [helm]: true };

/** The user's text as template text: Helm prints it as it stands. */
export function escapeHelm(text: string): HelmText {
  return text.replaceAll('{{', '{{ "{{" }}') as HelmText;
}

/** Text without braces or line breaks by construction: names of the contract, Kubernetes' field names. */
export const ours = (text: string): HelmText => text as HelmText;
