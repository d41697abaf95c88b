import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.ts';
import { PartSkipped } from './part.ts';
import { cacheDir, projectRoot } from './project.ts';

const needs = async (part: string, command: string, args: readonly string[]): Promise<string> => {
  try {
    return await run(command, args);
  } catch {
    throw new PartSkipped(part, `${command} is missing or does not run`);
  }
};

/** Java 17 or newer and Maven, or a named skip. */
export async function needJava(part: string): Promise<void> {
  const version = await needs(part, 'java', ['-version']);
  const major = Number(/version "(\d+)/.exec(version)?.[1] ?? 0);
  if (major < 17) throw new PartSkipped(part, `Java ${major} is too old, 17 is needed`);
}

/**
 * The files that a pom in `deploy/local/<part>` names, in a folder of `.cache/`; fetched again only when the pom
 * changes. What comes half is never used.
 */
export async function fetchWithMaven(part: string): Promise<string> {
  const pom = join(projectRoot, 'deploy/local', part, 'pom.xml');
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 10);
  const folder = join(cacheDir, `${part}-${version}`);
  if (existsSync(folder)) return folder;
  await needs(part, 'mvn', ['--version']);
  const half = `${folder}.${process.pid}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  try {
    await run('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${half}`, '-DincludeScope=runtime']);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw new PartSkipped(part, `Maven could not fetch it: ${String(error).slice(-300)}`);
  }
  if (!existsSync(folder)) renameSync(half, folder);
  return folder;
}
