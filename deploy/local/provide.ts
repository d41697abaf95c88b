import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './child.ts';
import { dockerAnswers, startContainer } from './docker.ts';
import { startKafka, type KafkaOptions } from './kafka.ts';
import { startKeycloak, type KeycloakOptions } from './keycloak.ts';
import type { Part } from './part.ts';
import { freePort } from './ports.ts';
import { startDebianPostgres, type PostgresOptions } from './postgres.ts';

const nothing = async (): Promise<void> => undefined;

const given = (name: string, variable: string): Part | undefined => {
  const address = process.env[variable];
  if (!address) return undefined;
  return { name, how: 'environment', address, env: { [variable]: address }, pid: undefined, stop: nothing, restart: nothing };
};

const succeeds = (...args: string[]): Promise<boolean> => run('docker', args).then(() => true, () => false);

/** PostgreSQL 15: `DATABASE_URL`, else Docker, else Debian's own, else `PartSkipped`. */
export async function providePostgres(options: PostgresOptions): Promise<Part> {
  const known = given('PostgreSQL', 'DATABASE_URL');
  if (known) return known;
  if (!(await dockerAnswers())) return startDebianPostgres(options);
  const port = await freePort(options.port);
  const password = randomBytes(18).toString('base64url');
  const address = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return startContainer({
    name: 'PostgreSQL 15', image: 'postgres:15', ports: [`${port}:5432`], variables: { POSTGRES_PASSWORD: password },
    command: Object.entries(options.settings ?? {}).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    address, env: { DATABASE_URL: address }, within: 60_000,
    probe: (container) => succeeds('exec', container, 'pg_isready', '-h', '127.0.0.1', '-U', 'postgres'),
  });
}

const kafkaVariables = (port: number): Record<string, string> => ({
  KAFKA_NODE_ID: '1', KAFKA_PROCESS_ROLES: 'broker,controller', KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093,INSIDE://:9094', KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port},INSIDE://localhost:9094`, KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,INSIDE:PLAINTEXT',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1', KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1', KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0', KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '5',
});

const roundTrip = `cd /opt/kafka/bin && echo ready | ./kafka-console-producer.sh --bootstrap-server localhost:9094 --topic local.readiness
  && ./kafka-console-consumer.sh --bootstrap-server localhost:9094 --topic local.readiness --from-beginning --max-messages 1 --timeout-ms 20000 | grep -q ready`;

/** Apache Kafka 4: `KAFKA_BROKERS`, else Docker, else Maven Central with Java 17, else `PartSkipped`. */
export async function provideKafka(options: KafkaOptions): Promise<Part> {
  const known = given('Kafka', 'KAFKA_BROKERS');
  if (known) return known;
  if (!(await dockerAnswers())) return startKafka(options);
  const port = await freePort(options.port);
  const address = `127.0.0.1:${port}`;
  return startContainer({
    name: 'Apache Kafka 4.3', image: 'apache/kafka:4.3.0', ports: [`${port}:9092`], variables: kafkaVariables(port),
    address, env: { KAFKA_BROKERS: address }, within: 120_000,
    probe: (container) => succeeds('exec', container, 'sh', '-c', roundTrip.replaceAll('\n', ' ')),
  });
}

/** Keycloak 26: `OIDC_ISSUER`, else Docker, else Maven Central with Java 17, else `PartSkipped`. */
export async function provideKeycloak(options: KeycloakOptions): Promise<Part> {
  const known = given('Keycloak', 'OIDC_ISSUER');
  if (known) return known;
  if (!(await dockerAnswers())) return startKeycloak(options);
  const port = await freePort(options.port);
  const { realm } = JSON.parse(readFileSync(options.realmFile, 'utf8')) as { realm: string };
  const address = `http://127.0.0.1:${port}/realms/${realm}`;
  return startContainer({
    name: 'Keycloak 26.7', image: 'quay.io/keycloak/keycloak:26.7.0', ports: [`${port}:8080`],
    variables: { KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin' },
    mounts: [`${resolve(options.realmFile)}:/opt/keycloak/data/import/realm.json:ro`],
    command: ['start-dev', '--import-realm'], address, env: { OIDC_ISSUER: address }, within: 180_000,
    probe: async () => (await fetch(`${address}/.well-known/openid-configuration`)).ok,
  });
}
