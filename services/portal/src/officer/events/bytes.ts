const utf8 = new TextDecoder('utf-8', { fatal: true });
const shown = 4_096;

/** The text of an event, laid out when it is JSON; undefined when the bytes are no text. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    const text = utf8.decode(bytes);
    // eslint-disable-next-line no-control-regex -- what a terminal would not print is better seen as bytes
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return undefined;
    try {
      return JSON.stringify(JSON.parse(text), undefined, 2);
    } catch {
      return text;
    }
  } catch {
    return undefined;
  }
}

/** Sixteen bytes a line with their place and what of them can be read; the first 4 KB. */
export function hexOf(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shown); at += 16) {
    const row = bytes.subarray(at, Math.min(at + 16, shown));
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ').padEnd(47);
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex}  ${[...row].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('')}`);
  }
  return lines.join('\n');
}

export const isCut = (bytes: Buffer): boolean => bytes.length > shown;
