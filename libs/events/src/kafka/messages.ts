import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { ReceivedMessage } from '../transport.js';

const textOf = (value: IHeaders[string]): string => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined ? '' : first.toString();
};

/** A Kafka record in the transport's form; a missing key or body becomes an empty one. */
export const toReceived = (topic: string, partition: number, message: KafkaMessage): ReceivedMessage => ({
  topic, partition, position: Number(message.offset), key: message.key?.toString() ?? '',
  headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, textOf(value)])),
  body: message.value ?? Buffer.alloc(0),
});
