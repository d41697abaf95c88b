import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { assets, stylesheet } from './assets.js';

describe('assets', () => {
  it('keeps the style sheet below 8 KB and the font below 12 KB', () => {
    expect(gzipSync(stylesheet((name) => `/assets/${name}`)).length).toBeLessThan(8 * 1024);
    expect(assets().find(({ name }) => name.endsWith('.woff2'))?.content.length).toBeLessThan(12 * 1024);
  });

  it('names every asset through the resolver and nothing outside', () => {
    const css = stylesheet((name) => `/assets/${name}`);
    expect(css).toContain('url("/assets/be-vietnam-pro-700.woff2")');
    expect(css).not.toContain('asset:');
    expect(css).not.toMatch(/https?:\/\//);
  });
});
