import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runningSimulators, secrets, type Running } from '../../test/running.js';
import { segmentsOf } from './sms-text.js';

describe('SMS gateway', () => {
  let running: Running;
  beforeEach(async () => { running = await runningSimulators(); });
  afterEach(() => running.close());

  const send = (body: unknown, key = secrets.smsApiKey) => running.post('/sms/messages', body, { 'x-api-key': key });
  const message = { to: '+84912345678', text: 'Ho so cua ban da duoc tiep nhan', reference: 'r1' };

  it('sends once per reference and shows it', async () => {
    const first = await send(message);
    expect([first.status, await first.json()]).toEqual([202, { id: expect.any(String), segments: 1 }]);
    expect(await (await send(message)).json()).toMatchObject({ duplicate: true });
    expect(await (await running.get('/sms/api/messages?to=%2B84912345678')).json()).toHaveLength(1);
    expect(await (await running.get('/sms/api/messages?to=%2B84900000000')).json()).toEqual([]);
    expect(await (await running.get('/sms')).text()).toContain(message.text);
  });

  it.each([
    [{ ...message, to: '0912345678' }, 'invalid-number'], [{ ...message, text: ' ' }, 'empty-text'], [{ ...message, text: 'ộ'.repeat(71) }, 'accented-text-too-long'],
    [{ ...message, text: 'a'.repeat(460) }, 'text-too-long'], ['x', 'invalid-number'],
  ])('refuses %j', async (body, error) => {
    const response = await send(body);
    expect([response.status, await response.json()]).toEqual([422, { error }]);
  });

  it('wants its key, and fails when told', async () => {
    expect((await send(message, 'sai')).status).toBe(401);
    await running.post('/sms/control', { failNext: 1 });
    expect([(await send(message)).status, (await send(message)).status]).toEqual([503, 202]);
  });

  it('counts segments', () => {
    expect(['a'.repeat(160), 'a'.repeat(161), 'ộ'.repeat(70), 'ộ'.repeat(71), '['.repeat(81)].map((t) => segmentsOf(t).segments)).toEqual([1, 2, 1, 2, 2]);
  });
});
