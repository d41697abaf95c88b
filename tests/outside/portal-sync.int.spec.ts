import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@tinhso/kernel';
import { eventually } from '@tinhso/testing';
import { reporting } from './reporting.js';

const patience = { within: 30_000 };

describe('reporting to the national portal', () => {
  let at: Awaited<ReturnType<typeof reporting>>;
  let count = 0;
  const dossier = () => ({ id: newId(), code: `000.00.19.X99-261123-${String(count += 1).padStart(4, '0')}` });
  const states = async (id: string): Promise<string[]> => (await at.entries(id)).map(({ state }) => state);
  const settled = (id: string, expected: readonly string[]) => eventually(async () => { expect(await states(id)).toEqual(expected); return true; }, patience);

  beforeAll(async () => { at = await reporting(2); }, 60_000);
  afterAll(() => at?.close(), 30_000);

  it('tells every state once and in order, though two replicas push', async () => {
    const { id, code } = dossier();
    await at.happened('accepted', id, 2, code);
    await at.happened('assigned', id, 3, code);
    await at.happened('withdrawn', id, 4, code);
    await settled(id, ['accepted', 'accepted', 'accepted']);
    const told = await at.told(code);
    expect(told?.pushes.map(({ isUpdating, item }) => [isUpdating, item['TrangThaiHoSo']])).toEqual([[false, '2'], [true, '4'], [true, '7']]);
    expect(told?.steps.map((step) => step['NoiDungXuLy'])).toEqual(['Tiếp nhận hồ sơ', 'Phân công xử lý', 'Người nộp rút hồ sơ']);
    expect(told?.current).toMatchObject({ ChuHoSo: 'NGUYỄN VĂN A', NgayHenTra: '20261124170000', NgayKetThucXuLy: '20261123093400' });
  }, 60_000);

  it.each([[true], ['reset'], ['garbage']])('waits while the portal is away (%s) and drains in order, one record there', async (down) => {
    await at.control(down === 'garbage' ? { garbage: true } : { down });
    const [first, second] = [dossier(), dossier()];
    await at.happened('accepted', first.id, 2, first.code);
    await at.happened('accepted', second.id, 2, second.code);
    await at.happened('assigned', first.id, 3, first.code);
    await settled(first.id, ['waiting', 'waiting']);
    await settled(second.id, ['waiting']);
    expect(await at.told(first.code)).toBeUndefined();
    await at.control({ down: false, garbage: 0 });
    await settled(first.id, ['accepted', 'accepted']);
    await settled(second.id, ['accepted']);
    expect((await at.told(first.code))?.pushes.map(({ item }) => item['TrangThaiHoSo'])).toEqual(['2', '4']);
    expect((await at.allTold()).filter(({ code }) => code === first.code || code === second.code)).toHaveLength(2);
  }, 60_000);

  it('opens a new session when the old one ended in the middle', async () => {
    const { id, code } = dossier();
    await at.happened('accepted', id, 2, code);
    await settled(id, ['accepted']);
    await at.control({ expireSessions: true });
    await at.happened('assigned', id, 3, code);
    await settled(id, ['accepted', 'accepted']);
    expect((await at.told(code))?.pushes).toHaveLength(2);
  }, 60_000);

  it('takes an answer that was lost after the work for what it is', async () => {
    const { id, code } = dossier();
    await at.control({ dropAnswers: 3 });
    await at.happened('accepted', id, 2, code);
    await settled(id, ['accepted']);
    expect((await at.allTold()).filter((one) => one.code === code)).toHaveLength(1);
    expect((await at.told(code))?.steps).toHaveLength(1);
  }, 60_000);

  it('sends as an update what is “đã tồn tại” although the look-up did not find it', async () => {
    const { id, code } = dossier();
    at.lookUp.forgetful = true;
    await at.happened('accepted', id, 2, code);
    await at.happened('assigned', id, 3, code);
    await settled(id, ['accepted', 'accepted']);
    at.lookUp.forgetful = false;
    expect((await at.told(code))?.pushes.map(({ isUpdating }) => isUpdating)).toEqual([false, true]);
  }, 60_000);

  it('never sends what fails an honesty check, and tells the untold steps in tens when it may', async () => {
    const { id, code } = dossier();
    at.numbers.set(id, '');
    await at.happened('accepted', id, 2, code);
    for (let sequence = 3; sequence <= 13; sequence += 1) await at.happened('assigned', id, sequence, code);
    await settled(id, Array.from({ length: 12 }, () => 'refused'));
    expect(new Set((await at.entries(id)).map(({ finding }) => finding))).toEqual(new Set(['portal-sync/identity']));
    expect(await at.told(code)).toBeUndefined();
    at.numbers.delete(id);
    await at.happened('assigned', id, 14, code);
    await settled(id, [...Array.from({ length: 12 }, () => 'refused'), 'accepted']);
    expect((await at.told(code))?.steps).toHaveLength(13);
  }, 60_000);

  it('keeps a refusal before acceptance to itself', async () => {
    const { id } = dossier();
    await at.happened('refused', id, 2, '');
    await settled(id, ['not-reportable']);
    expect((await at.entries(id))[0]?.status).toBe('3');
  }, 60_000);
});
