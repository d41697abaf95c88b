import { Controller } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { PublicServices } from '../../api/public-services-client.js';
import { FilesController } from '../../citizen/my-dossiers/files.controller.js';

/** The files of a dossier, for the desk. */
@Controller('officer/dossiers/:id')
@RequirePermission('desk:read')
export class DeskFilesController extends FilesController {
  constructor(api: PublicServices) {
    super(api);
  }
}
