import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { isLang } from '@tinhso/ui';
import type { Lang } from '@tinhso/ui';
import type { Session } from '../session/session.js';
import { Acts, actsCookie } from './acts.js';
import { languageCookie, readCookie } from './cookies.js';

export interface PortalRequest extends FastifyRequest {
  actor?: Actor;
  /** Set by the guard when the request carries a living session. */
  session?: Session;
  /** Of this request and those just before it. */
  acts?: Acts;
}

/** Who looks at a page, in which language, and the token to ask the services with. */
export interface Visitor {
  readonly lang: Lang;
  readonly actor: Actor;
  readonly token?: string;
  /** What the person has just done; queries of the services wait until they show it. */
  readonly acts?: Acts;
}

/** Vietnamese unless the person chose English; the browser's language is not asked, because it is seldom the person's choice. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Lang {
  const chosen = readCookie(request.headers.cookie, languageCookie);
  return isLang(chosen) ? chosen : 'vi';
}

export const visitorOf = (request: PortalRequest): Visitor => ({
  lang: languageOf(request), actor: request.actor ?? anonymous, acts: request.acts ??= new Acts(readCookie(request.headers.cookie, actsCookie)), ...(request.session ? { token: request.session.tokens.access } : {}),
});

export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext): Visitor =>
  visitorOf(context.switchToHttp().getRequest<PortalRequest>()));

/** A path of this site to go back to; anything that could lead elsewhere becomes the home page. */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || back.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(back) || back.includes('\\')) return '/';
  return back;
}
