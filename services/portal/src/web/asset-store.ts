import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { assets, stylesheet } from '@tinhso/ui';

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
  readonly gzipped?: Buffer;
}

/** Static files under names that change with their content, so that browsers may keep them for good. */
export class AssetStore {
  private readonly byFile = new Map<string, Asset>();
  private readonly byName = new Map<string, string>();

  constructor() {
    for (const { name, type, content } of assets()) this.add(name, type, content);
    this.add('question-form.js', 'text/javascript; charset=utf-8', readFileSync(new URL('../../assets/question-form.js', import.meta.url)));
    this.add('site.css', 'text/css; charset=utf-8', Buffer.from(stylesheet(this.address)));
  }

  /** Address of an asset by its plain name; an unknown name is a mistake in a page. */
  readonly address = (name: string): string => {
    const file = this.byName.get(name);
    if (!file) throw new Error(`there is no asset ${name}`);
    return `/assets/${file}`;
  };

  find(file: string): Asset | undefined {
    return this.byFile.get(file);
  }

  private add(name: string, type: string, content: Buffer): void {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const file = name.replace(/(\.\w+)$/, `.${hash}$1`);
    const text = /^text|svg|javascript/.test(type);
    this.byName.set(name, file);
    this.byFile.set(file, { type, content, ...(text ? { gzipped: gzipSync(content, { level: 9 }) } : {}) });
  }
}
