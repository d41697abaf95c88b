import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runningSimulators, type Running } from '../test/running.js';

describe('simulators', () => {
  let running: Running;
  beforeAll(async () => { running = await runningSimulators(); });
  afterAll(() => running.close());

  it.each(['', '/national-portal', '/vnpay', '/sms', '/mailbox', '/vnpay/left'])('%s says that it is not real, in Vietnamese, without scripts', async (path) => {
    const response = await running.get(path);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toMatch(/<html lang="vi">[\s\S]*<strong>Mô phỏng\.<\/strong> Đây không phải hệ thống thật/);
    expect(text).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('answers what it does not know with 404, nonsense with 400, and floods with 413', async () => {
    expect((await running.get('/khac')).status).toBe(404);
    expect((await running.get('/national-portal/dossiers/%E0%A4%A')).status).toBe(400);
    expect((await running.post('/sms/messages', { text: 'x'.repeat(6 * 1024 * 1024) }, { 'x-api-key': 'khoa' })).status).toBe(413);
    expect((await running.get('/simulators.css')).headers.get('content-type')).toContain('text/css');
  });
});
