import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Template } from '../schema/templates.js';
import { fillText, renderTemplate } from './render-template.js';

const receipt = JSON.parse(readFileSync('provinces/thai-nguyen/templates/mau-01.v1.json', 'utf8')) as Template;

describe('templates', () => {
  it('fill in values, repeat lists, leave out what has no value', () => {
    const { blocks, page } = renderTemplate(receipt, { dossier: { code: 'A-1' }, papers: [{ name: 'Giấy chứng sinh', count: '01 bản chính' }], fee: { total: 0 }, agency: { name: 'Uỷ ban nhân dân phường', superior: 'tỉnh' } });
    expect(page).toBe('A5');
    expect(blocks[0]).toMatchObject({ kind: 'letterhead', left: ['TỈNH', 'UỶ BAN NHÂN DÂN PHƯỜNG'] });
    expect(blocks[1]).toMatchObject({ kind: 'title', subtitle: 'Mã hồ sơ: A-1' });
    expect(blocks.find((b) => b.kind === 'list')).toEqual({ kind: 'list', numbered: true, items: ['Giấy chứng sinh (01 bản chính)'] });
    expect(JSON.stringify(blocks)).not.toContain('Phí, lệ phí');
    expect(renderTemplate(receipt, {}).blocks.some((b) => b.kind === 'list')).toBe(false);
  });

  it.each([['{{a|date}}', { a: '2026-07-21' }, '21/07/2026'], ['{{a|money}} đồng', { a: 1200000 }, '1.200.000 đồng'], ['{{a.b}}', {}, ''], ['{{n}}', { n: 0 }, '0'], ['{{a}}', { a: '{{b}}', b: 'x' }, '{{b}}'], ['{{constructor}}', {}, '']])('fill %s', (text, data, expected) => {
    expect(fillText(text, data)).toBe(expected);
  });
});
