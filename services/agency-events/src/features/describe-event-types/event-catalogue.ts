import { eventContracts } from '@tinhso/contracts';
import type { EventContract } from '@tinhso/contracts';
import { defaultTypePrefix } from '@tinhso/events';
import { exampleEvent } from '@tinhso/events/asyncapi';
import { personalFields } from '../../domain/contract.js';
import type { PersonalField } from '../../domain/contract.js';

const meanings: Readonly<Record<PersonalField, { readonly vi: string; readonly en: string }>> = {
  'owner.name': { vi: 'họ tên chủ hồ sơ', en: 'name of the dossier’s owner' },
  'owner.number': { vi: 'số định danh hoặc mã số thuế', en: 'personal or tax number' },
  'owner.phone': { vi: 'số điện thoại', en: 'telephone number' },
  'owner.email': { vi: 'địa chỉ thư điện tử', en: 'e-mail address' },
  'owner.address': { vi: 'nơi thường trú', en: 'permanent residence' },
};

const familyOf = (name: string): string => name.replace(/\.v\d+$/, '');
const plain = (schema: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;

export const schemaOf = ({ type, meaning, data }: EventContract): Record<string, unknown> =>
  ({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `/api/agency-events/v1/event-types/${type}/schema`, title: type, description: meaning.en, ...plain(data) });

/** A field that is asked from its owner at delivery belongs to a dossier: only an event that names one has any. */
const isOfDossier = ({ data }: EventContract): boolean => 'dossierId' in ((plain(data)['properties'] as object | undefined) ?? {});

/** What the catalogue says of one event: no event carries personal data, so `personalFields` is empty by contract. */
export const entryOf = (contract: EventContract) => ({
  name: contract.type, type: `${defaultTypePrefix}.${contract.type}`, meaning: contract.meaning, owner: contract.owner, source: `/services/${contract.owner}`, topic: contract.topic,
  versions: eventContracts.filter(({ type }) => familyOf(type) === familyOf(contract.type)).map(({ type }) => type.slice(familyOf(type).length + 1)),
  schema: plain(contract.data), example: exampleEvent(contract), personalFields: [],
  askableFields: isOfDossier(contract) ? personalFields.map((field) => ({ field, meaning: meanings[field], purpose: 'named by the contract; asked from its owner at each delivery, and recorded' })) : [],
});
