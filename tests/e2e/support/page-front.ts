// The page of a folder (web/dist after a build) in front of a server that runs: what the server itself would embed,
// packed as the browser takes it, with the server's own security headers. So screens are visited as they are now, without building the server anew.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Which headers of the server's own page make the browser strict. */
function strict(headers: Headers): IncomingHttpHeaders {
  const names = ['content-security-policy', 'referrer-policy', 'permissions-policy', 'x-content-type-options'];
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])));
}

/** A file as packed as `accepted` allows, which is how the server sends it. */
function packed(file: string, accepted: string): { bytes: Buffer; encoding: OutgoingHttpHeaders } {
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const)
    if (accepted.includes(encoding) && existsSync(file + ending))
      return { bytes: readFileSync(file + ending), encoding: { 'content-encoding': encoding } };
  return { bytes: readFileSync(file), encoding: {} };
}

export async function frontPage(folder: string, server: string): Promise<{ url: string; stop: () => void }> {
  const headers = strict((await fetch(server + '/')).headers);
  const { hostname, port } = new URL(server);

  const front = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', server);
    if (/^\/(api|fhir|metrics|healthz)/.test(pathname)) {
      // The host stays the browser's: the server compares it with the origin.
      const passed = request(
        { hostname, port, path: asked.url, method: asked.method, headers: asked.headers },
        (got) => {
          answer.writeHead(got.statusCode ?? 502, got.headers);
          got.pipe(answer);
        },
      );
      passed.on('error', () => answer.destroy());
      answer.on('close', () => passed.destroy());
      asked.pipe(passed);
      return;
    }
    const file = path.extname(pathname) ? pathname : '/index.html';
    try {
      const accepted = String(asked.headers['accept-encoding'] ?? '');
      const { bytes, encoding } = packed(path.join(folder, path.normalize(file)), accepted);
      const cached = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      const kind = kinds[path.extname(file)];
      answer.writeHead(200, { ...headers, ...encoding, 'content-type': kind, 'cache-control': cached });
      answer.end(bytes);
    } catch {
      answer.writeHead(404, headers).end();
    }
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    stop: () => {
      front.closeAllConnections();
      front.close();
    },
  };
}
