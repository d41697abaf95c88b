import { readFileSync } from 'node:fs';
import { routePermissions } from '@tinhso/auth';
import type { PermissionTable, RoutePermission } from '@tinhso/auth';
import type { platformOn } from '../support/platform.js';

export type Platform = Awaited<ReturnType<typeof platformOn>>;

/** One route of a running service with what its permission grants. */
export interface ApiRoute extends RoutePermission {
  readonly service: string;
  /** With every parameter filled by something that exists nowhere. */
  readonly address: string;
  readonly grants: PermissionTable[keyof PermissionTable];
}

export const nowhere = '01988d2e-7c55-7b1e-8d10-3f2f5a6b7c8d';
const filled = (path: string): string => path.replace(/:(id|paperId)/g, nowhere).replace(/:\w+/g, 'nowhere');

/** Every route of every service, asked of the running applications: nothing can be forgotten. */
export const routesOf = (platform: Platform): ApiRoute[] => platform.services.flatMap(({ app, name, platform: { policy } }) =>
  routePermissions(app).filter(({ path }) => !/^\/(livez|readyz|startupz|metrics)$/.test(path)).map((route) => ({
    ...route, service: name, address: `/api/${name}/v1${filled(route.path)}`, grants: (route.permission ? policy.permissions[route.permission as keyof PermissionTable] : undefined) ?? {},
  })));

export interface DescribedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly guarded: boolean;
  readonly query: readonly { readonly name: string; readonly schema: { readonly type?: string } }[];
  readonly body?: { readonly type: string; readonly example: Record<string, unknown> };
}

interface Described {
  readonly operationId: string; readonly 'x-permission'?: string;
  readonly parameters?: readonly { name: string; in: string; schema: { type?: string } }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example: Record<string, unknown> }>> };
}

/** Every operation of the committed contract. */
export function operations(): DescribedOperation[] {
  const { paths } = JSON.parse(readFileSync('docs/generated/openapi.json', 'utf8')) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, { operationId, parameters = [], requestBody, ...rest }]) => {
    const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
    return {
      operationId, method: method.toUpperCase(), path: path.replace(/\{(id|paperId)\}/g, nowhere).replace(/\{\w+\}/g, 'nowhere'), guarded: rest['x-permission'] !== undefined,
      query: parameters.filter((one) => one.in === 'query'), ...(type && media ? { body: { type, example: media.example } } : {}),
    };
  }));
}
