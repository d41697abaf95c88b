#!/usr/bin/env node
import { appendFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { recording } from './delivery.js';
import { examine } from './examine.js';
import type { Result } from './examine.js';
import type { Verdict } from './judge.js';
import { startReceiver } from './receive.js';

const help = `tinhso-subscriber-kit receive [--port 8787] --secret whsec_…  [--count N] [--fail 503:3] [--record file]
  A receiver that checks what arrives: signature, order of each subject, gaps, repetitions. Ctrl-C, or N events,
  ends it with a verdict; GET on its address shows the verdict so far. --secret may be given twice while rotating.
  --fail 503:3     answers the first three deliveries with 503, to see them come again
  --record file    appends every event, for "test --recording file"

tinhso-subscriber-kit test <url> --secret whsec_…  [--effects <url>] [--recording file]
  Replays recorded, repeated, late, altered, stale and unknown deliveries against your receiver and says what to mend.
  --effects <url>  answers a JSON array of the ids of the events that took effect, in that order; without it, what
                   a receiver does with repetitions and late events cannot be seen

SECRET in the environment stands for --secret. Exit code: 0 all well, 1 something to mend, 2 wrong use.`;

const options = {
  help: { type: 'boolean' }, secret: { type: 'string', multiple: true }, port: { type: 'string', default: '8787' }, count: { type: 'string' },
  fail: { type: 'string' }, record: { type: 'string' }, effects: { type: 'string' }, recording: { type: 'string' },
} as const;
type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

const wrongUse = (message: string): never => {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
};
const secretsOf = ({ secret = process.env['SECRET'] ? [process.env['SECRET']] : [] }: Values): string[] => {
  if (secret.length === 0 || secret.some((one) => !/^whsec_[A-Za-z0-9+/]+=*$/.test(one))) wrongUse('--secret whsec_… is missing or malformed');
  return secret;
};

function conclude({ received, events, repeated, subjects, faults }: Verdict): number {
  console.log(`\ndeliveries ${received} · events ${events} · repeated ${repeated} · subjects ${subjects}`);
  const kinds = { signature: 'signatures', content: 'content', order: 'order', repeat: 'repetitions', gap: 'gaps' } as const;
  for (const [kind, label] of Object.entries(kinds)) {
    const found = faults.filter((fault) => fault.kind === kind);
    console.log(`${label.padEnd(12)} ${found.length === 0 ? 'ok' : found.map(({ text }) => text).join('\n             ')}`);
  }
  console.log(faults.length === 0 ? (events > 0 ? 'verdict: as promised' : 'verdict: nothing arrived') : `verdict: ${faults.length} fault(s)`);
  return faults.length === 0 && events > 0 ? 0 : 1;
}

async function receive(values: Values): Promise<void> {
  const [, status, times] = /^([45]\d\d):(\d{1,4})$/.exec(values.fail ?? '') ?? (values.fail ? wrongUse('--fail is <status>:<times>') as never : []);
  const left = values.count ? Number(values.count) : Infinity;
  const receiver = await startReceiver({
    port: Number(values.port), secrets: secretsOf(values), ...(status ? { fail: { status: Number(status), times: Number(times) } } : {}),
    onDelivery: (taken, _headers, body) => {
      console.log(`${new Date().toISOString().slice(11, 23)} ${taken.status} ${taken.fault ? `✗ ${taken.fault.kind}: ${taken.fault.text}` : `✓ ${taken.text}`}`);
      if (values.record && taken.fresh) appendFileSync(values.record, `${JSON.stringify(JSON.parse(body))}\n`);
      if (receiver.verdict().events >= left) setTimeout(end, 100);
    },
  });
  const end = (): void => { void receiver.close().then(() => process.exit(conclude(receiver.verdict()))); };
  console.log(`listening at ${receiver.url} (Ctrl-C for the verdict)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
}

const line = ({ name, fault, unseen, mend }: Result): string =>
  (fault ? `✗ ${name}: ${fault}\n    ${mend}` : unseen ? `? ${name}: not seen\n    ${unseen}` : `✓ ${name}`);

async function test(url: string, values: Values): Promise<void> {
  const results = await examine({
    url, secret: secretsOf(values)[0] as string, ...(values.effects ? { effects: values.effects } : {}),
    recording: recording(values.recording ?? new URL('../../recordings/dossier.json', import.meta.url)), onResult: (result) => console.log(line(result)),
  });
  const count = (has: (result: Result) => unknown): number => results.filter(has).length;
  const faults = count(({ fault }) => fault);
  console.log(`\nverdict: ${faults === 0 ? 'ready' : `${faults} thing(s) to mend`}; ${results.length - faults - count(({ unseen }) => unseen)} of ${results.length} checks passed, ${count(({ unseen }) => unseen)} not seen`);
  process.exitCode = faults === 0 ? 0 : 1;
}

const parsed = (() => {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return wrongUse((error as Error).message);
  }
})();
const [command, url] = parsed.positionals;
if (parsed.values.help || command === undefined) console.log(help);
else if (command === 'receive') await receive(parsed.values);
else if (command === 'test' && url && URL.canParse(url)) await test(url, parsed.values).catch((error: Error) => { console.error(error.message); process.exitCode = 2; });
else wrongUse(command === 'test' ? 'test needs the address of your receiver' : `no command ${command}`);
