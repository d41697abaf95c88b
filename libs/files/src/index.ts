export * from './content-disposition.js';
export * from './disk-file-store.js';
export * from './file-intake.js';
export { asciiFileName, cleanFileName } from './file-name.js';
export * from './file-store.js';
export { fileTypes, type FileType } from './file-type.js';
export * from './files.errors.js';
export type { PdfFlag } from './pdf-flags.js';
export * from './scanner.js';
