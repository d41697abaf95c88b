import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { createNotifications } from '@tinhso/notifications';
import { createPayments } from '@tinhso/payments';
import type { ServiceDefinition } from '@tinhso/service-host';
import { createSimulators } from '@tinhso/simulators';
import type { Simulators, SimulatorSecrets } from '@tinhso/simulators';

/** What this installation and its simulated outside world know of each other; the same at every start. */
export function outsideSecrets(secret: string): SimulatorSecrets {
  const of = (name: string): string => createHmac('sha256', secret).update(`outside:${name}`).digest('hex').slice(0, 32);
  return { nationalPortal: { username: 'tinhso', password: of('national-portal') }, vnpay: { tmnCode: 'TINHSO01', hashSecret: of('vnpay') }, smsApiKey: of('sms') };
}

/** Payments at the simulated VNPAY. */
export const payments: ServiceDefinition = createPayments(({ secret, origin }) => ({
  ...outsideSecrets(secret).vnpay, payUrl: `${origin}/simulators/vnpay/paymentv2/vpcpay.html`, origin,
}));

// By origin: the simulators get their ports before the services are made, the definitions long before either.
const opened = new Map<string, Simulators>();

/** Messages to the simulated SMS gateway and mailbox. */
export const notifications: ServiceDefinition = createNotifications(({ secret, origin }) => ({
  sms: { url: `${origin}/simulators/sms/messages`, apiKey: outsideSecrets(secret).smsApiKey },
  smtp: () => ({
    host: '127.0.0.1', port: opened.get(origin)?.smtpPort ?? 25, secure: false,
    from: { name: 'Hệ thống thông tin giải quyết thủ tục hành chính', address: 'khong-tra-loi@tinhso.example' },
  }),
}));

/** National portal, bank, SMS gateway and mailbox, behind `/simulators` of the platform's own origin. */
export async function openOutsideWorld(dataDir: string, secret: string, origin: string): Promise<Simulators> {
  const simulators = await createSimulators({ dataDir: join(dataDir, 'simulators'), publicUrl: origin, secrets: outsideSecrets(secret) });
  opened.set(origin, simulators);
  return simulators;
}
