/** Injection tokens; the module binds them to their adapters. */
export const messagesToken = Symbol('Messages');
export const transactionsToken = Symbol('TransactionRunner');
