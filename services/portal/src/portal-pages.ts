import { NestFactory } from '@nestjs/core';
import { routePermissions } from '@tinhso/auth';
import type { PermissionTable, RoutePermission } from '@tinhso/auth';
import { systemClock } from '@tinhso/kernel';
import { PortalModule } from './portal.module.js';
import type { PortalParts } from './portal-parts.js';
import { portalPermissions } from './portal.permissions.js';
import type { SignIn } from './session/sign-in.js';
import type { AssetStore } from './web/asset-store.js';

/** Every page of the portal with what it asks for, told without a database or an issuer. */
export async function portalPages(): Promise<{ readonly name: string; readonly permissions: PermissionTable; readonly routes: readonly RoutePermission[] }> {
  const parts = { config: { clock: systemClock }, api: {}, desk: {}, events: {}, payments: {}, documents: {}, connections: {}, units: {}, drafts: {}, probes: {} } as unknown as PortalParts;
  const app = await NestFactory.createApplicationContext(PortalModule.with(parts, {} as SignIn, {} as AssetStore), { logger: ['error'], abortOnError: false });
  return { name: 'portal', permissions: portalPermissions, routes: routePermissions(app) };
}
