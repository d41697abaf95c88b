/** Injection token; the module binds it to its adapter. */
export const messagesToken = Symbol('Messages');
