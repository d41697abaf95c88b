import { definePermissions } from '@tinhso/auth';
import type { ServiceDefinition } from '../service-definition.js';
import { eventErrors } from './event-operations.errors.js';

const permissions = definePermissions({ 'event:watch': { 'system-administrator': 'any' }, 'event:operate': { 'system-administrator': 'any' } });

/** A service that consumes events has an operator: the permissions and the errors that go with that. */
export const withOperator = (definition: ServiceDefinition): ServiceDefinition => (definition.consumers
  ? { ...definition, permissions: { ...definition.permissions, ...permissions }, errors: [...definition.errors, eventErrors.catalogue] }
  : definition);
