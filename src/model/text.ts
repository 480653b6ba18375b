/** A text without those of `characters` that end it. `/x+$/` would look at each run of them once from each of its characters. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** What of a path or an image stands after its last slash. */
export const lastPart = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
