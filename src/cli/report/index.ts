import type { Style } from '../colour.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif.ts';

/** A report as text, ending with a line break; empty when there is nothing to say. */
export type Reporter = (report: Report, style: Style) => string;

export const formats = ['pretty', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

export const reporters: Readonly<Record<Format, Reporter>> = { pretty, json, sarif, github };
