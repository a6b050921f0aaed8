/** Every text of a catalog with where it stands; functions are left to tests of their own. */
export function textsIn(words: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof words === "string") return [[path, words]];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, word]) => textsIn(word, path ? `${path}.${key}` : key));
}

/** Where a French text breaks the rules of French typography; empty when it does not. */
export function frenchTypographyFaults(text: string): readonly string[] {
  const faults: readonly (readonly [fault: string, pattern: RegExp])[] = [
    ["a plain space where a no-break space belongs", / [:;?!%»€]|« |«[^\u00a0]|[^\u00a0]»/],
    ["punctuation glued to the word before", /\p{L}[:;?!](?!\/\/)/u],
    ["a straight apostrophe or three dots", /'|\.\.\./],
    ["two spaces", / {2}|\u00a0[ \u00a0]| \u00a0/],
    ["an English quotation mark", /[“”"]/],
  ];
  return faults.filter(([, pattern]) => pattern.test(text)).map(([fault]) => `${fault}: ${text}`);
}

/** Where an English text breaks the rules of ours; empty when it does not. */
export function englishTypographyFaults(text: string): readonly string[] {
  const faults: readonly (readonly [fault: string, pattern: RegExp])[] = [
    ["a space before punctuation", /[ \u00a0][:;?!,]/],
    ["a straight quotation mark, or three dots", /["']|\.\.\./],
    ["a French quotation mark", /[«»]/],
    ["two spaces", / {2}/],
  ];
  return faults.filter(([, pattern]) => pattern.test(text)).map(([fault]) => `${fault}: ${text}`);
}
