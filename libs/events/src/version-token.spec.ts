import { describe, expect, it } from '@jest/globals';
import { outboxChange } from './outbox/outbox-change.js';
import { decodeVersionToken, decodeVersionTokens, encodeVersionToken, versionTokenOf } from './version-token.js';

const event = (n: number) => ({
  id: `0190d1b0-0000-7000-8000-${String(n).padStart(12, '0')}`, type: 'dossier.accepted.v1', subject: 'd-1', sequence: n, aggregateVersion: n + 4,
  topic: 'public-services.dossier.events', data: {}, time: '2026-11-23T09:00:00+07:00',
});

describe('version token', () => {
  it('names the aggregate, its version and the events that the changes tell', () => {
    const changes = [{ name: 'dossier', text: '', values: [] }, outboxChange([event(1), event(2)], 'dossier')];
    expect(decodeVersionToken(versionTokenOf(changes) ?? '')).toEqual({
      subject: 'd-1', version: 6, events: [event(1), event(2)].map(({ id, type }) => ({ id, type })),
    });
  });

  it('does not exist when nothing is told', () => {
    expect(versionTokenOf([{ name: 'note', text: '', values: [] }])).toBeUndefined();
  });

  it('stays short enough for a header, however much was told', () => {
    const token = versionTokenOf([outboxChange(Array.from({ length: 200 }, (_, n) => event(n + 1)), 'dossier')]) ?? '';
    expect(token.length).toBeLessThan(2_500);
    expect(decodeVersionToken(token)?.events.at(-1)?.id).toBe(event(200).id);
  });

  it('is one of a list when several acts are waited for', () => {
    const made = [1, 2, 3, 4, 5, 6].map(event).map(({ id, type, subject }) => encodeVersionToken({ subject, version: 1, events: [{ id, type }] }));
    expect(decodeVersionTokens(made.slice(0, 2).join(', '))?.flatMap(({ events }) => events.map(({ id }) => id))).toEqual([event(1).id, event(2).id]);
    expect(decodeVersionTokens(`${made[0]},nonsense`)).toBeUndefined();
    expect(decodeVersionTokens(made.join(','))).toBeUndefined();
  });

  it.each(['', 'x', '%%%', 'a'.repeat(5_000), ...[[], {}, ['d', 1], ['d', 1, ['id']], ['d', 'x', ['id', 't']], ['d', 1, ['', 't']], ['d', 1, ['a\0', 't']]]
    .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'))])('is not read from %j', (text) => {
    expect(decodeVersionToken(text)).toBeUndefined();
  });
});
