import { describe, expect, it } from '@jest/globals';
import { whenDatabaseAnswers } from './when-database-answers.js';

const patience = { within: 50, every: 1 };
const failing = (times: number, error: Error): (() => Promise<number>) => {
  let asked = 0;
  return () => {
    asked += 1;
    return asked <= times ? Promise.reject(error) : Promise.resolve(asked);
  };
};

describe('work at the start of a service', () => {
  it('is repeated while the database does not answer', async () => {
    expect(await whenDatabaseAnswers(failing(3, new Error('Connection terminated due to connection timeout')), patience)).toBe(4);
    expect(await whenDatabaseAnswers(failing(2, Object.assign(new Error('no'), { code: 'ECONNREFUSED' })), patience)).toBe(3);
  });

  it('fails when the database has not answered in time', async () => {
    await expect(whenDatabaseAnswers(failing(Infinity, new Error('Connection terminated unexpectedly')), patience)).rejects.toThrow('terminated');
  });

  it('fails at once when the database has refused it', async () => {
    await expect(whenDatabaseAnswers(failing(1, Object.assign(new Error('no such table'), { code: '42P01' })), patience)).rejects.toThrow('no such table');
  });
});
