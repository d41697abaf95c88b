import kafkajs from 'kafkajs';
import type { Kafka, KafkaConfig, LogEntry } from 'kafkajs';
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
  /** -1: what the broker says. */
  readonly replicationFactor?: number;
}

/** A kafkajs client that is silent: what matters is reported by those who use it. */
export function createClient({ brokers, clientId = 'tinhso', ssl, sasl }: KafkaOptions): Kafka {
  quietKafkaTimers();
  return new kafkajs.Kafka({
    brokers: [...brokers], clientId, ssl, sasl, connectionTimeout: 3_000, requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 8 },
    logLevel: kafkajs.logLevel.NOTHING, logCreator: () => (_entry: LogEntry) => undefined,
  });
}
