import { definePermissions } from '@tinhso/auth';

export const permissions = definePermissions({ 'notification:list-failed': { 'system-administrator': 'any' }, 'alert:queue': { service: 'any' } });
