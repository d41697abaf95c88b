import { Catch } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '@tinhso/kernel';
import type { ErrorKind } from '@tinhso/kernel';
import { ApiProblem } from '../api/api-client.js';
import { ErrorPage } from '../public/error.page.js';
import type { SignIn } from '../session/sign-in.js';
import { PageAnswer, Redirect } from './answer.js';
import type { Answer } from './answer.js';
import { loginCookie, writeCookie } from './cookies.js';
import type { Pages } from './pages.js';
import { languageOf, safeBack } from './request.js';
import type { PortalRequest } from './request.js';

const statuses: Readonly<Partial<Record<ErrorKind, 400 | 401 | 403 | 404 | 409 | 503>>> = {
  invalid: 400, unauthenticated: 401, forbidden: 403, 'not-found': 404, conflict: 409, 'version-mismatch': 409, 'key-reused': 409, 'too-large': 400, unsupported: 400, 'rate-limited': 503, unavailable: 503,
};

function statusOf(error: unknown): 400 | 401 | 403 | 404 | 409 | 500 | 503 {
  if (error instanceof DomainError) return statuses[error.kind] ?? 500;
  const thrown = error as { getStatus?: () => number; statusCode?: number };
  const status = typeof thrown.getStatus === 'function' ? thrown.getStatus() : thrown.statusCode;
  return status === 404 || status === 403 ? status : status !== undefined && status >= 400 && status < 500 ? 400 : 500;
}

/** Every failure becomes a page in the person's language; a missing session becomes the way to sign in. */
@Catch()
export class PageErrorsFilter implements ExceptionFilter {
  constructor(private readonly pages: Pages, private readonly signIn: SignIn, private readonly report: (error: unknown, request: PortalRequest) => void) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    await this.answer(error, host.switchToHttp().getRequest<PortalRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  async answer(error: unknown, request: PortalRequest, reply: FastifyReply): Promise<void> {
    const status = statusOf(error);
    if (status === 500) this.report(error, request);
    if (status === 503) void reply.header('retry-after', '2');
    const answer = status === 401 ? await this.toLogin(request).catch(() => this.page(503, error, request)) : this.page(status, error, request);
    await this.pages.send(answer, request, reply);
  }

  /** What was typed when the session ended is kept on the server and offered again after signing in; files are asked for again. */
  private async toLogin(request: PortalRequest): Promise<Answer> {
    const posted = request.method === 'POST' && typeof request.body === 'object' && request.body !== null;
    const kept = request.isMultipart() ? { withFiles: true } : posted ? { form: { ...request.body as Record<string, string> } } : {};
    const { address, browser } = await this.signIn.begin(safeBack(request.url), languageOf(request), kept);
    return new Redirect(address, [writeCookie(loginCookie, browser, 600)]);
  }

  private page(status: 400 | 401 | 403 | 404 | 409 | 500 | 503, error: unknown, request: PortalRequest): Answer {
    const own = error instanceof ApiProblem && (status === 400 || status === 409) ? error.texts[languageOf(request)] : undefined;
    const name = status === 401 ? '403' : (String(status) as '404');
    return new PageAnswer(<ErrorPage name={name} detail={own} />, status);
  }
}
