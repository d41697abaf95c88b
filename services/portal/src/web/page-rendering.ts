import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HealthController } from '@tinhso/service-host';
import { from, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Answer } from './answer.js';
import type { Pages } from './pages.js';
import type { PortalRequest } from './request.js';

/** Sends the page that a controller returned; nothing goes out by Nest's own way afterwards, since the reply is sent. */
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly pages: Pages) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer | undefined>): Observable<unknown> {
    // Probes answer a machine, not a person.
    if (context.getClass<unknown>() === HealthController) return next.handle();
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(switchMap((answer) => from(answer === undefined ? Promise.resolve() : this.pages.send(answer, http.getRequest<PortalRequest>(), reply))));
  }
}
