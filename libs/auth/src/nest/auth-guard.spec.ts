import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { anonymous, DomainError } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import { authErrors } from '../auth.errors.js';
import { Policy } from '../policy/access.policy.js';
import { definePermissions } from '../policy/permission-table.js';
import { AuthGuard, bearerActors } from './auth-guard.js';
import { CurrentActor, Public, RequirePermission } from './route-access.js';
import { assertAllRoutesGuarded, routePermissions } from './route-registry.js';

@Controller('dossiers')
class DossiersController {
  @Get() @RequirePermission('dossier:read')
  find(@CurrentActor() actor: Actor) { return { id: actor.id }; }

  @Get(':code/progress') @Public('anybody may follow a dossier by its code')
  follow(@CurrentActor() actor: Actor) { return { id: actor.id }; }
}

@Controller('forgotten')
class ForgottenController {
  @Get('one') one() { return {}; }

  @Get('two') @RequirePermission('dossier:shred')
  two() { return {}; }

  @Get('three') @Public(' ')
  three() { return {}; }
}

@Module({ controllers: [DossiersController] })
class GuardedModule {}

@Module({ controllers: [DossiersController, ForgottenController] })
class LeakyModule {}

const policy = new Policy(definePermissions({ 'dossier:read': { citizen: 'own' } }));
const actors: Record<string, Actor> = { citizen: { ...anonymous, id: 'c', roles: ['citizen'] }, leader: { ...anonymous, id: 'l', roles: ['leader'] } };
const verifier = { verify: async (token: string) => actors[token] ?? Promise.reject(token === 'down' ? authErrors('auth/issuer-unavailable') : authErrors('auth/unauthenticated')) };

const status: Record<string, number> = { unauthenticated: 401, forbidden: 403, unavailable: 503 };

async function start(module: unknown): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module as never, new FastifyAdapter(), { logger: false });
  app.useGlobalGuards(new AuthGuard(bearerActors(verifier), policy));
  app.useGlobalFilters({ catch: (error: unknown, host) => {
    const kind = error instanceof DomainError ? error.kind : 'internal';
    void host.switchToHttp().getResponse().status(status[kind] ?? 500).send({ kind });
  } });
  await app.init();
  return app;
}

describe('auth guard', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => { app = await start(LeakyModule); });
  afterAll(() => app.close());
  const get = async (url: string, authorization?: string) => {
    const answer = await app.inject({ url, headers: authorization === undefined ? {} : { authorization } });
    return [answer.statusCode, answer.json<{ id?: string }>().id];
  };

  it.each([
    ['/dossiers', 'Bearer citizen', 200, 'c'], ['/dossiers', 'bearer  citizen', 200, 'c'], ['/dossiers', undefined, 401, undefined], ['/dossiers', 'Bearer bad', 401, undefined],
    ['/dossiers', 'Basic citizen', 401, undefined], ['/dossiers', 'Bearer', 401, undefined], ['/dossiers', 'Bearer leader', 403, undefined], ['/dossiers', 'Bearer down', 503, undefined],
    ['/dossiers/1/progress', undefined, 200, 'anonymous'], ['/dossiers/1/progress', 'Bearer citizen', 200, 'c'], ['/dossiers/1/progress', 'Bearer bad', 200, 'anonymous'], ['/dossiers/1/progress', 'Bearer down', 200, 'anonymous'],
    ['/forgotten/one', 'Bearer citizen', 403, undefined], ['/forgotten/two', 'Bearer citizen', 403, undefined],
  ])('%s with %s: %s', async (url, authorization, code, id) => {
    expect(await get(url, authorization)).toEqual([code, id]);
  });
});

describe('route registry', () => {
  it('lists every route with its permission or its reason', async () => {
    const app = await start(GuardedModule);
    expect(routePermissions(app)).toEqual([
      { method: 'GET', path: '/dossiers', handler: 'DossiersController.find', permission: 'dossier:read' },
      { method: 'GET', path: '/dossiers/:code/progress', handler: 'DossiersController.follow', publicBecause: 'anybody may follow a dossier by its code' },
    ]);
    expect(() => assertAllRoutesGuarded(app, policy.permissions)).not.toThrow();
    await app.close();
  });

  it('stops the boot and names every route that is open', async () => {
    const app = await start(LeakyModule);
    expect(() => assertAllRoutesGuarded(app, policy.permissions)).toThrow(
      /\/forgotten\/one .*neither[^]*\/forgotten\/three .*without a reason[^]*\/forgotten\/two .*undeclared permission 'dossier:shred'/);
    await app.close();
  });
});
