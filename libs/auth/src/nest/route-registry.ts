import { RequestMethod } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { PermissionTable } from '../policy/permission-table.js';
import { permissionOf, publicReasonOf } from './route-access.js';

/** One route with what it asks for: exactly one of `permission` and `publicBecause` is set on a guarded route. */
export interface RoutePermission {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly permission?: string;
  readonly publicBecause?: string;
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- Nest's metatype is a Function
type Controller = Function & { prototype: Record<string, unknown> };

const paths = (target: object): string[] => [Reflect.getMetadata('path', target) as string | string[] | undefined ?? ''].flat();
const join = (...parts: string[]): string => `/${parts.flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;

function routesOf(controller: Controller): RoutePermission[] {
  return new MetadataScanner().getAllMethodNames(controller.prototype as object).flatMap((name) => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- read by name from a prototype
    const handler = controller.prototype[name] as Function;
    const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const permission = permissionOf(handler, controller);
    const publicBecause = publicReasonOf(handler, controller);
    const access = { ...(permission === undefined ? {} : { permission }), ...(publicBecause === undefined ? {} : { publicBecause }) };
    return paths(controller).flatMap((base) => paths(handler).map((path) =>
      ({ method: RequestMethod[method] as string, path: join(base, path), handler: `${controller.name}.${name}`, ...access })));
  });
}

/** Every HTTP route of an application with the permission it asks for, sorted by path; no route is left out. */
export function routePermissions(app: INestApplicationContext): readonly RoutePermission[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map((wrapper) => wrapper.metatype as Controller));
  return [...new Set(controllers)].flatMap(routesOf).sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

/**
 * Called at boot. Throws one error that lists every route without `@RequirePermission` or `@Public`, every route whose
 * permission the table does not know, and every public route without a reason.
 */
export function assertAllRoutesGuarded(app: INestApplicationContext, table?: PermissionTable): void {
  const faults = routePermissions(app).flatMap((route) => {
    const at = `${route.method} ${route.path} (${route.handler})`;
    if (route.permission === undefined && route.publicBecause === undefined) return [`${at} has neither @RequirePermission nor @Public`];
    if (route.publicBecause?.trim() === '') return [`${at} is public without a reason`];
    if (route.permission !== undefined && table && !Object.hasOwn(table, route.permission)) return [`${at} requires the undeclared permission '${route.permission}'`];
    return [];
  });
  if (faults.length > 0) throw new Error(`routes without protection:\n  ${faults.join('\n  ')}`);
}
