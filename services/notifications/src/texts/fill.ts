export type Values = Readonly<Record<string, string | undefined>>;

/** One line without control characters: a value can never end a header or begin another. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** At most so many characters, cut at a word where there is one. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 3);
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,;.–-]+$/u, '')}...`;
}

/** The text with its values, or undefined when one of them is missing. */
export function fill(text: string, values: Values): string | undefined {
  let missing = false;
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    missing ||= value === undefined || value === '';
    return value ?? '';
  });
  return missing ? undefined : filled;
}

export const fillAll = (lines: readonly string[], values: Values): string[] => lines.flatMap((line) => fill(line, values) ?? []);
