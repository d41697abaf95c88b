import type { Stage } from '../../tests/chaos/rig/stage.ts';
import { deathsAtPoints, longHandling, poison, slowConsumer } from '../../tests/chaos/scenarios/consumers.ts';
import { absentDatabase, killedDatabase, killedPlatform } from '../../tests/chaos/scenarios/platform.ts';
import { commitsOutOfOrder, doubledAndDropped, frozenRelays } from '../../tests/chaos/scenarios/relays.ts';
import type { Result } from '../../tests/chaos/scenarios/scenario.ts';
import { storm } from '../../tests/chaos/scenarios/storm.ts';
import { brokerAway, brokerUnreachable, halfOpenDatabase } from '../../tests/chaos/scenarios/wires.ts';

export interface ChaosRow {
  /** What is done to the system. */
  readonly fault: string;
  /** The rows of the test catalogue. */
  readonly shows: string;
  readonly play: (stage: Stage) => Promise<Result>;
}

const times = (rounds: number, row: ChaosRow): ChaosRow[] => Array.from({ length: rounds }, () => row);

/** Rounds of this go on until there were kills enough. */
export const storms = (transport: Stage['transport']): ChaosRow => ({
  shows: 'R01 E01 E02', fault: 'services, relays and consumers killed in turn; batches doubled, answers lost, commits out of order',
  play: (stage) => storm(stage, {
    kills: 84, everyMs: 150, perSecond: 40, withinMs: 180_000, processes: { service: 5, relay: 4, consumer: 5 },
    victims: transport === 'kafka' ? ['service', 'relay', 'service', 'relay', 'service', 'relay', 'consumer'] : ['service', 'relay', 'consumer'],
  }),
});

const embeddedRows = (n: (full: number) => number): ChaosRow[] => [
  { shows: 'R01', fault: 'the whole platform killed every 2 s while citizens file', play: (stage) => killedPlatform(stage, { kills: n(30), everyMs: 2_000, perSecond: 60 }) },
  { shows: 'R02', fault: 'the postmaster killed in the middle of commits, the platform stays up', play: (stage) => killedDatabase(stage, { kills: n(10), everyMs: 2_000, perSecond: 80 }) },
  { shows: 'R03', fault: 'PostgreSQL stopped for 60 s', play: (stage) => absentDatabase(stage, { awayMs: n(60_000), perSecond: 60 }) },
  { shows: 'R04', fault: 'the postmaster under log and services killed while both are written', play: (stage) => storm(stage, { kills: n(20), everyMs: 2_500, perSecond: 120, victims: ['postmaster'] }) },
  { shows: 'R08', fault: 'the database vanishes from every standing connection without a word', play: (stage) => halfOpenDatabase(stage, { perSecond: 16, withinMs: 60_000 }) },
  { shows: 'E02', fault: 'a quarter of the transactions commits after others that drew a later position', play: (stage) => commitsOutOfOrder(stage, n(5_000)) },
  { shows: 'E05', fault: 'a consumer ten times too slow', play: (stage) => slowConsumer(stage, { commands: n(500), handleMs: 100 }) },
];

const kafkaRows = (n: (full: number) => number): ChaosRow[] => [
  { shows: 'R04', fault: 'the broker killed while it is written to', play: (stage) => storm(stage, { kills: n(10), everyMs: 4_000, perSecond: 80, victims: ['broker'], withinMs: 180_000 }) },
  { shows: 'R07', fault: 'nobody reaches the broker for 120 s (a proxy swallows every byte)', play: (stage) => brokerUnreachable(stage, { awayMs: n(120_000), perSecond: 150, withinMs: 180_000 }) },
  { shows: 'R07', fault: 'the broker killed and away for 120 s', play: (stage) => brokerAway(stage, { awayMs: n(120_000), perSecond: 150, withinMs: 180_000 }) },
];

/** Longest of all, and without a kill. */
export const retries = (scale: number): ChaosRow => ({
  shows: 'E01', fault: '50 keys × 2,000 versions; 1 % of batches doubled, 1 % of answers lost',
  play: (stage) => doubledAndDropped(stage, { subjects: 50, commands: Math.max(1, Math.round(100_000 * scale)) }),
});

/** The faults of the long run, each at its full length when `scale` is 1. */
export function chaosRows(transport: Stage['transport'], scale: number): ChaosRow[] {
  const n = (full: number): number => Math.max(1, Math.round(full * scale));
  const consumers: ChaosRow[] = [
    ...times(n(5), { shows: 'R05', fault: 'a consumer dies at each of six points around its commit, as reaction and as projection', play: (stage) => deathsAtPoints(stage, 150) }),
    { shows: 'E03', fault: 'one event in 1,000 breaks its handler at every attempt', play: (stage) => poison(stage, { commands: n(10_000), every: 1_000, perSecond: 250 }) },
    { shows: 'E06', fault: 'a handler that takes 90 s, sessions of 1.5 s (embedded) and 6 s (Kafka)', play: (stage) => longHandling(stage, { handleMs: n(90_000), commands: 1 }) },
  ];
  const relays: ChaosRow[] = [
    { shows: 'R10', fault: 'a relay frozen for 60 s, lease 10 s, in turn', play: (stage) => frozenRelays(stage, { freezes: 2, leaseMs: n(10_000), frozenMs: n(60_000), perSecond: 80 }) },
    { shows: 'R10', fault: 'relays frozen 20 times beyond a lease of 1 s', play: (stage) => frozenRelays(stage, { freezes: n(20), leaseMs: 1_000, frozenMs: 1_700, perSecond: 120 }) },
  ];
  return [...(transport === 'kafka' ? kafkaRows : embeddedRows)(n), ...consumers, ...relays];
}
