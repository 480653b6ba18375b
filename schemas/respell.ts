/** Kubernetes' lowerCamelCase to the kind's snake_case: acronyms stay one word, also with a plural s (nonResourceURLs). */
export function snakeCase(name: string): string {
  return name
    .replace(/([A-Z]{2,})s(?![a-z])/g, (_, acronym: string) => `_${acronym.toLowerCase()}s`)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** snake_case to lowerCamelCase, as protobuf's JSON mapping writes it. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
