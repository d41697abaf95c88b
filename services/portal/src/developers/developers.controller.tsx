import { Controller, Get } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { ApiDocuments } from '../api/api-documents.js';
import type { Answer } from '../web/answer.js';
import { DevelopersPage, ErrorCodesPage } from './developers-pages.js';

@Controller('developers')
@Public('what the interfaces are is open to everybody; using them is not')
export class DevelopersController {
  constructor(private readonly documents: ApiDocuments) {}

  @Get()
  async interfaces(): Promise<Answer> {
    return <DevelopersPage documents={await this.documents.all()} />;
  }

  @Get('errors')
  errors(): Answer {
    return <ErrorCodesPage />;
  }
}
