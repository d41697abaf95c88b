import { createHash } from 'node:crypto';
import { signatureFault } from './signature.js';
import type { SignedHeaders } from './signature.js';

export interface Fault {
  readonly kind: 'signature' | 'content' | 'order' | 'gap' | 'repeat';
  readonly text: string;
}

export interface Taken {
  readonly status: number;
  readonly id: string;
  readonly text: string;
  /** True for an event that had not come before. */
  readonly fresh?: boolean;
  readonly fault?: Fault;
}

export interface Verdict {
  readonly received: number;
  readonly events: number;
  readonly repeated: number;
  readonly subjects: number;
  readonly faults: readonly Fault[];
}

interface CloudEvent { readonly specversion: string; readonly id: string; readonly type: string; readonly source: string; readonly subject?: string; readonly sequence?: string; readonly subscriptionid?: string; readonly subscriptionsequence?: string }

function eventOf(body: string): CloudEvent | undefined {
  try {
    const event = JSON.parse(body) as CloudEvent;
    return event.specversion === '1.0' && [event.id, event.type, event.source].every((text) => typeof text === 'string' && text !== '') ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Holds what arrives against what was promised: signed, each event once or repeated unchanged, each subject in order, no number missing. */
export class Judge {
  private readonly contents = new Map<string, string>();
  private readonly latest = new Map<string, number>();
  /** Of each subscription, the numbers that came. */
  private readonly numbers = new Map<string, Set<number>>();
  private readonly found: Fault[] = [];
  private received = 0;
  private repeated = 0;

  constructor(private readonly secrets: readonly string[]) {}

  take(headers: SignedHeaders, body: string, now: Date): Taken {
    this.received += 1;
    const id = typeof headers['webhook-id'] === 'string' ? headers['webhook-id'] : '?';
    const wrong = signatureFault(this.secrets, headers, body, now);
    if (wrong) return this.refuse(401, id, { kind: 'signature', text: `${id}: ${wrong}` });
    const event = eventOf(body);
    if (!event) return this.refuse(400, id, { kind: 'content', text: `${id}: not a CloudEvent in structured JSON` });
    const content = createHash('sha256').update(body).digest('hex');
    const before = this.contents.get(id);
    if (before !== undefined) return this.again(id, event, before === content);
    this.contents.set(id, content);
    this.number(event);
    const fault = this.place(event);
    return { status: 204, id, fresh: true, text: `${event.type} of ${event.subject ?? '-'}, sequence ${event.sequence ?? '-'}`, ...(fault ? { fault } : {}) };
  }

  verdict(): Verdict {
    return { received: this.received, events: this.contents.size, repeated: this.repeated, subjects: this.latest.size, faults: [...this.found, ...this.gaps()] };
  }

  private refuse(status: number, id: string, fault: Fault): Taken {
    this.found.push(fault);
    return { status, id, text: 'refused', fault };
  }

  private again(id: string, event: CloudEvent, unchanged: boolean): Taken {
    this.repeated += 1;
    if (unchanged) return { status: 204, id, text: `${event.type}: had it already` };
    const fault: Fault = { kind: 'repeat', text: `${id}: the same id came with other content` };
    this.found.push(fault);
    return { status: 204, id, text: 'repeated otherwise', fault };
  }

  /** The number that the subscription gave this event, in the signed body; a test event has none. */
  private number({ subscriptionid = '', subscriptionsequence = '' }: CloudEvent): void {
    if (!/^\d{1,15}$/.test(subscriptionsequence)) return;
    const own = this.numbers.get(subscriptionid) ?? new Set();
    this.numbers.set(subscriptionid, own.add(Number(subscriptionsequence)));
  }

  /** A sequence counts the events of one subject from one source. */
  private place({ id, source, subject, sequence }: CloudEvent): Fault | undefined {
    if (subject === undefined || sequence === undefined || !/^\d{1,15}$/.test(sequence)) return undefined;
    const key = `${source} ${subject}`;
    const latest = this.latest.get(key) ?? 0;
    this.latest.set(key, Math.max(latest, Number(sequence)));
    if (Number(sequence) > latest) return undefined;
    const fault: Fault = { kind: 'order', text: `${id}: sequence ${sequence} of ${subject} came after ${latest}` };
    this.found.push(fault);
    return fault;
  }

  private gaps(): Fault[] {
    return [...this.numbers].flatMap(([subscription, own]) => {
      const sorted = [...own].sort((a, b) => a - b);
      return sorted.flatMap((number, index) => {
        const before = sorted[index - 1];
        const missing = `${(before ?? 0) + 1}${before !== undefined && number > before + 2 ? `–${number - 1}` : ''}`;
        return before === undefined || number === before + 1 ? [] : [{ kind: 'gap' as const, text: `nothing came with number ${missing} of subscription ${subscription}` }];
      });
    });
  }
}
