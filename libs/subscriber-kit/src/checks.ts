import type { Delivery } from './delivery.js';
import { deliver, freshLife } from './delivery.js';
import type { RecordedEvent } from './delivery.js';

/** The receiver under test, as a check sees it. */
export interface UnderTest {
  readonly secret: string;
  readonly life: () => RecordedEvent[];
  /** Status of the answer; 0 when there was none in time. */
  send(delivery: Delivery): Promise<number>;
  handshake(): Promise<string | undefined>;
  /** Ids of the events that had an effect, in that order; undefined when the receiver does not show them. */
  effects(): Promise<readonly string[] | undefined>;
}

export interface Outcome {
  /** What went wrong; absent when all is well. */
  readonly fault?: string;
  /** Why it could not be seen. */
  readonly unseen?: string;
}

export interface Check {
  readonly name: string;
  /** What to do about a fault. */
  readonly mend: string;
  run(receiver: UnderTest): Promise<Outcome>;
}

const well: Outcome = {};
const isTaken = (status: number): boolean => status >= 200 && status < 300;
const isRefused = (status: number): boolean => status >= 400 && status < 500;
const said = (status: number): string => (status === 0 ? 'no answer within 10 seconds' : `HTTP ${status}`);
const noEffects: Outcome = { unseen: 'give --effects <url>, where the receiver shows the ids of the events that it took effect of' };

const first = (life: readonly RecordedEvent[]): RecordedEvent => life[0] as RecordedEvent;

/** A genuine delivery, perhaps with something about it that must make no difference. */
const taken = (name: string, mend: string, make: (receiver: UnderTest) => Delivery): Check => ({
  name, mend,
  run: async (receiver) => {
    const status = await receiver.send(make(receiver));
    return isTaken(status) ? well : { fault: `answered ${said(status)} instead of 2xx` };
  },
});

/** A delivery that nobody may believe: refused, and without effect. */
const refused = (name: string, mend: string, make: (receiver: UnderTest) => Delivery): Check => ({
  name, mend,
  run: async (receiver) => {
    const delivery = make(receiver);
    const status = await receiver.send(delivery);
    if (!isRefused(status)) return { fault: `answered ${said(status)} instead of 4xx` };
    return (await receiver.effects())?.includes(delivery.event.id) ? { fault: 'refused it, but it took effect' } : well;
  },
});

/** Sends the events of one life in this order and looks at what took effect. */
const effected = (name: string, mend: string, order: readonly number[], fault: (effects: readonly number[]) => string | undefined): Check => ({
  name, mend,
  run: async (receiver) => {
    const life = receiver.life();
    for (const place of order) {
      const status = await receiver.send(deliver(life[place] as RecordedEvent, receiver.secret));
      if (!isTaken(status)) return { fault: `answered ${said(status)} to sequence ${place + 1} instead of 2xx` };
    }
    const effects = await receiver.effects();
    if (!effects) return noEffects;
    const wrong = fault(effects.flatMap((id) => { const place = life.findIndex((event) => event.id === id); return place < 0 ? [] : [place + 1]; }));
    return wrong === undefined ? well : { fault: wrong };
  },
});

const wrote = (effects: readonly number[]): string => `took effect of sequence ${effects.join(', ') || 'nothing'}`;
/** As the platform makes it when a technician asks for one. */
const testEvent = ({ id, subject, time }: RecordedEvent): RecordedEvent =>
  ({ specversion: '1.0', id, source: '/services/agency-events', type: 'vn.tinhso.webhook.test.v1', subject, time, datacontenttype: 'application/json', data: { message: 'This is a test event.' } });

const wrongSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const exact = 'Compute the HMAC over the body as it arrived, byte for byte, before any parser touches it.';

export const checks: readonly Check[] = [
  {
    name: 'agrees to be sent events', mend: 'Answer OPTIONS with the header WebHook-Allowed-Origin (the WebHook-Request-Origin that you accept, or *): until then nothing is sent.',
    run: async (receiver) => ((await receiver.handshake()) === undefined ? { fault: 'OPTIONS brought no WebHook-Allowed-Origin' } : well),
  },
  taken('takes a genuine delivery', 'Answer 2xx within 10 seconds: put the event away first, work on it afterwards.', ({ life, secret }) => deliver(first(life()), secret)),
  taken('checks the bytes that were signed', exact, ({ life, secret }) => deliver(first(life()), secret, { written: (event) => `${JSON.stringify(event, undefined, 1)}\n` })),
  taken('takes one good signature among several', 'webhook-signature may hold several signatures with blanks between, while a secret is being rotated: one good one is enough.',
    ({ life, secret }) => deliver(first(life()), secret, { signatures: (good) => `v1a,bm90IGZvciB5b3U= v1,${Buffer.alloc(32).toString('base64')} ${good}` })),
  refused('refuses a body that was altered', exact, ({ life, secret }) => deliver(first(life()), secret, { body: (signed) => signed.replace('"sequence":"1"', '"sequence":"9"') })),
  refused('refuses another’s signature', 'Compare the signature in webhook-signature with the one that you compute from your own secret.', ({ life, secret }) => deliver(first(life()), secret, { secret: wrongSecret })),
  refused('refuses a delivery without a signature', 'A delivery without webhook-signature is nobody’s: answer 401.', ({ life, secret }) => deliver(first(life()), secret, { without: ['webhook-signature'] })),
  refused('refuses what was sent ten minutes ago', 'Refuse a webhook-timestamp more than 5 minutes from now: otherwise an old delivery can be played back for ever.', ({ life, secret }) => deliver(first(life()), secret, { age: -600 })),
  refused('refuses what claims to come from the future', 'Refuse a webhook-timestamp more than 5 minutes from now, in both directions.', ({ life, secret }) => deliver(first(life()), secret, { age: 600 })),
  effected('takes effect of events in their order', 'Work on the events of one subject in the order in which they arrive.', [0, 1, 2], (effects) => (effects.join() === '1,2,3' ? undefined : wrote(effects))),
  effected('takes effect once, however often it is sent', 'Keep the webhook-id of what you have worked on, in the same transaction as its effect, and answer 2xx to a repetition without doing it again.',
    [0, 0, 1, 0, 1], (effects) => (effects.join() === '1,2' ? undefined : wrote(effects))),
  effected('lets nothing late overwrite what is newer', 'Keep the highest sequence of each source and subject; answer 2xx to an event below it, but do not let it change anything.',
    [0, 2, 1], (effects) => (effects.includes(1) && effects.includes(3) && effects.join() === [...effects].sort().join() ? undefined : wrote(effects))),
  taken('takes a test event, which has no sequence', 'A test event is signed like any other, but counts nothing: it has no sequence and no subscriptionsequence. Answer 2xx.',
    ({ life, secret }) => deliver(testEvent(first(life())), secret, { without: ['webhook-sequence'] })),
  taken('takes a version that it does not know', 'Answer 2xx to types that you do not know and pass them over: a refusal blocks every later event of that subject.',
    ({ life, secret }) => { const event = first(life()); return deliver({ ...event, type: event.type.replace(/\.v\d+$/, '.v2'), data: { another: 'shape' } }, secret); }),
  taken('takes fields that it does not know', 'Fields are added inside a version: pass over the ones that you do not know.',
    ({ life, secret }) => { const event = first(life()); return deliver({ ...event, laterattribute: 'x', data: { ...event.data, addedLater: { deep: ['x'] } } }, secret); }),
];

export const lives = (events: readonly RecordedEvent[]) => (): RecordedEvent[] => freshLife(events);
