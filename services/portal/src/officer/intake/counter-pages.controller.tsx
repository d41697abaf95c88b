import { Controller, Get, Param } from '@nestjs/common';
import { RequirePermission } from '@tinhso/auth';
import { Payments } from '../../api/payments-client.js';
import { FinishController } from '../../citizen/apply/finish.controller.js';
import { PapersController } from '../../citizen/apply/papers.controller.js';
import { QuestionsController } from '../../citizen/apply/questions.controller.js';
import { DossierReader } from '../../citizen/my-dossiers/dossier-reader.js';
import { Redirect } from '../../web/answer.js';
import { CounterApplications } from './counter-applications.js';

/** The citizen's question pages, filled in by the clerk. */
@Controller('officer/intake/:code/questions/:page')
@RequirePermission('desk:take-in')
export class CounterQuestionsController extends QuestionsController {
  constructor(applications: CounterApplications) {
    super(applications);
  }
}

@Controller('officer/intake/:code/papers')
@RequirePermission('desk:take-in')
export class CounterPapersController extends PapersController {
  constructor(applications: CounterApplications) {
    super(applications);
  }
}

@Controller('officer/intake/:code')
@RequirePermission('desk:take-in')
export class CounterFinishController extends FinishController {
  constructor(applications: CounterApplications, reader: DossierReader, payments: Payments) {
    super(applications, reader, payments);
  }

  /** The clerk goes on with the dossier itself: it waits for acceptance. */
  @Get('submitted/:id')
  override async submitted(@Param() { id }: { code: string; id: string }): Promise<Redirect> {
    return new Redirect(`/officer/dossiers/${encodeURIComponent(id)}?done=filed`);
  }
}
