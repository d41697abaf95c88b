/** Bundles src/islands into assets/, for browsers. Usage: node scripts/make-islands.mjs [--check] */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

if (process.argv.includes('--help')) {
  console.log('node scripts/make-islands.mjs   writes assets/question-form.js out of src/islands\n  --check   writes nothing and fails when the file is not what the sources make');
  process.exit(0);
}
const path = (relative) => fileURLToPath(new URL(`../${relative}`, import.meta.url));
const bundle = await rolldown({
  input: path('src/islands/question-form.ts'), platform: 'browser', treeshake: { moduleSideEffects: false },
  resolve: { conditionNames: ['@tinhso/source', 'import', 'browser'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
});
const { output } = await bundle.generate({ format: 'esm', minify: true });
const code = `${output[0].code.trim()}\n`;
if (!process.argv.includes('--check')) await writeFile(path('assets/question-form.js'), code);
else if (await readFile(path('assets/question-form.js'), 'utf8') !== code) {
  console.error('assets/question-form.js is not what src/islands makes: run node services/portal/scripts/make-islands.mjs');
  process.exit(1);
}
console.log(`assets/question-form.js ${code.length} bytes`);
