import type { Static, TSchema } from '@sinclair/typebox';

/** One published event: what other services and agencies may rely on. Additive changes only inside a version. */
export interface EventContract<Schema extends TSchema = TSchema> {
  /** `<aggregate>.<fact>.v<n>`; the CloudEvents type is a reverse-DNS prefix and this. */
  readonly type: string;
  readonly topic: string;
  /** The service that publishes it, and nobody else. */
  readonly owner: string;
  readonly meaning: { readonly vi: string; readonly en: string };
  readonly data: Schema;
  /** The newer version of the same fact, which is published right behind this one; who reads both passes over this one. */
  readonly newerForm?: string;
}

export type DataOf<C> = C extends EventContract<infer S> ? Static<S> : never;

export const contract = <Schema extends TSchema>(definition: EventContract<Schema>): EventContract<Schema> => definition;
