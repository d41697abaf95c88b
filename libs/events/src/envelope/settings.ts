/** How a service signs its events. */
export interface EnvelopeSettings {
  /** Reverse-DNS prefix of `type` on the wire, without a closing dot. */
  readonly typePrefix: string;
  readonly source: string;
  /** `dataschema` is this followed by the event's name. */
  readonly schemaBase: string;
}

export const defaultTypePrefix = 'vn.tinhso';

/** Settings of a service by its folder name. */
export const envelopeSettings = (service: string, typePrefix = defaultTypePrefix): EnvelopeSettings => ({
  typePrefix, source: `/services/${service}`, schemaBase: '/api/asyncapi.json#/components/schemas/',
});
