/** The only content that is taken. */
export const fileTypes = {
  'application/pdf': { label: 'PDF', extensions: ['pdf'], aliases: ['application/x-pdf'] },
  'image/jpeg': { label: 'JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/png': { label: 'PNG', extensions: ['png'], aliases: ['image/x-png'] },
} as const;

export type FileType = keyof typeof fileTypes;

const names = Object.keys(fileTypes) as FileType[];

/** Bytes that `sniff` needs to see. */
export const sniffLength = 8;

const signatures: readonly (readonly [FileType, Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-', 'latin1')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
];

/** What the first bytes say. The signature must stand at the very start: what comes before it is how polyglots are made. */
export const sniff = (head: Buffer): FileType | undefined =>
  signatures.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[0];

const extensionOf = (name: string): string | undefined => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();

/** Types that say nothing about the content. */
const silent = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

export interface Declared {
  readonly name: string;
  readonly type?: string;
}

/** What name and Content-Type claim: a type, `unknown` when one of them names another, undefined when they are silent. */
export function declaredTypes({ name, type = '' }: Declared): (FileType | 'unknown')[] {
  const extension = extensionOf(name);
  const mime = (type.split(';')[0] ?? '').trim().toLowerCase();
  const byName = extension === undefined ? [] : [names.find((one) => (fileTypes[one].extensions as readonly string[]).includes(extension)) ?? 'unknown' as const];
  const byMime = silent.has(mime) ? [] : [names.find((one) => one === mime || (fileTypes[one].aliases as readonly string[]).includes(mime)) ?? 'unknown' as const];
  return [...byName, ...byMime];
}

/** The name with an extension that its type deserves. */
export const withExtension = (name: string, type: FileType): string =>
  extensionOf(name) === undefined ? `${name}.${fileTypes[type].extensions[0]}` : name;
