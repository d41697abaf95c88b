/** A receiver that takes everything and says when it has had so many. */
import { createServer } from 'node:http';

let count = 0;
let target = Infinity;
let first = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(204).end();
    if (count === 0) first = performance.now();
    count += 1;
    if (count === target) process.send?.({ milliseconds: performance.now() - first });
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
process.on('message', (next) => { [count, target] = [0, next]; });
process.on('SIGTERM', () => process.exit(0));
