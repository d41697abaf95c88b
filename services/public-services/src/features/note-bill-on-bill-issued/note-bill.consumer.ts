import { billIssued } from '@tinhso/contracts';
import type { DataOf } from '@tinhso/contracts';
import type { ConsumerDefinition } from '@tinhso/events';
import type { DossierBills } from '../../ports/dossier-bills.js';

/** Until when a dossier waits for its money. */
export const noteBillOnBillIssued = (bills: DossierBills): ConsumerDefinition => ({
  group: 'public-services.bills', topics: [billIssued.topic], types: [billIssued.type], kind: 'reaction',
  readModel: { tables: ['dossier_bill'] },
  handle: async (event, tx) => {
    const { dossierId, billId, expiresAt } = event.data as DataOf<typeof billIssued>;
    bills.note(tx, { dossierId, billId, expiresAt });
  },
});
