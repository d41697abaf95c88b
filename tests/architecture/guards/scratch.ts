import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './source-tree.js';

/** A workspace of its own below `.cache`, with the repository's configuration and packages: bad files never stand in the real tree. */
export interface Scratch {
  readonly root: string;
  write(path: string, text: string): void;
  remove(): void;
}

const configuration = ['nx.json', 'tsconfig.json', 'tsconfig.base.json', '.dependency-cruiser.cjs'];

/** Packages are linked one by one, because `@tinhso/*` must lead into the scratch workspace. */
function linkPackages(root: string): void {
  const modules = join(repository, 'node_modules');
  mkdirSync(join(root, 'node_modules', '@tinhso'), { recursive: true });
  for (const name of readdirSync(modules)) {
    if (name !== '@tinhso' && !name.startsWith('.')) symlinkSync(join(modules, name), join(root, 'node_modules', name));
  }
}

const projectFolders = (): string[] =>
  ['libs', 'services'].flatMap((kind) => readdirSync(join(repository, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory()).map((entry) => `${kind}/${entry.name}`));

function copyProject(root: string, folder: string): void {
  mkdirSync(join(root, folder, 'src'), { recursive: true });
  cpSync(join(repository, folder, 'package.json'), join(root, folder, 'package.json'));
  writeFileSync(join(root, folder, 'src', 'index.ts'), 'export const here = true;\n');
  const { name } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { name: string };
  symlinkSync(join(root, folder), join(root, 'node_modules', name));
}

/** Every project of the repository with its real tags and an empty index; the caller adds what is to be caught. */
export function createScratch(): Scratch {
  const parent = join(repository, '.cache', 'architecture');
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'scratch-'));
  for (const file of configuration) cpSync(join(repository, file), join(root, file));
  cpSync(join(repository, 'eslint.config.mjs'), join(root, 'eslint.config.mjs'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'scratch', private: true, type: 'module', workspaces: ['libs/*', 'services/*'] }));
  linkPackages(root);
  for (const folder of projectFolders()) copyProject(root, folder);
  return {
    root,
    write(path, text) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
