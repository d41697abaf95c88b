import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = new URL('../../..', import.meta.url).pathname;
const { NODE_OPTIONS: _, ...env } = process.env;
const check = (...args: string[]) => spawnSync(join(root, 'scripts/definitions'), args, { encoding: 'utf8', env });

describe('scripts/definitions check', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pack-'));
    cpSync(join(root, 'provinces/thai-nguyen'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('says that a pack is sound', () => {
    expect(check('check', folder)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^sound: 3 procedures/) });
  }, 30_000);

  it('lists every fault with its file and place', () => {
    const file = 'procedures/2.000635/v1.json';
    const definition = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { timeLimit?: unknown; workflow: { steps: { assignee?: unknown }[] } };
    delete definition.timeLimit;
    delete definition.workflow.steps[1]?.assignee;
    writeFileSync(join(folder, file), JSON.stringify(definition));
    const { status, stdout } = check('check', folder);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining([
      expect.stringMatching(`^${file}  /timeLimit  `), expect.stringMatching(`^${file}  /workflow/steps/1/assignee  `), '2 fault(s)',
    ]));
  }, 30_000);

  it('says so when there is no pack', () => {
    expect(check('check', join(folder, 'procedures')).status).toBe(2);
  }, 30_000);
});
