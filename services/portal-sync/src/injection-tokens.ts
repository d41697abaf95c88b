/** Injection tokens of ports; the module binds each to its adapter. */
export const ledgerReads = Symbol('LedgerReads');
