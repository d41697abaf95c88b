import { createServer } from 'node:http';
import { createSimulators } from './simulators.js';

/** The simulators alone, for a test bed; every secret comes from the environment. */
const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

const port = Number(process.env.PORT ?? 8090);
const simulators = await createSimulators({
  dataDir: process.env.DATA_DIR,
  publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
  vnpayIpnUrl: process.env.VNPAY_IPN_URL,
  smtpPort: Number(process.env.SMTP_PORT ?? 0),
  secrets: {
    nationalPortal: { username: required('NATIONAL_PORTAL_USERNAME'), password: required('NATIONAL_PORTAL_PASSWORD') },
    vnpay: { tmnCode: required('VNPAY_TMN_CODE'), hashSecret: required('VNPAY_HASH_SECRET') },
    smsApiKey: required('SMS_API_KEY'),
  },
});
const server = createServer((req, res) => void simulators.handle(req, res));
server.listen(port);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    void simulators.close();
  });
}
