import type { Block, Template } from '../schema/templates.js';

/** Values for a template: texts, numbers, lists and objects of them. */
export type TemplateData = { readonly [key: string]: unknown };

export interface RenderedTemplate {
  readonly code: string;
  readonly version: number;
  readonly page: Template['page'];
  readonly title: string;
  readonly blocks: readonly RenderedBlock[];
}

export type RenderedBlock =
  | { readonly kind: 'letterhead'; readonly left: readonly string[]; readonly right: readonly string[] }
  | { readonly kind: 'title'; readonly text: string; readonly subtitle?: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align: 'left' | 'right' | 'centre'; readonly emphasis: boolean }
  | { readonly kind: 'rows'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered: boolean }
  | { readonly kind: 'qr'; readonly value: string; readonly caption?: string }
  | { readonly kind: 'signatures'; readonly columns: readonly { readonly title: string; readonly note?: string; readonly name?: string }[] };

function lookUp(data: TemplateData, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) =>
    (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as TemplateData)[key] : undefined), data);
}

const filters: Readonly<Record<string, (value: string) => string>> = {
  date: (value) => value.slice(0, 10).split('-').reverse().join('/'),
  upper: (value) => value.toLocaleUpperCase('vi'),
  money: (value) => value.replace(/\B(?=(\d{3})+(?!\d))/g, '.'),
};

const empty = (value: unknown): boolean => value === undefined || value === null || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0);

/** Replaces `{{path}}` and `{{path|date}}`, `|upper`, `|money`; a value that is missing leaves nothing. */
export function fillText(text: string, data: TemplateData): string {
  return text.replace(/\{\{([\w.]+)(?:\|([a-z-]+))?\}\}/g, (_, path: string, filter?: string) => {
    const value = lookUp(data, path);
    const shown = empty(value) && value !== 0 ? '' : String(value);
    return (filter === undefined ? undefined : filters[filter])?.(shown) ?? shown;
  });
}

function renderBlock(block: Block, data: TemplateData): RenderedBlock {
  const fill = (text: string): string => fillText(text, data);
  const some = (text: string | undefined): string | undefined => (text === undefined ? undefined : fill(text));
  switch (block.kind) {
    case 'letterhead': return { kind: 'letterhead', left: block.left.map(fill), right: block.right.map(fill) };
    case 'title': return { kind: 'title', text: fill(block.text), subtitle: some(block.subtitle) };
    case 'paragraph': return { kind: 'paragraph', text: fill(block.text), align: block.align ?? 'left', emphasis: block.emphasis ?? false };
    case 'rows': return { kind: 'rows', rows: block.rows.filter((r) => !r.when || !empty(lookUp(data, r.when))).map((r) => ({ label: fill(r.label), value: fill(r.value) })) };
    case 'list': return { kind: 'list', numbered: block.numbered ?? false, items: listOf(lookUp(data, block.each)).map((item) => fillText(block.text, { ...data, item })) };
    case 'qr': return { kind: 'qr', value: fill(block.value), caption: some(block.caption) };
    case 'signatures': return { kind: 'signatures', columns: block.columns.map((c) => ({ title: fill(c.title), note: some(c.note), name: some(c.name) })) };
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A template with its values filled in, ready to be set as a page. Values are text only: nothing in them is read as a placeholder again. */
export function renderTemplate(template: Template, data: TemplateData): RenderedTemplate {
  return {
    code: template.code, version: template.version, page: template.page, title: template.name.vi,
    blocks: template.blocks.filter((b) => !b.when || !empty(lookUp(data, b.when))).map((b) => renderBlock(b, data)),
  };
}
