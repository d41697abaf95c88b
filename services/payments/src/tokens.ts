/** Injection tokens; the module binds each to its adapter. */
export const billReads = Symbol('BillReads');
export const clockToken = Symbol('Clock');
