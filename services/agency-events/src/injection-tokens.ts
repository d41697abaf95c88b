/** Injection tokens; the module binds them to its adapters. */
export const contractsToken = Symbol('Contracts');
export const deliveriesToken = Symbol('Deliveries');
export const transactionsToken = Symbol('TransactionRunner');
export const knownClientsToken = Symbol('KnownClients');
