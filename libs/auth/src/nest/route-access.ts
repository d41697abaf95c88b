import 'reflect-metadata';
import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { anonymous } from '@tinhso/kernel';
import type { Actor } from '@tinhso/kernel';
import type { PermissionName } from '../policy/permission-table.js';

const permissionKey = 'tinhso:permission';
const publicKey = 'tinhso:public';

export interface RequestWithActor {
  actor?: Actor;
}

/** The permission that a route asks for; the guard checks the role, the use case checks the record. */
export const RequirePermission = (permission: PermissionName): MethodDecorator & ClassDecorator => SetMetadata(permissionKey, permission);

/** Opens a route to everybody, and says why. */
export const Public = (why: string): MethodDecorator & ClassDecorator => SetMetadata(publicKey, why);

/** The actor that the guard found; `anonymous` on a public route without a usable token. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  context.switchToHttp().getRequest<RequestWithActor>().actor ?? anonymous);

// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- Nest hands handlers and classes as Function
type Target = Function;

const read = (key: string, targets: readonly (Target | undefined)[]): string | undefined =>
  targets.map((target) => (target ? (Reflect.getMetadata(key, target) as string | undefined) : undefined)).find((value) => value !== undefined);

/** The permission of a handler (its own, else its class's). */
export const permissionOf = (handler: Target, controller?: Target): string | undefined =>
  read(publicKey, [handler]) === undefined ? read(permissionKey, [handler, controller]) : undefined;

/** Why a handler is public (its own word, else its class's), undefined when it is not. */
export const publicReasonOf = (handler: Target, controller?: Target): string | undefined =>
  read(permissionKey, [handler]) === undefined ? read(publicKey, [handler, controller]) : undefined;
