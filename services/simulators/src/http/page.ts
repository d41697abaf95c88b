import { html, type Html } from './html.js';

const items: ReadonlyArray<readonly [string, string]> = [
  ['/simulators/national-portal', 'Cổng DVC quốc gia'], ['/simulators/vnpay', 'Ngân hàng (VNPAY)'],
  ['/simulators/sms', 'Tin nhắn SMS'], ['/simulators/mailbox', 'Hộp thư điện tử'],
];

export interface Page {
  readonly title: string;
  /** The same in English, under the heading. */
  readonly english: string;
  readonly body: Html;
  /** Path of the section this page belongs to. */
  readonly section?: string;
}

/** The frame of every page; it says at the top that nothing here is real. */
export const page = ({ title, english, body, section }: Page): Html => html`<html lang="vi">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Mô phỏng</title>
<link rel="stylesheet" href="/simulators/simulators.css"><link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Đến nội dung chính</a>
<p class="banner" role="note"><strong>Mô phỏng.</strong> Đây không phải hệ thống thật. <span lang="en">Simulator, not the real system.</span></p>
<header><nav aria-label="Các hệ thống mô phỏng"><a href="/simulators">Mô phỏng</a>${items.map(([href, name]) => html`
<a href="${href}"${href === section && html` aria-current="page"`}>${name}</a>`)}</nav></header>
<main id="main">
<h1>${title}</h1>
<p class="english" lang="en">${english}</p>
${body}
</main>
</body>
</html>`;

/** A table with a caption for screen readers, or a sentence when there is nothing yet. */
export function table(caption: string, heads: readonly string[], rows: ReadonlyArray<ReadonlyArray<Html | string | number>>, empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td data-head="${heads[index] ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** Names and values one below the other. */
export const facts = (pairs: ReadonlyArray<readonly [string, Html | string | number | undefined]>): Html =>
  html`<dl>${pairs.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** A form of one button that changes how the simulator behaves. */
export const button = (action: string, label: string, fields: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) =>
    html`<input type="hidden" name="${name}" value="${value}">`)}<button class="quiet">${label}</button></form>`;

/** An instant for people in Vietnam: 09:00:05 21/07/2026. */
export function moment(at: string | number): string {
  const t = new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString();
  return `${t.slice(11, 19)} ${t.slice(8, 10)}/${t.slice(5, 7)}/${t.slice(0, 4)}`;
}
