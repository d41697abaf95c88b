import { Type } from '@sinclair/typebox';

const moment = Type.String({ format: 'date-time' });

/** A long work and how far it is; asked again until it no longer runs. */
export const operationAnswer = Type.Object({
  id: Type.String({ format: 'uuid' }), kind: Type.Union([Type.Literal('redrive'), Type.Literal('replay')]),
  state: Type.Union(['running', 'finished', 'stopped', 'failed'].map((state) => Type.Literal(state))),
  request: Type.Record(Type.String(), Type.Unknown(), { description: 'what was ordered' }), actorId: Type.String({ description: 'who ordered it' }),
  perSecond: Type.Integer({ description: 'events in a second at most' }), selected: Type.Integer({ description: 'events chosen, with those behind them; more may come while it runs' }),
  done: Type.Integer({ description: 'took effect, once each' }), refused: Type.Integer({ description: 'failed again: still parked, and their keys with them' }),
  outcome: Type.Optional(Type.Record(Type.String(), Type.Unknown())), createdAt: moment, endedAt: Type.Optional(moment),
});

export const operationExample = {
  id: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d', kind: 'redrive', state: 'running', request: { consumer: 'payments.dossiers', reason: 'failed' },
  actorId: '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8e', perSecond: 100, selected: 240, done: 80, refused: 1, createdAt: '2026-11-23T02:00:00.000Z',
};
