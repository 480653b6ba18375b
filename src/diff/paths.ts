/** Whether a path of a difference is a field or lies below it: `spec.selector` and `spec.selector.matchLabels`. */
export const isBelow = (path: string, field: string): boolean =>
  path === field || (path.startsWith(field) && ['.', '['].includes(path.charAt(field.length)));
