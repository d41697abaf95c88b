import { describe, it } from '@jest/globals';
import { kafkaBrokers } from '@tinhso/testing';
import { openTransport } from '../src/index.js';
import { transportContract } from './transport.contract-suite.js';

const brokers = kafkaBrokers();

if (brokers) {
  transportContract('kafka', () => openTransport({ kind: 'kafka', brokers, sessionTimeoutMs: 6_000 }));
} else {
  describe.skip('kafka: event transport (TEST_KAFKA_BROKERS names no broker)', () => {
    it('keeps the contract of transports', () => undefined);
  });
}
