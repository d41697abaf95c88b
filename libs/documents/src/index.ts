export * from './document-content.js';
export * from './documents.errors.js';
export * from './render-pdf.js';
export { DevelopmentCa } from './signing/development-ca.js';
export * from './signing/development-signer.js';
export * from './signing/signer.js';
