import { describe, expect, it } from '@jest/globals';
import type { ComponentChildren } from 'preact';
import { ErrorSummary } from './components/error-summary.component.js';
import { FormField } from './components/form-field.component.js';
import { Page } from './components/page.component.js';
import { TimeLimitChip } from './components/timeline.component.js';
import { renderPage } from './render.js';
import { t } from './texts.js';
import type { Lang } from './texts.js';
import type { View } from './view.js';

const view = (lang: Lang = 'vi'): View => ({
  lang, t: t(lang), path: '/my/dossiers?a=1&b=2', now: new Date('2026-07-21T15:00:00+07:00'), asset: (name) => `/assets/${name}`,
  province: { name: { vi: 'Tỉnh Mẫu', en: 'Sample' }, contact: { helpLine: '1022', hours: { vi: '7:00–21:00', en: '7 am–9 pm' } } },
});
const html = (children: ComponentChildren, lang?: Lang, wrong = false): string => renderPage(<Page title="Thử" wrong={wrong}>{children}</Page>, view(lang));

describe('components', () => {
  it('renders a whole document with language, help and a way to the other language', () => {
    const vi = html('');
    expect(vi).toMatch(/^<!doctype html><html lang="vi">/);
    expect(vi).toContain('<title>Thử – Tỉnh Số</title>');
    expect(vi).toContain('href="/language/en?back=%2Fmy%2Fdossiers%3Fa%3D1%26b%3D2"');
    expect(vi).toContain('href="tel:1022"');
    expect(html('', 'en')).toContain('<html lang="en">');
  });

  it('escapes what people type', () => {
    expect(html(<FormField kind="text" name="a" label="A" value={'"><script>alert(1)</script>'} />)).not.toContain('<script>');
  });

  it('says an error in the title, at the top with focus, and at the field', () => {
    const page = html(<><ErrorSummary errors={[{ name: 'born', message: 'Nhập năm' }]} /><FormField kind="date" name="born" label="Sinh ngày" error="Nhập năm" value={{ day: '21', month: '7', year: '26' }} /></>, 'vi', true);
    expect(page).toContain('<title>Lỗi: Thử – Tỉnh Số</title>');
    expect(page).toMatch(/class="errors" role="alert" tabindex="-1" autofocus/);
    expect(page).toContain('href="#born"');
    expect(page).toMatch(/<input id="born" name="born-day"[^>]*value="21"/);
    expect(page).toContain('aria-describedby="born-error"');
  });

  it.each(['radio', 'checkbox', 'select'] as const)('keeps the choice of a %s', (kind) => {
    const page = html(<FormField kind={kind} name="c" label="C" value="2" options={[{ value: '1', label: 'Một' }, { value: '2', label: 'Hai' }]} />);
    expect(page).toMatch(/value="2" (checked|selected)|(checked|selected)[^>]*value="2"/);
  });

  it('puts no style or script into the page, so that the content policy can forbid both', () => {
    const page = html(<TimeLimitChip limit={{ state: 'running', dueAt: '2026-07-21T17:00:00+07:00' }} />);
    expect(page).toContain('<span class="limit soon">Còn 2 giờ</span>');
    expect(page).not.toMatch(/ style=|<script/);
  });
});
