import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tinhso/kernel';
import { UnreadableEvent } from '../incoming-event.js';
import { verdictOn } from './verdict.js';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('verdict on a failure', () => {
  it.each([
    ['wait', new DomainError('unavailable', 'common/database-unavailable')],
    ['wait', new DomainError('version-mismatch', 'common/version-mismatch')],
    ['wait', coded('40P01')], ['wait', coded('57P01')], ['wait', coded('53300')], ['wait', coded('ECONNREFUSED')],
    ['wait', new TypeError('fetch failed', { cause: coded('ECONNRESET') })],
    ['wait', Object.assign(new Error('aborted'), { name: 'TimeoutError' })],
    ['try', new TypeError('x is undefined')], ['try', coded('23505')], ['try', new DomainError('internal', 'test/bug')], ['try', 'text'],
    ['refuse', new DomainError('conflict', 'test/rule')], ['refuse', new DomainError('not-found', 'test/none')],
    ['refuse', new UnreadableEvent('no')],
  ])('%s: %s', (verdict, error) => {
    expect(verdictOn(error)).toBe(verdict);
  });
});
