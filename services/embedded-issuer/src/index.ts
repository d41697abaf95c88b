export { createIssuer } from './issuer.js';
export type { Issuer, IssuerOptions } from './issuer.js';
