/** Injection tokens of ports; the module binds each to its adapter. */
export const dossierLists = Symbol('DossierLists');
export const procedureCatalogue = Symbol('ProcedureCatalogue');
export const figures = Symbol('Figures');
export const clockToken = Symbol('Clock');
