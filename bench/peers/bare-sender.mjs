/** Posts one body so many times over kept connections: what a sender without order, signature and record could do. */
import { Agent } from 'undici';

const agent = new Agent({ pipelining: 1 });
const headers = { 'content-type': 'application/cloudevents+json' };
process.on('message', async ({ origin, count, concurrency, body }) => {
  let left = count;
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (left > 0) {
      left -= 1;
      const { body: answer } = await agent.request({ origin, path: '/bare', method: 'POST', headers, body });
      await answer.dump();
    }
  }));
});
process.send?.('ready');
process.on('SIGTERM', () => process.exit(0));
