/** What a PDF can do beyond being read; an officer sees it before opening the file. */
export type PdfFlag = 'javascript' | 'launch' | 'embedded-file' | 'encrypted';

const tokens: readonly (readonly [PdfFlag, RegExp])[] = [
  ['javascript', /\/(JavaScript|JS)\b/],
  ['launch', /\/Launch\b/],
  ['embedded-file', /\/EmbeddedFiles?\b/],
  ['encrypted', /\/Encrypt\b/],
];

/** `#4a` in a PDF name is `J`: an old way to hide one. */
const unescaped = (text: string): string => text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const overlap = 64;

/** Finds marks of active content as the bytes pass by. What hides inside compressed object streams stays unseen. */
export class PdfFlags {
  private readonly found = new Set<PdfFlag>();
  private rest = '';

  see(chunk: Uint8Array): void {
    const text = this.rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    const plain = text.includes('#') ? unescaped(text) : text;
    for (const [flag, pattern] of tokens) if (!this.found.has(flag) && pattern.test(plain)) this.found.add(flag);
    this.rest = text.slice(-overlap);
  }

  get flags(): readonly PdfFlag[] {
    return tokens.map(([flag]) => flag).filter((flag) => this.found.has(flag));
  }
}
