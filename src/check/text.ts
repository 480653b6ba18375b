const utf8 = new TextEncoder();

/** The length of a text in UTF-8. */
export const bytesOf = (text: string): number => utf8.encode(text).length;
