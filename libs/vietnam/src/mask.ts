export type Maskable = 'identity-number' | 'tax-code' | 'phone' | 'email' | 'name' | 'health-insurance';

const keep = (text: string, start: number, end: number): string => {
  const chars = [...text];
  const hidden = Math.max(0, chars.length - start - end);
  return chars.slice(0, start).join('') + '•'.repeat(hidden) + (end > 0 ? chars.slice(start + hidden).join('') : '');
};

/**
 * Hides most of a personal value so that its owner recognises it and nobody else learns it. A value that is too short
 * for its kind is hidden as a whole.
 */
export function mask(kind: Maskable, value: string): string {
  const chars = [...value].length;
  switch (kind) {
    case 'identity-number': return chars >= 9 ? keep(value, 3, 3) : keep(value, 0, 0);
    case 'tax-code': return chars >= 10 ? keep(value, 2, 3) : keep(value, 0, 0);
    case 'phone': return chars >= 9 ? keep(value, 0, 3) : keep(value, 0, 0);
    case 'health-insurance': return chars >= 10 ? keep(value, 2, 3) : keep(value, 0, 0);
    case 'email': {
      const [, local = '', domain = ''] = /^([^@]+)@(.+)$/.exec(value) ?? [];
      return domain ? `${keep(local, local.length > 2 ? 1 : 0, 0)}@${domain}` : keep(value, 0, 0);
    }
    case 'name': return value.trim().split(/\s+/u).map((word, i, all) => (i === all.length - 1 && i > 0 ? word : keep(word, i === 0 ? 1 : 0, 0))).join(' ');
  }
}
