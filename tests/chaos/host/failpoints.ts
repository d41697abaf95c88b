import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchControl, EventTransport } from '@tinhso/events';
import type { Failpoint, HostConfig } from './host-config.ts';

/** Kills this process once at one point, as the machine would: no handler, no flush. */
export class Failpoints {
  private readonly at: HostConfig['failpoint'];
  private spent = false;

  constructor(at: HostConfig['failpoint']) {
    this.at = at;
  }

  /** True while this process may still die there. */
  armed(name: Failpoint): boolean {
    return this.at?.name === name && !this.spent;
  }

  reach(name: Failpoint): void {
    if (this.armed(name) && this.first()) process.kill(process.pid, 'SIGKILL');
  }

  /** Dies a moment later, in the middle of what comes next. */
  reachWithin(name: Failpoint, milliseconds: number): void {
    if (this.armed(name) && this.first()) setTimeout(() => process.kill(process.pid, 'SIGKILL'), milliseconds);
  }

  /** True for one process of all that share the folder. */
  private first(): boolean {
    this.spent = true;
    try {
      writeFileSync(join(this.at?.dir as string, this.at?.name as string), String(process.pid), { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }
}

/** The transport with failpoints where a batch arrives and where one of its messages is acknowledged. */
export const watchingTransport = (transport: EventTransport, points: Failpoints): EventTransport => Object.assign(Object.create(transport) as EventTransport, {
  subscribe: (options: Parameters<EventTransport['subscribe']>[0]) => transport.subscribe({ ...options, onBatch: (batch, control) => {
    points.reach('received');
    const watched: BatchControl = {
      heartbeat: () => control.heartbeat(), isStale: () => control.isStale(),
      acknowledge: (position) => { control.acknowledge(position); points.reach('acknowledged'); },
    };
    return options.onBatch(batch, watched);
  } }),
});
