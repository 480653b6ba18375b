import type { Style } from '../colour.ts';
import type { Report } from './report.ts';

/** A report as text, ending with a line break; empty when there is nothing to say. */
export type Reporter = (report: Report, style: Style) => string;

export const formats = ['pretty', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** Of each format; loaded when there is something to report. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  github: async () => (await import('./github.ts')).github,
};
