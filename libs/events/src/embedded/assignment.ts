export interface Member {
  readonly id: string;
  readonly topics: readonly string[];
}

export interface Partition {
  readonly topic: string;
  readonly part: number;
}

export const partitionKey = ({ topic, part }: Partition): string => `${topic}/${part}`;

/** The partitions that fall to one member: every member computes the same deal from the same list. */
export function assignedTo(me: string, members: readonly Member[], partitions: readonly Partition[]): Partition[] {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
  return partitions.filter(({ topic, part }) => {
    const readers = sorted.filter((member) => member.topics.includes(topic));
    return readers[part % readers.length]?.id === me;
  });
}
