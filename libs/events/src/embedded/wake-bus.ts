import { EventEmitter } from 'node:events';

/** Hints inside one process; a missed or needless one costs a poll, never a message. */
const bus = new EventEmitter();
bus.setMaxListeners(0);

type Grown = (topic: string, part: number) => void;
type Changed = (group: string) => void;

const listen = (name: string, listener: Grown | Changed): (() => void) => {
  bus.on(name, listener as Grown);
  return () => void bus.off(name, listener as Grown);
};

export const wakeBus = {
  grown: (topic: string, part: number): void => void bus.emit('grown', topic, part),
  onGrown: (listener: Grown): (() => void) => listen('grown', listener),
  membersChanged: (group: string): void => void bus.emit('members', group),
  onMembersChanged: (listener: Changed): (() => void) => listen('members', listener),
};
