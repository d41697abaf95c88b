import type { Tx } from '@tinhso/persistence';
import type { CommandContext } from '@tinhso/service-host';
import type { DossierStore } from '../domain/dossier-store.js';

export type Dossiers = DossierStore<Tx, CommandContext>;
