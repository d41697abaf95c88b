import { isCode, isGenerated } from './source-tree.js';
import type { SourceFile, Violation } from './source-tree.js';

/** The closed list: a role that is not here is a new idea and needs a line in the design first. */
export const roles = [
  'use-case', 'query', 'controller', 'consumer', 'row', 'repository', 'read-model', 'persistence', 'events', 'errors', 'policy',
  'config', 'permissions', 'telemetry', 'module', 'page', 'layout', 'component',
] as const;
const testRoles = ['spec', 'int.spec', 'contract.spec', 'contract-suite'];

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const known = new Set<string>(['', ...roles, ...testRoles, ...roles.flatMap((role) => testRoles.map((test) => `${role}.${test}`))]);

const faultOf = (path: string): string | undefined => {
  const parts = path.split('/');
  const [what = '', ...rest] = (parts.pop() ?? '').replace(/^\./, '').replace(/(\.d)?\.[a-z]+$/, '').split('.');
  const folder = parts.find((part) => !kebab.test(part.replace(/^\./, '')));
  if (folder !== undefined) return `folder ${folder} is not kebab-case`;
  if (!kebab.test(what)) return `${what} is not kebab-case`;
  return known.has(rest.join('.')) ? undefined : `no role ${rest.join('.')}`;
};

/** Code files are `<what>.<role>.ts` in kebab-case, roles from the closed list. */
export const misnamed = (files: readonly SourceFile[]): Violation[] =>
  files.filter(({ path }) => isCode(path) && !isGenerated(path)).flatMap(({ path }) => {
    const fault = faultOf(path);
    return fault === undefined ? [] : [{ rule: 'names', file: path, detail: fault }];
  });

/** A name that says nothing collects everything. */
export const emptyNames = (files: readonly SourceFile[]): Violation[] => {
  const found = files.flatMap(({ path }) => /^(libs\/(?:shared|common|utils?|helpers|misc|core))\//.exec(path)?.[1] ?? []);
  return [...new Set(found)].map((file) => ({ rule: 'empty-name', file, detail: 'a lib is named after what it does' }));
};
