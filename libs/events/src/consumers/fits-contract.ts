import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { contractOf } from '@tinhso/contracts';
import { UnreadableEvent } from '../incoming-event.js';
import type { ConsumerDefinition } from './consumer-definition.js';

const ajv = new Ajv2020({ strict: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const compiled = new Map<string, ValidateFunction>();

function validatorOf(type: string): ValidateFunction | undefined {
  const known = compiled.get(type);
  if (known) return known;
  const contract = contractOf(type);
  if (!contract) return undefined;
  const made = ajv.compile(contract.data);
  compiled.set(type, made);
  return made;
}

/**
 * A consumer whose handler sees only data that keeps the contract of its type, so that it need not doubt every field.
 * Unknown fields pass; a type without a contract is the handler's own matter. A consumer of everything (no `types`) hands
 * events on without reading them, and is left as it is.
 */
export const fittingContracts = (definition: ConsumerDefinition): ConsumerDefinition => (definition.types === undefined ? definition : {
  ...definition,
  handle: async (event, tx) => {
    const validate = validatorOf(event.type);
    if (validate && !validate(event.data)) throw new UnreadableEvent(`the data is no ${event.type}: ${ajv.errorsText(validate.errors, { dataVar: 'data' })}`);
    await definition.handle(event, tx);
  },
});
