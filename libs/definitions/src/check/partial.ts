/** A definition while it is being checked: any part may be missing or of another type, and a check must live with that. */
export type Loose = { readonly [key: string]: unknown };

export const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
export const part = (value: unknown, key: string): Loose => {
  const inner = isLoose(value) ? value[key] : undefined;
  return isLoose(inner) ? inner : {};
};
/** The objects of a list; what is no object counts as empty, so that positions stay right. */
export const items = (value: unknown, key: string): readonly Loose[] => {
  const inner = isLoose(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner.map((item) => (isLoose(item) ? item : {})) : [];
};
export const texts = (value: unknown, key: string): readonly string[] => {
  const inner = isLoose(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner.filter((item): item is string => typeof item === 'string') : [];
};
export const textOf = (value: unknown, key: string): string | undefined => {
  const inner = isLoose(value) ? value[key] : undefined;
  return typeof inner === 'string' ? inner : undefined;
};
