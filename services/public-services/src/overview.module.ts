import type { Provider, Type } from '@nestjs/common';
import type { Platform } from '@tinhso/service-host';
import { FindFiguresController } from './features/find-figures/find-figures.controller.js';
import { FindLooksController } from './features/find-looks/find-looks.controller.js';
import { TrackDossierController } from './features/track-dossier/track-dossier.controller.js';
import { PgFigures } from './infrastructure/persistence/figures.read-model.js';
import { clockToken, figures } from './injection-tokens.js';

/** Looking without changing: following, who looked, leaders' figures; part of the composition root. */
export const overviewControllers: Type[] = [TrackDossierController, FindLooksController, FindFiguresController];

export const overviewProviders = ({ pool, clock }: Platform): Provider[] => [
  { provide: figures, useValue: new PgFigures(pool) },
  { provide: clockToken, useValue: clock },
];
