import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProvinceBrand } from '@tinhso/ui';

interface ProvinceFile {
  readonly fullName: { readonly vi: string; readonly en: string };
  readonly helpLine: { readonly phone: string; readonly hours: { readonly vi: string; readonly en: string }; readonly email?: string };
}

/** Name and help line of the province whose pack is in the folder. */
export async function readProvinceBrand(folder: string): Promise<ProvinceBrand> {
  const { fullName, helpLine } = JSON.parse(await readFile(join(folder, 'province.json'), 'utf8')) as ProvinceFile;
  return { name: fullName, contact: { helpLine: helpLine.phone, hours: helpLine.hours, ...(helpLine.email ? { email: helpLine.email } : {}) } };
}
