import type { Command, Effect, History, Logged } from './history.ts';

/** What is wrong with a history, one sentence each; empty lists mean that every guarantee held. */
export interface Verdict {
  /** Acknowledged or committed, and missing further down. */
  readonly lost: readonly string[];
  /** Done more often than asked. */
  readonly doubled: readonly string[];
  /** Out of order under one key. */
  readonly swapped: readonly string[];
  /** A version or a sequence that nobody has. */
  readonly gaps: readonly string[];
  /** Happened, and nobody asked for it. */
  readonly invented: readonly string[];
  /** A group that stands beyond the end of what there is. */
  readonly beyond: readonly string[];
}

export const isClean = (verdict: Verdict): boolean => Object.values(verdict).every((faults: readonly string[]) => faults.length === 0);

export const countsOf = (verdict: Verdict): Record<keyof Verdict, number> =>
  Object.fromEntries(Object.entries(verdict).map(([name, faults]) => [name, (faults as readonly string[]).length])) as Record<keyof Verdict, number>;

const bySubject = <T extends { readonly subject: string }>(all: readonly T[]): Map<string, T[]> => Map.groupBy(all, ({ subject }) => subject);

const repeated = (values: readonly string[]): string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.has(value) || !seen.add(value));
};

const firstsOf = <T extends Logged>(chain: readonly T[]): T[] => {
  const seen = new Set<string>();
  return chain.filter(({ event }) => !seen.has(event) && seen.add(event));
};

const descents = (chain: readonly Logged[]): string[] => chain.flatMap((one, index) => {
  const before = chain[index - 1];
  return before && before.sequence >= one.sequence ? [`${one.subject} ${one.sequence} after ${before.sequence}`] : [];
});

const holes = (name: string, versions: readonly number[]): string[] => {
  const has = new Set(versions);
  return Array.from({ length: Math.max(0, ...versions) }, (_, index) => index + 1).filter((version) => !has.has(version)).map((version) => `${name} has no ${version}`);
};

const commandFaults = ({ acknowledged, commands, aggregates }: History): Verdict => {
  const done = new Map(commands.map((command) => [command.key, command]));
  const asDone = ({ key, version, event }: Command): boolean => done.get(key)?.version === version && done.get(key)?.event === event;
  const heads = new Map(aggregates.map(({ subject, version }) => [subject, version]));
  const counts = [...bySubject(commands)].map(([subject, chain]) => ({ subject, versions: chain.map(({ version }) => version) }));
  return {
    lost: [
      ...acknowledged.filter((one) => !done.has(one.key)).map(({ key, subject, version }) => `acknowledged ${subject} ${version} (${key}) is not in the database`),
      ...acknowledged.filter((one) => done.has(one.key) && !asDone(one)).map(({ key }) => `${key} was answered otherwise than it was done`),
    ],
    doubled: [
      ...repeated(commands.map(({ key }) => key)).map((key) => `${key} was done twice`),
      ...repeated(commands.map(({ subject, version }) => `${subject} ${version}`)).map((version) => `two commands made ${version}`),
    ],
    swapped: [], beyond: [],
    gaps: counts.flatMap(({ subject, versions }) => holes(subject, versions)),
    invented: counts.filter(({ subject, versions }) => heads.get(subject) !== versions.length).map(({ subject, versions }) => `${subject} stands at ${heads.get(subject)} after ${versions.length} commands`),
  };
};

const logFaults = ({ commands, log, unpublished }: History): Verdict => {
  const [published, asked] = [new Set(log.map(({ event }) => event)), new Set(commands.map(({ event }) => event))];
  const chains = [...bySubject(log).values()].map(firstsOf);
  return {
    lost: [
      ...commands.filter(({ event }) => !published.has(event)).map(({ subject, version }) => `${subject} ${version} was not published`),
      ...(unpublished > 0 ? [`${unpublished} rows are left in the outbox`] : []),
    ],
    doubled: [], beyond: [],
    swapped: chains.flatMap(descents).map((fault) => `in the log: ${fault}`),
    gaps: chains.flatMap((chain) => holes(`the log of ${chain[0]?.subject}`, chain.map(({ sequence }) => sequence))),
    invented: log.filter(({ event }) => !asked.has(event)).map(({ subject, sequence }) => `${subject} ${sequence} was published and never committed`),
  };
};

const groupFaults = (group: string, { commands, effects, parked }: History): Verdict => {
  const ours: readonly Effect[] = effects.filter((effect) => effect.group === group);
  const aside = new Set(parked.filter((one) => one.group === group).map(({ event }) => event));
  const [effected, asked] = [new Set(ours.map(({ event }) => event)), new Set(commands.map(({ event }) => event))];
  const chains = bySubject(ours);
  const firstParked = new Map<string, number>();
  for (const { subject, version, event } of commands) if (aside.has(event)) firstParked.set(subject, Math.min(version, firstParked.get(subject) ?? Infinity));
  return {
    lost: commands.filter(({ event }) => !effected.has(event) && !aside.has(event)).map(({ subject, version }) => `${group}: ${subject} ${version} has no effect and is not parked`),
    doubled: [
      ...repeated(ours.map(({ event, subject, sequence }) => `${subject} ${sequence} (${event})`)).map((one) => `${group}: ${one} took effect twice`),
      ...ours.filter(({ event }) => aside.has(event)).map(({ subject, sequence }) => `${group}: ${subject} ${sequence} took effect and is parked`),
    ],
    swapped: [
      ...[...chains.values()].flatMap((chain) => descents(firstsOf(chain))).map((fault) => `${group}: ${fault}`),
      ...ours.filter(({ subject, sequence }) => sequence > (firstParked.get(subject) ?? Infinity)).map(({ subject, sequence }) => `${group}: ${subject} ${sequence} passed a parked event`),
    ],
    gaps: [], beyond: [],
    invented: ours.filter(({ event }) => !asked.has(event)).map(({ subject, sequence }) => `${group}: effect of ${subject} ${sequence}, which was never committed`),
  };
};

const offsetFaults = ({ offsets }: History): string[] =>
  offsets.filter(({ committed, end }) => committed > end).map(({ group, partition, committed, end }) => `${group} stands at ${committed} of ${end} in ${partition}`);

/** Compares journal, database, log and effects of a run that has come to rest. */
export function judge(history: History): Verdict {
  const parts = [commandFaults(history), logFaults(history), ...history.groups.map((group) => groupFaults(group, history))];
  const all = (name: keyof Verdict): string[] => parts.flatMap((part) => part[name]);
  return { lost: all('lost'), doubled: all('doubled'), swapped: all('swapped'), gaps: all('gaps'), invented: all('invented'), beyond: offsetFaults(history) };
}
