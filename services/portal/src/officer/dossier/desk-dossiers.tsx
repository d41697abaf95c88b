import type { VNode } from 'preact';
import { newId } from '@tinhso/kernel';
import type { DeskServices } from '../../api/desk-services.js';
import type { DossierReader } from '../../citizen/my-dossiers/dossier-reader.js';
import type { Visitor } from '../../web/request.js';
import type { Desk } from '../desk.js';
import { actsFor } from './acts.js';
import { DeskDossierPage } from './desk-dossier.page.js';
import type { DeskDossierProps } from './desk-dossier.page.js';

/** A dossier as an official sees it now, with what he may do. */
export class DeskDossiers {
  constructor(private readonly reader: DossierReader, private readonly services: DeskServices, private readonly desk: Desk) {}

  async page(id: string, visitor: Visitor, { news, masked = true, paper, back }: { news?: DeskDossierProps['news']; masked?: boolean; paper?: string; back?: string }): Promise<VNode> {
    const read = await this.reader.read(id, visitor, { masked });
    const [desk, told] = await Promise.all([this.desk.view(visitor), this.services.told(id, visitor)]);
    return <DeskDossierPage {...read} desk={desk} told={told} acts={actsFor(read.dossier, visitor.actor)} idempotencyKey={newId()} masked={masked} news={news} paper={paper} back={back ?? '/officer/dossiers'} />;
  }
}
