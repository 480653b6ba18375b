/** A text the user wrote, and the name it is reported under: a path as given, or `<stdin>`. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Offsets into a source's text in UTF-16 code units; end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Place {
  readonly source: Source;
  readonly span: Span;
}

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Line and column of an offset. CR LF, LF and a lone CR end a line, as in YAML. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  const breaks = /\r\n?|\n/g;
  for (
    let match = breaks.exec(text);
    match !== null && match.index + match[0].length <= offset;
    match = breaks.exec(text)
  ) {
    line++;
    start = match.index + match[0].length;
  }
  return { line, column: offset - start + 1 };
}
