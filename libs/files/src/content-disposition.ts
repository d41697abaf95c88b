import { asciiFileName, cleanFileName } from './file-name.js';
import type { FileType } from './file-type.js';

const encoded = (name: string): string => encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition by RFC 6266 with a UTF-8 name and an ASCII fallback; no name can end the header. */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const clean = cleanFileName(name);
  return `${kind}; filename="${asciiFileName(clean)}"; filename*=UTF-8''${encoded(clean)}`;
}

/**
 * The headers every stored file is served with. `inline` is for a reader beside the form: the sandbox keeps whatever
 * the file contains away from the page's origin. PDF readers of browsers do not open in a sandbox, so PDF goes without.
 */
export const fileHeaders = (file: { readonly name: string; readonly type: FileType; readonly size: number }, kind: 'attachment' | 'inline' = 'attachment'): Record<string, string> => ({
  'content-type': file.type,
  'content-length': String(file.size),
  'content-disposition': contentDisposition(file.name, kind),
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'content-security-policy': file.type === 'application/pdf' ? `default-src 'none'; object-src 'self'; frame-ancestors 'self'` : `default-src 'none'; sandbox; frame-ancestors 'self'`,
});
