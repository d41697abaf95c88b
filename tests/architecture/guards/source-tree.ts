import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The repository's root, seen from this file. */
export const repository = resolve(import.meta.dirname, '../../..');

/** What a guard says: the rule that was broken and where. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly detail: string;
}

export interface SourceFile {
  /** Path from the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const textual = /(\.(ts|tsx|mts|cts|js|mjs|cjs|json|md|css|html|sql|ya?ml|sh|svg|txt|xml|properties)|(^|\/)[A-Z]+|(^|\/)(scripts|\.ci)\/[^./]+)$/;
const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)];
  });

/** What git knows and does not ignore, committed or not yet: what a commit of everything would hold. */
function listed(root: string): string[] {
  const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, maxBuffer: 1 << 28 });
  return out.toString().split('\0').filter((path) => path !== '' && isFile(join(root, path)));
}

/** All text files of a tree; a scratch tree has no git and is walked. */
export function readTree(root: string = repository): SourceFile[] {
  const paths = root === repository ? listed(root) : walk(root).map((path) => relative(root, path));
  return paths.filter((path) => textual.test(path)).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export const isGenerated = (path: string): boolean => /(^|\/)generated\/|\.generated\.|(^|\/)assets\/|package-lock\.json$/.test(path);
export const isCode = (path: string): boolean => /\.(ts|tsx|mts|cts|js|mjs|cjs)$/.test(path);
export const isTest = (path: string): boolean =>
  /\.spec\.tsx?$|\.contract-suite\.ts$|^(libs|services)\/[^/]+\/test\/|^tests\/|^bench\//.test(path);
