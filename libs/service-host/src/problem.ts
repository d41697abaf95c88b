import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { isDatabaseGone } from '@tinhso/persistence';
import { commonErrors } from './common.errors.js';
import { languageOf, statusOf } from './error-texts.js';
import type { ErrorTexts } from './error-texts.js';

/** RFC 9457, with the detail in both languages so that a caller can show either. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly texts: { readonly vi: string; readonly en: string };
  readonly code: string;
  readonly instance: string;
  readonly errors?: readonly { path: string; code: string; message?: string }[];
}

const httpCodes: Readonly<Record<number, keyof typeof commonErrors.catalogue>> = {
  400: 'common/malformed', 401: 'common/unauthenticated', 403: 'common/forbidden', 404: 'common/not-found', 405: 'common/method-not-allowed',
  413: 'common/too-large', 415: 'common/unsupported-media-type', 422: 'common/invalid-input', 429: 'common/rate-limited',
};

const httpStatusOf = (error: unknown): number | undefined => {
  const candidate = error as { getStatus?: () => number; statusCode?: number };
  return typeof candidate.getStatus === 'function' ? candidate.getStatus() : candidate.statusCode;
};

/** Turns anything thrown into the error it means; what nobody foresaw is `common/internal`. */
export function toDomainError(error: unknown): { error: DomainError; status: number } {
  if (error instanceof DomainError) return { error, status: statusOf[error.kind] };
  if (isDatabaseGone(error)) return { error: commonErrors('common/database-unavailable'), status: 503 };
  const status = httpStatusOf(error);
  const code = status === undefined ? undefined : httpCodes[status];
  if (status !== undefined && code) return { error: commonErrors(code), status };
  return { error: commonErrors('common/internal'), status: 500 };
}

export interface ProblemObserver {
  /** A last chance to answer otherwise than with a problem; what it throws takes the place of the error. */
  answered(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  refused(request: FastifyRequest & { actor?: Actor }, error: DomainError): Promise<void>;
  unexpected(error: unknown, request: FastifyRequest): void;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly texts: ErrorTexts, private readonly observer: ProblemObserver) {}

  /** For what the router refuses before there is a route: an address that cannot be read. */
  readonly unroutable = (thrown: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const { error, status } = toDomainError(thrown);
    void reply.status(status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(this.body(error, status, request)));
  };

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    let cause = thrown;
    try {
      if (await this.observer.answered(thrown, request, reply)) return;
    } catch (instead) {
      cause = instead;
    }
    const { error, status } = toDomainError(cause);
    if (status >= 500 && status !== 503) this.observer.unexpected(cause, request);
    if (error.kind === 'forbidden') await this.observer.refused(request, error).catch(() => undefined);
    if (status === 503) void reply.header('retry-after', '2');
    if (status === 429 && !reply.hasHeader('retry-after')) void reply.header('retry-after', '1');
    if (status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply.status(status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(this.body(error, status, request)));
  }

  private body(error: DomainError, status: number, request: FastifyRequest): ProblemBody {
    const language = languageOf(request.headers['accept-language']);
    const texts = { vi: this.texts.text(error.code, error.params, 'vi'), en: this.texts.text(error.code, error.params, 'en') };
    const errors = error.faults.map((fault) => ({
      path: fault.path, code: fault.code,
      ...(this.texts.has(fault.code) ? { message: this.texts.text(fault.code, fault.params ?? {}, language) } : fault.params?.['message'] ? { message: String(fault.params['message']) } : {}),
    }));
    return {
      type: `/developers/errors#${error.code.replace('/', '-')}`, title: texts[language], status, detail: texts[language], texts, code: error.code,
      instance: (request.url ?? '').split('?')[0] ?? '', ...(errors.length > 0 ? { errors } : {}),
    };
  }
}
