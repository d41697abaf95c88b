declare module 'pg/lib/utils.js' {
  /** A value as it goes over the wire. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
