import type { ConsumerDefinition, IncomingEvent, OutgoingEvent } from '@tinhso/events';
import { outboxChange } from '@tinhso/events';
import { DomainError } from '@tinhso/kernel';
import type { Tx } from '@tinhso/persistence';
import { aggregateChange, aggregateState, effectChange } from './changes.ts';
import type { AggregateRow } from './changes.ts';
import type { Watched } from './checks.ts';
import { sizeLimit } from './transport.ts';
import type { World } from './world.ts';

export const mainTopic = 'sim.dossier.events';
export const followTopic = 'sim.case.events';

/** How an event treats those who react to it. */
export type Temper = 'plain' | 'poison' | 'moody' | 'later';

export interface Command {
  readonly id: string;
  readonly subject: string;
  readonly events: readonly { readonly id: string; readonly temper: Temper; readonly type: string; readonly large: boolean }[];
  /** Fails after it has written everything, the first time. */
  readonly breaks: boolean;
}

/** What is the same for all replicas of a run: drawn from the seed. */
export interface Scenario {
  readonly replicas: number;
  readonly partitions: number;
  readonly commands: readonly (readonly Command[])[];
  readonly consumers: readonly ConsumerDefinition[];
  readonly watched: readonly Watched[];
  readonly junk: number;
  readonly batch: number;
  readonly lanes: number;
  readonly deaf: boolean;
  readonly sloppy: boolean;
  readonly fencing: boolean;
}

interface EventData { readonly temper: Temper; readonly pad?: string }

export const aType = 'dossier.changed.v1';
const noise = 'dossier.viewed.v1';
const temperOf = (event: { readonly data: unknown }): Temper => (event.data as EventData).temper;

const drawCommands = (world: World, subjects: readonly string[], replica: number, bad: Temper | undefined): Command[] => {
  const { chance } = world;
  return Array.from({ length: 1 + chance.int(4) }, (_, n) => {
    const subject = chance.pick(subjects);
    const events = Array.from({ length: chance.hit(0.25) ? 2 : 1 }, (__, place) => ({
      id: `e${replica}.${n}.${place}`, type: chance.hit(0.1) ? noise : aType, large: chance.hit(0.004),
      temper: bad !== undefined && chance.hit(0.2) ? bad : chance.hit(0.08) ? 'later' as const : 'plain' as const,
    }));
    return { id: `c${replica}.${n}`, subject, events, breaks: chance.hit(0.1) };
  });
};

/** The published form, as a service's own code makes it. */
export const eventOf = (command: Command, place: number, sequence: number, version: number): OutgoingEvent => {
  const { id, type, temper, large } = command.events[place] as Command['events'][number];
  return {
    id, type, subject: command.subject, sequence, aggregateVersion: version, topic: mainTopic, time: '2026-11-23T09:00:00+07:00',
    data: large ? { temper, pad: ' '.repeat(sizeLimit) } : { temper },
  };
};

/** Fails as its event says: for ever, by mood, or a few times. */
function suffer(world: World, patience: Map<string, number>, group: string, event: IncomingEvent): void {
  const temper = temperOf(event);
  if (temper === 'poison') throw new DomainError('conflict', 'test/poison');
  if (temper === 'moody' && world.chance.hit(0.6)) throw new TypeError('x is not a function');
  if (temper !== 'later') return;
  const key = `${group} ${event.id}`;
  const left = patience.get(key) ?? 1 + world.chance.int(3);
  if (left === 0) return;
  patience.set(key, left - 1);
  throw new DomainError('unavailable', 'test/later');
}

/** Raises an aggregate that several consumers raise, and publishes in its turn. */
async function follow(group: string, event: IncomingEvent, tx: Tx): Promise<void> {
  const subject = `follow-${event.subject}`;
  const [before = { version: 0, published: 0 }] = await tx.read<AggregateRow>(aggregateState(subject));
  tx.add(aggregateChange(subject, before.version + 1, before.published + 1));
  tx.add(outboxChange([{
    id: `${group}.${event.id}`, type: 'case.followed.v1', subject, sequence: before.published + 1, aggregateVersion: before.version + 1, topic: followTopic,
    time: event.time, data: { temper: 'plain' },
  }], 'aggregate'));
}

export function drawScenario(world: World): Scenario {
  const { chance } = world;
  const replicas = 1 + chance.int(3);
  const subjects = Array.from({ length: 1 + chance.int(3) }, (_, n) => `d${n}`);
  const bad = chance.hit(0.35) ? chance.pick(['poison', 'moody'] as const) : undefined;
  const patience = new Map<string, number>();
  const chains = chance.hit(0.25);
  const handle = (group: string): ConsumerDefinition['handle'] => async (event, tx) => {
    suffer(world, patience, group, event);
    tx.add(effectChange(group, event.id, event.subject, event.sequence));
    if (chains && event.topic === mainTopic) await follow(group, event, tx);
  };
  const all: ConsumerDefinition[] = [
    { group: 'react', topics: [mainTopic], kind: 'reaction', handle: handle('react') },
    { group: 'project', topics: chains ? [mainTopic, followTopic] : [mainTopic], kind: 'projection', handle: handle('project') },
    { group: 'tolerate', topics: [mainTopic], kind: chance.hit(0.5) ? 'reaction' : 'projection', types: [aType], toleratesGaps: true, handle: handle('tolerate') },
  ];
  const consumers = chains ? all.slice(0, 2) : all.filter((_, n) => n === replicas - 1 || chance.hit(0.4));
  return {
    replicas, partitions: 1 + chance.int(2), consumers,
    commands: Array.from({ length: replicas }, (_, n) => drawCommands(world, subjects, n, bad)),
    watched: consumers.map(({ group, topics, types, toleratesGaps = false }) => ({
      group, topics, toleratesGaps, wants: (event) => types?.includes(event.type) ?? true,
      mayFail: (event) => ['poison', 'moody'].includes(temperOf(event)), mustFail: (event) => temperOf(event) === 'poison',
    })),
    junk: chance.hit(0.06) ? 1 : 0, batch: 1 + chance.int(6), lanes: chance.pick([1, 2, 8]), deaf: chance.hit(0.2), sloppy: chance.hit(0.1), fencing: chance.hit(0.5),
  };
}
