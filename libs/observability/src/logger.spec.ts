import { describe, expect, it } from '@jest/globals';
import { createLogger, findLeaks, type LogFields } from './index.js';

const person = { name: 'Nguyễn Thị Hồng', number: '019085001234', telephone: '0912 345 678', mailbox: 'hong@example.vn' };
const seeds = Object.values(person);

const written = (log: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  log(createLogger({ level: 'debug', destination: { write: (line) => { lines.push(line); } } }));
  return lines.join('');
};

describe('the log', () => {
  it('says what is allowed', () => {
    const text = written((logger) => logger.info({ service: 'payments', route: '/bills/:id', method: 'GET', status: 200, durationMs: 3.4 }, 'request'));
    expect(JSON.parse(text)).toMatchObject({ level: 'info', service: 'payments', route: '/bills/:id', method: 'GET', status: 200, durationMs: 3.4, msg: 'request' });
  });

  it('keeps ids, which are pseudonymous', () => {
    const id = '0193a1f0-1234-7abc-8def-123456789012';
    expect(JSON.parse(written((logger) => logger.info({ resourceId: id, eventId: id }, 'published')))).toMatchObject({ resourceId: id, eventId: id });
  });

  it('drops fields that are not on the list', () => {
    const text = written((logger) => logger.info({ body: person, applicant: person.name, status: 201 } as LogFields, 'request'));
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(['level', 'msg', 'status', 'time']);
  });

  it.each(seeds)('drops %s from allowed fields and from the sentence', (seed) => {
    const text = written((logger) => {
      logger.info({ code: seed, route: `/people/${seed}`, type: seed, requestId: seed, resourceId: seed }, `received ${seed}`);
    });
    expect(text).toContain('[dropped]');
    expect(findLeaks(text, seeds)).toEqual([]);
  });

  it('describes an error without its message', () => {
    const error = Object.assign(new Error(`Key (citizen)=(${person.number}) of ${person.name} exists`), { code: '23505' });
    const text = written((logger) => logger.error({ error }, 'unexpected error'));
    expect(JSON.parse(text)).toMatchObject({ errorName: 'Error', errorCode: '23505', at: expect.arrayContaining([expect.stringContaining('logger.spec.ts')]) });
    expect(findLeaks(text, seeds)).toEqual([]);
  });
});

describe('findLeaks', () => {
  it.each([
    ['as it is', `{"name":"${person.name}"}`],
    ['without diacritics', '{"name":"NGUYEN THI HONG"}'],
    ['decomposed', person.name.normalize('NFD')],
    ['in a query', `GET /find?q=${encodeURIComponent(person.name)}`],
    ['in base64', Buffer.from(person.number).toString('base64')],
    ['a number without its spaces', 'sms to 0912345678'],
    ['a mailbox', 'to=Hong@Example.vn'],
  ])('finds a planted leak: %s', (_how, text) => {
    expect(findLeaks(`{"status":200}\n${text}`, seeds)).toEqual([expect.objectContaining({ line: 2 })]);
  });

  it('is content with a clean log', () => {
    expect(findLeaks('{"status":200,"route":"/people/:id"}', seeds)).toEqual([]);
  });
});
