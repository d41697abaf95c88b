import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { repository } from './source-tree.js';
import type { Violation } from './source-tree.js';

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const bin = (name: string): string => join(repository, 'node_modules', '.bin', name);

/** Runs one of the repository's tools with the pinned Node in the given tree. */
const tool = (root: string, name: string, args: readonly string[]): Promise<Answer> =>
  new Promise((resolve) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: root, NX_NO_CLOUD: 'true', NODE_OPTIONS: '', FORCE_COLOR: '0' };
    for (const name of Object.keys(env)) if (name.startsWith('JEST_')) delete env[name];
    execFile(process.execPath, [bin(name), ...args], { cwd: root, env, maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
    });
  });

const parsed = <T>(name: string, { code, out, err }: Answer): T => {
  try {
    return JSON.parse(out) as T;
  } catch {
    throw new Error(`${name} ended with ${code} and no JSON:\n${out.slice(0, 2000)}\n${err.slice(0, 2000)}`);
  }
};

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly severity: number; readonly line?: number; readonly message: string }[];
}

/** ESLint with the Nx boundaries. Without a cached project graph the boundary rule says nothing and exits 0, so the graph comes first. */
export async function lint(root: string): Promise<{ files: number; violations: Violation[] }> {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const graph = await tool(root, 'nx', ['graph', `--file=${join(cache, 'graph.json')}`]);
  if (graph.code !== 0) throw new Error(`nx graph ended with ${graph.code}:\n${graph.out}\n${graph.err}`);
  const files = parsed<LintedFile[]>('eslint', await tool(root, 'eslint', ['.', '--format', 'json']));
  const violations = files.flatMap(({ filePath, messages }) => messages.filter(({ severity }) => severity === 2).map(({ ruleId, line, message }) => (
    { rule: ruleId ?? 'parse', file: relative(root, filePath), detail: `line ${line ?? 0}: ${message}` })));
  return { files: files.length, violations };
}

interface Cruise {
  readonly modules: readonly unknown[];
  readonly summary: { readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] };
}

/** dependency-cruiser over the folders that exist. */
export async function cruise(root: string, folders: readonly string[]): Promise<{ modules: number; violations: Violation[] }> {
  const { modules, summary } = parsed<Cruise>('depcruise', await tool(root, 'depcruise', [...folders, '--output-type', 'json']));
  return { modules: modules.length, violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, file: from, detail: `imports ${to}` })) };
}
