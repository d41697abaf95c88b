import { Controller, Get, Inject, Param } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { ApiDocuments } from '../api/api-documents.js';
import type { Answer } from '../web/answer.js';
import { ErrorsPage } from './errors.page.js';
import { EventsPage } from './events.page.js';
import { FeedGuidePage } from './feed-guide.page.js';
import { InterfacesPage } from './interfaces.page.js';
import { ServicePage } from './service.page.js';
import { WebhookGuidePage } from './webhook-guide.page.js';

@Controller('developers')
@Public('what the interfaces are is open to everybody; using them is not')
export class DevelopersController {
  constructor(private readonly documents: ApiDocuments, @Inject('ORIGIN') private readonly origin: string, @Inject('ISSUER') private readonly issuer: string) {}

  @Get()
  async interfaces(): Promise<Answer> {
    return <InterfacesPage documents={await this.documents.all()} />;
  }

  @Get('feed')
  feed(): Answer {
    return <FeedGuidePage origin={this.origin} issuer={this.issuer} />;
  }

  @Get('webhooks')
  webhooks(): Answer {
    return <WebhookGuidePage />;
  }

  @Get('events')
  async events(): Promise<Answer> {
    return <EventsPage events={await this.documents.eventTypes()} />;
  }

  @Get('errors')
  async errors(): Promise<Answer> {
    return <ErrorsPage documents={await this.documents.all()} />;
  }

  @Get(':service')
  async service(@Param('service') service: string): Promise<Answer> {
    return <ServicePage document={await this.documents.one(service)} />;
  }
}
