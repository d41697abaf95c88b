import { Applications } from '../../citizen/apply/applications.js';
import type { Door } from '../../citizen/apply/application.js';

export const counterDoor: Door = { code: 'counter', base: (code) => `/officer/intake/${encodeURIComponent(code)}`, home: '/officer/intake' };

/** Applications that a clerk fills in for somebody at the counter; nothing is known from an account there. */
export class CounterApplications extends Applications {}
