import { Controller, Get, Header } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { Public } from '@tinhso/auth';
import { contractOf, eventContracts } from '@tinhso/contracts';
import type { EventContract } from '@tinhso/contracts';
import { commonErrors, Operation, ValidParams } from '@tinhso/service-host';
import { entryOf, schemaOf } from './event-catalogue.js';

const both = Type.Object({ vi: Type.String(), en: Type.String() });
const entry = Type.Object({
  name: Type.String({ description: 'as filters take it' }), type: Type.String({ description: 'CloudEvents type' }), meaning: both, owner: Type.String(), source: Type.String(), topic: Type.String(), versions: Type.Array(Type.String()),
  schema: Type.Object({}, { additionalProperties: true, description: 'JSON Schema of data' }), example: Type.Object({}, { additionalProperties: true }),
  personalFields: Type.Array(Type.Object({ field: Type.String(), purpose: Type.String() }), { maxItems: 0, description: 'personal data in the event: there is none' }),
  askableFields: Type.Array(Type.Object({ field: Type.String(), meaning: both, purpose: Type.String() }), { description: 'what a contract may add to a delivery, each under a purpose of its own' }),
});
const params = Type.Object({ name: Type.String({ maxLength: 100 }) });
const sample = entryOf(contractOf('dossier.withdrawn.v1') as EventContract);

/** What an agency may be told: every event type with its meaning, schema, example and what is personal about it. */
@Controller('event-types')
@Public('what events say is open to everybody; receiving them is not')
export class DescribeEventTypesController {
  @Get()
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'listEventTypes', summary: 'The catalogue of event types', answer: Type.Array(entry), example: [sample] })
  list(): unknown {
    return eventContracts.map(entryOf);
  }

  @Get(':name')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'findEventType', summary: 'One event type', params, answer: entry, example: sample })
  one(@ValidParams(params) { name }: { name: string }): unknown {
    return entryOf(this.find(name));
  }

  @Get(':name/schema')
  @Header('cache-control', 'public, max-age=300')
  @Operation({ id: 'findEventSchema', summary: 'The JSON Schema of one event type’s data', params, answer: Type.Object({}, { additionalProperties: true }), example: schemaOf(contractOf('dossier.withdrawn.v1') as EventContract), mediaType: 'application/schema+json' })
  @Header('content-type', 'application/schema+json')
  schema(@ValidParams(params) { name }: { name: string }): string {
    return JSON.stringify(schemaOf(this.find(name)));
  }

  private find(name: string): EventContract {
    const found = contractOf(name);
    if (!found) throw commonErrors('common/not-found');
    return found;
  }
}
