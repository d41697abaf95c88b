/** Segments of a message: 160 characters of GSM 7-bit, or 70 of UCS-2 once one sign is outside it; less when joined. */
export function segmentsOf(text: string): { segments: number; accented: boolean } {
  const accented = /[^\x20-\x7e\n\r]/.test(text);
  const length = accented ? text.length : [...text].reduce((sum, c) => sum + (/[\^{}\\[~\]|]/.test(c) ? 2 : 1), 0);
  const [single, joined] = accented ? [70, 67] : [160, 153];
  return { segments: length <= single ? 1 : Math.ceil(length / joined), accented };
}

/** Why a message is refused, or undefined: three segments at most, and accented text only while it fits in one. */
export function refusalOf(to: unknown, text: unknown): string | undefined {
  if (typeof to !== 'string' || !/^\+84(3|5|7|8|9)\d{8}$/.test(to)) return 'invalid-number';
  if (typeof text !== 'string' || text.trim() === '') return 'empty-text';
  const { segments, accented } = segmentsOf(text);
  if (accented && segments > 1) return 'accented-text-too-long';
  return segments > 3 ? 'text-too-long' : undefined;
}
