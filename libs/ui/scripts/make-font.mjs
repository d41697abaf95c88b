/** Makes assets/be-vietnam-pro-700.woff2: one weight with ASCII, Vietnamese and the marks that headings use. Usage: node scripts/make-font.mjs */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

if (process.argv.includes('--help')) {
  console.log('node scripts/make-font.mjs   writes assets/be-vietnam-pro-700.woff2 (Be Vietnam Pro, SIL OFL 1.1)');
  process.exit(0);
}
const base = 'aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz';
const vowels = 'aăâeêioôơuưy';
const tones = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const lower = base + [...vowels].flatMap((v) => tones.map((tone) => (v + tone).normalize('NFC'))).join('');
const text = `${lower}${lower.toUpperCase()}0123456789 .,:;!?()/-–—“”‘’"'%+&@#…·•`;
const source = new URL(import.meta.resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'));
const subset = await subsetFont(await readFile(fileURLToPath(source)), text, { targetFormat: 'woff2', noLayoutClosure: true, noHinting: true });
const target = new URL('../assets/be-vietnam-pro-700.woff2', import.meta.url);
await writeFile(target, subset);
console.log(`${fileURLToPath(target)} ${subset.length} bytes, ${new Set(text).size} characters`);
