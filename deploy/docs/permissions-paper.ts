import type { PermissionTable, RoutePermission } from '@tinhso/auth';
import type { ConsumerDefinition } from '@tinhso/events';
import { paper, table } from './markdown.ts';

export interface Guarded {
  readonly name: string;
  readonly permissions: PermissionTable;
  readonly routes: readonly RoutePermission[];
  readonly consumers?: readonly ConsumerDefinition[];
}

const byPermission = (routes: readonly RoutePermission[], permission: string): string =>
  routes.filter((route) => route.permission === permission).map(({ method, path }) => `\`${method} ${path}\``).join(', ');

function partOf({ name, permissions, routes, consumers = [] }: Guarded): string {
  const grants = Object.entries(permissions).flatMap(([permission, roles]) => Object.entries(roles).map(([role, reach], place) =>
    [place === 0 ? `\`${permission}\`` : '', role, [reach].flat().join(', '), place === 0 ? byPermission(routes, permission) || 'no route' : '']));
  const open = routes.filter((route) => route.publicBecause !== undefined).map(({ method, path, publicBecause }) => [`\`${method} ${path}\``, publicBecause ?? '']);
  const reactions = consumers.map(({ group, topics, types, kind }) => [`\`${group}\``, kind, topics.map((topic) => `\`${topic}\``).join(', '), types?.join(', ') ?? 'all']);
  return [
    `## ${name}`, table(['permission', 'role', 'reach', 'routes'], grants),
    ...(open.length > 0 ? ['Open to everybody:', table(['route', 'why'], open)] : []),
    ...(reactions.length > 0 ? ['Consumers act as the service itself:', table(['group', 'kind', 'topics', 'events'], reactions)] : []),
  ].join('\n\n');
}

/** Route and consumer × permission × role × reach. */
export const permissionsPaper = (services: readonly Guarded[]): string => paper(
  'Permissions', 'Who may do what, and how far: `own` records, those of the `unit` or `agency`, of the whole `province`, or `any`. A role that is not named is refused.', ...services.map(partOf));
