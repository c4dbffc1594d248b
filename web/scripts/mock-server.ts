// A small invented country behind the API, for work on the screens without a server: node scripts/mock-server.ts [port].
// Then `HOMEWARD_URL=http://127.0.0.1:8499 npm run dev`. With `--empty` nobody is there yet.
import { createServer } from 'node:http';
import { FakeServer } from '../src/testing/fake/server.ts';
import { emptyCountry, smallCountry } from '../src/testing/fake/country.ts';

const port = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 8499);
const world = process.argv.includes('--empty') ? emptyCountry() : smallCountry(60);
const fake = new FakeServer(world);

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = (request.url ?? '/').replace(/^\/api\/v1/, '');
    if (path === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(': hello\n\n');
      return;
    }
    const sent = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = fake.handle({
      method: request.method ?? 'GET',
      path,
      body: sent ? (JSON.parse(sent) as unknown) : {},
      headers,
    });
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(answer.status, { 'Content-Type': type }).end(JSON.stringify(answer.body));
  });
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
