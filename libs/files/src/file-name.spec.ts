import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentDisposition, fileHeaders } from './content-disposition.js';
import { cleanFileName } from './file-name.js';

describe('cleanFileName', () => {
  it('gives a safe name for whatever comes, and does not change it again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanFileName(given);
      expect(name).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069"<>:|?*]|^\.|^$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
      expect(cleanFileName(name)).toBe(name);
    }), { numRuns: 500 });
  });

  it('keeps the extension of a long name and cuts no letter in two', () => {
    const name = cleanFileName(`${'Giấy khai sinh '.repeat(40)}.pdf`);
    expect(name).toMatch(/^Giấy khai sinh .*\.pdf$/);
    expect(name).not.toContain('\uFFFD');
  });
});

describe('contentDisposition', () => {
  it('carries the Vietnamese name and an ASCII one', () => {
    expect(contentDisposition('Giấy hẹn Đỗ Thị (1).pdf'))
      .toBe(`attachment; filename="Giay hen Do Thi (1).pdf"; filename*=UTF-8''Gi%E1%BA%A5y%20h%E1%BA%B9n%20%C4%90%E1%BB%97%20Th%E1%BB%8B%20%281%29.pdf`);
  });

  it('cannot be made to end its header or its quotes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(contentDisposition(name)).toMatch(/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.%~-]+$/);
    }));
  });

  it('is served with nosniff and never cached', () => {
    const headers = fileHeaders({ name: 'a.png', type: 'image/png', size: 3 }, 'inline');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-type': 'image/png', 'content-length': '3' });
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(headers['content-disposition']).toMatch(/^inline;/);
  });
});
