import kafkajs from 'kafkajs';
import type { Kafka, KafkaConfig, LogEntry } from 'kafkajs';
import { noReport } from '../reports.js';
import type { Report } from '../reports.js';
import { quietKafkaTimers } from './quiet-timers.js';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  readonly clientId?: string;
  readonly report?: Report;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  /** How long a silent member keeps its partitions. */
  readonly sessionTimeoutMs?: number;
  /** How long lag without progress is borne before the consumer is started anew; two session timeouts when left out. */
  readonly patienceMs?: number;
  /** -1: what the broker says. */
  readonly replicationFactor?: number;
}

// kafkajs tells of a position beyond the log's end, after which it reads the partition from its beginning, in its log only.
const positionLost = /^Offset out of range, resetting/;

/** A kafkajs client that is silent: what matters is reported by those who use it. */
export function createClient({ brokers, clientId = 'tinhso', ssl, sasl, report = noReport }: KafkaOptions): Kafka {
  quietKafkaTimers();
  return new kafkajs.Kafka({
    brokers: [...brokers], clientId, ssl, sasl, connectionTimeout: 3_000, requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: kafkajs.logLevel.ERROR, logCreator: () => ({ log: { message, ...at } }: LogEntry) => {
      const { groupId = '', topic = '', partition = '' } = at as { groupId?: string; topic?: string; partition?: number };
      if (positionLost.test(message)) report({ kind: 'position-lost', fields: { group: groupId, topic, partition } });
    },
  });
}
