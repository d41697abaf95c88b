import { eventContracts } from '@tinhso/contracts';
import { exampleOf } from '@tinhso/events/asyncapi';
import type { ConsumerDefinition } from '@tinhso/events';
import { paper, table } from './markdown.ts';

interface Schema { description?: string; type?: string; format?: string; const?: unknown; anyOf?: Schema[]; minimum?: number; pattern?: string }
const typeOf = ({ type, format, const: only, anyOf, pattern }: Schema): string =>
  anyOf ? anyOf.map(typeOf).join(', ') : only !== undefined ? `\`${String(only)}\`` : `${type ?? 'any'}${format ? ` (${format})` : ''}${pattern ? ` \`${pattern}\`` : ''}`;

/** Every published event: meaning, owner, who reacts, fields, example. */
export function eventsPaper(services: readonly { readonly name: string; readonly consumers: readonly ConsumerDefinition[] }[]): string {
  const reacting = (type: string, topic: string): string => services.flatMap(({ consumers }) => consumers)
    .filter((consumer) => consumer.topics.includes(topic) && (!consumer.types || consumer.types.includes(type))).map(({ group }) => `\`${group}\``).sort().join(', ');
  const parts = eventContracts.map(({ type, topic, owner, meaning, data }) => {
    const { properties = {}, required = [] } = data as unknown as { properties?: Record<string, Schema>; required?: string[] };
    const fields = Object.entries(properties).map(([name, schema]) => [`\`${name}\``, typeOf(schema), required.includes(name) ? 'always' : 'when known', schema.description ?? '']);
    return [
      `## ${type}`, `${meaning.vi}. ${meaning.en}.`, `Published by \`${owner}\` on \`${topic}\`; consumed by ${reacting(type, topic) || 'nobody'}.`,
      table(['field', 'type', 'there', 'meaning'], fields), `\`\`\`json\n${JSON.stringify(exampleOf(type), undefined, 2)}\n\`\`\``,
    ].join('\n\n');
  });
  return paper('Events', 'What leaves a service. The wire form is CloudEvents 1.0; inside a version fields are only added.', ...parts);
}
