import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { hasRole } from '@tinhso/kernel';
import type { Actor, Clock } from '@tinhso/kernel';
import { renderPage, t } from '@tinhso/ui';
import type { ProvinceBrand, View, Viewer } from '@tinhso/ui';
import { PageAnswer, Redirect } from './answer.js';
import type { Answer } from './answer.js';
import { actsCookie, actsSeconds } from './acts.js';
import type { AssetStore } from './asset-store.js';
import { writeCookie } from './cookies.js';
import { languageOf } from './request.js';
import type { PortalRequest } from './request.js';

const zip = promisify(gzip);

function viewerOf(actor: Actor | undefined): Viewer | undefined {
  if (!actor || actor.roles.length === 0) return undefined;
  const kind = hasRole(actor, 'citizen') ? 'citizen' : hasRole(actor, 'business') ? 'business' : hasRole(actor, 'agency-technician') ? 'agency' : 'official';
  return { kind, name: actor.identity?.fullName ?? actor.displayName };
}

/** Turns what a controller returns into what goes out: page, status, cookies, redirect. */
export class Pages {
  constructor(private readonly brand: ProvinceBrand, private readonly assets: AssetStore, private readonly clock: Clock) {}

  async send(answer: Answer, request: PortalRequest, reply: FastifyReply): Promise<void> {
    const acted = request.acts?.cookie;
    const acts = acted ? [writeCookie(actsCookie, acted, actsSeconds)] : [];
    if (answer instanceof Redirect) {
      await reply.headers({ ...cookieHeader([...answer.cookies, ...acts]), 'cache-control': 'no-store' }).redirect(answer.to, 303);
      return;
    }
    const { page, status, cookies } = answer instanceof PageAnswer ? answer : { page: answer as VNode, status: reply.statusCode, cookies: [] };
    const html = renderPage(page, this.view(request));
    const headers = { ...cookieHeader([...cookies, ...acts]), 'content-type': 'text/html; charset=utf-8', 'content-language': languageOf(request), 'cache-control': 'no-store', vary: 'cookie, accept-encoding' };
    reply.status(request.method === 'POST' && status === 201 ? 200 : status).headers(headers);
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return void await reply.send(html);
    await reply.header('content-encoding', 'gzip').send(await zip(html));
  }

  private view(request: PortalRequest): View {
    const lang = languageOf(request);
    const viewer = viewerOf(request.actor);
    // After a refused form the address is a POST's: its page is asked again with GET, which every form here answers.
    return { lang, t: t(lang), path: request.url, province: this.brand, now: this.clock.now(), asset: this.assets.address, ...(viewer ? { viewer } : {}) };
  }
}

const cookieHeader = (cookies: readonly string[]): Record<string, string[]> => (cookies.length > 0 ? { 'set-cookie': [...cookies] } : {});
