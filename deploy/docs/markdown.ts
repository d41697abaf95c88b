const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

export const paper = (title: string, lead: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, lead, 'Made by `scripts/docs`; a test fails when it differs.', ...parts].join('\n\n')}\n`;
