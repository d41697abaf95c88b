import { readFileSync } from 'node:fs';

const folder = (path: string): URL => new URL(`../${path}`, import.meta.url);
const sheets = ['tokens', 'base', 'page', 'form', 'dossier', 'officer'] as const;

const shrink = (css: string): string =>
  css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replaceAll(';}', '}').trim();

/**
 * The one style sheet of all pages, comments and blanks removed. Its `url("asset:<name>")` are answered by
 * `resolve`, so that the caller decides where and under which hashed name an asset is served.
 */
export function stylesheet(resolve: (name: string) => string): string {
  const css = sheets.map((sheet) => readFileSync(folder(`styles/${sheet}.css`), 'utf8')).join('\n');
  return shrink(css).replace(/asset:([\w.-]+)/g, (_, name: string) => resolve(name));
}

/** Files that pages refer to, as name, content and type. */
export function assets(): readonly { name: string; type: string; content: Buffer }[] {
  return [
    { name: 'be-vietnam-pro-700.woff2', type: 'font/woff2', content: readFileSync(folder('assets/be-vietnam-pro-700.woff2')) },
    { name: 'desk-keys.js', type: 'text/javascript; charset=utf-8', content: readFileSync(folder('assets/desk-keys.js')) },
    { name: 'mark.svg', type: 'image/svg+xml', content: readFileSync(folder('assets/mark.svg')) },
  ];
}
