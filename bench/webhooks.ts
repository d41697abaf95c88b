/** webhooks: deliveries a second to one local receiver over many subjects against the goal of 2,000, beside a bare loop; and what 9,990 further subscriptions cost */
import { keep, median } from './lib/result.ts';
import { concurrency, WebhookRig } from './lib/webhook-rig.ts';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 5);
const goal = 2_000;
const [events, subjects] = [10_000, 2_000];
const rig = new WebhookRig();
try {
  await rig.open();
  const wanted = await rig.contract(['dossier.accepted.v1']);
  const ten = await rig.subscribe(wanted, 10);
  const alike = (n: number): object[] => [{ exact: { subject: `somebody-else-${n}` } }];
  const others = [
    ...await rig.subscribe(wanted, 3_330, alike), ...await rig.subscribe(await rig.contract(['dossier.accepted.v1'], ['000.00.77.X99']), 3_330),
    ...await rig.subscribe(await rig.contract(['dossier.lapsed.v1', 'dossier.withdrawn.v1']), 3_330),
  ];
  const body = JSON.stringify({ specversion: '1.0', id: 'x', type: 'vn.tinhso.dossier.accepted.v1', source: '/services/public-services', data: { text: 'x'.repeat(500) } });
  const [rates, bare] = [[] as number[], [] as number[]];
  await rig.serve(ten.slice(0, 1));
  await rig.rate(events, subjects, 1);
  await rig.bareRate(events, body);
  for (let pair = 0; pair < pairs; pair += 1) {
    const turns = [async () => rates.push(await rig.rate(events, subjects, 1)), async () => bare.push(await rig.bareRate(events, body))];
    for (const turn of pair % 2 ? turns.reverse() : turns) await turn();
    console.log(`pair ${pair + 1}: ${rates.at(-1)?.toFixed(0)} deliveries/s beside ${bare.at(-1)?.toFixed(0)} bare requests/s`);
  }
  const fanOut: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const found = new Map<number, number>();
    for (const served of pair % 2 ? [[...ten, ...others], ten] : [ten, [...ten, ...others]]) {
      await rig.serve(served);
      found.set(served.length, await rig.rate(events / 10, subjects / 10, 10));
    }
    fanOut.push((found.get(10) as number) / (found.get(ten.length + others.length) as number));
    console.log(`pair ${pair + 1}: ${[...found].map(([count, rate]) => `${rate.toFixed(0)}/s with ${count}`).join(', ')} subscriptions = ${fanOut.at(-1)?.toFixed(2)}×`);
  }
  console.log(await rig.repeated());
  console.log(`10,000 subscriptions cost ${median(fanOut).toFixed(2)}× the fan-out of 10`);
  keep('webhooks', rates.map((rate) => rate / goal), {
    deliveriesPerSecond: Math.round(median(rates)), bareRequestsPerSecond: Math.round(median(bare)), ofBare: Number((median(rates) / median(bare)).toFixed(3)),
    fanOut: { subscriptions: ten.length + others.length, against: ten.length, cost: Number(median(fanOut).toFixed(3)), min: Number(Math.min(...fanOut).toFixed(3)), max: Number(Math.max(...fanOut).toFixed(3)) },
    events, subjects, concurrency,
  });
} finally {
  await rig.close();
}
