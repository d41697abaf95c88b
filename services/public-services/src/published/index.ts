import type { DataOf } from '@tinhso/contracts';
import { dossierAccepted, dossierSubmitted } from '@tinhso/contracts';
import type { OutgoingEvent } from '@tinhso/events';
import { newId } from '@tinhso/kernel';
import type { Dossier } from '../domain/dossier.js';
import type { DossierEvent } from '../domain/dossier.events.js';

interface Published {
  readonly type: string;
  readonly topic: string;
  readonly data: unknown;
}

type Publish = { readonly [Type in DossierEvent['type']]: (event: Extract<DossierEvent, { type: Type }>, dossier: Dossier) => Published | 'internalOnly' };

const common = (dossier: Dossier) => ({
  dossierId: dossier.id, procedureCode: dossier.procedureCode, procedureVersion: dossier.procedureVersion, agencyCode: dossier.agencyCode,
});

/** Every domain event is either published in a chosen form or declared internal; a new one does not compile before that. */
const publish: Publish = {
  DossierSubmitted: (event, dossier) => ({
    ...dossierSubmitted, data: {
      ...common(dossier), requestReference: event.data.requestReference, channel: event.data.channel, applicantKind: event.data.owner.kind,
      feeInAdvance: event.data.feeInAdvance, submittedAt: event.at.toISOString(),
    } satisfies DataOf<typeof dossierSubmitted>,
  }),
  DossierAccepted: (event, dossier) => ({
    ...dossierAccepted, data: {
      ...common(dossier), code: event.data.code, acceptedAt: event.at.toISOString(), dueAt: event.data.dueAt.toISOString(), dueProvisional: event.data.dueProvisional,
    } satisfies DataOf<typeof dossierAccepted>,
  }),
};

/** The published forms of what was decided, numbered on from what the dossier has published before. */
export function publishedEvents(dossier: Dossier, events: readonly DossierEvent[], traceparent?: string): OutgoingEvent[] {
  const outgoing: OutgoingEvent[] = [];
  for (const event of events) {
    const form = (publish[event.type] as (event: DossierEvent, dossier: Dossier) => Published | 'internalOnly')(event, dossier);
    if (form === 'internalOnly') continue;
    outgoing.push({
      id: newId(), type: form.type, topic: form.topic, data: form.data, subject: dossier.id, sequence: dossier.published + outgoing.length + 1,
      aggregateVersion: dossier.version, time: event.at.toISOString(), ...(traceparent ? { traceparent } : {}),
    });
  }
  return outgoing;
}
