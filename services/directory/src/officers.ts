/** Token under which the register of officers is injected. */
export const officers = Symbol('officers');
