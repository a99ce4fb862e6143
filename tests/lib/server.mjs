// A web server for a folder, in a path below the root, as a site can be mounted.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };
const SUB_PATH = '/some/where';

/**
 * Serves a folder. Returns the address of the folder, without a slash at its end, the bytes sent so
 * far, and a function that ends the server. With `compressed`, texts are compressed, as most servers
 * do.
 */
export async function serveFolder(folder, { compressed = false } = {}) {
  let sent = 0;
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (path === '/favicon.ico') {
      response.end();
      return;
    }
    try {
      if (!path.startsWith(SUB_PATH)) throw new Error('outside');
      let file = join(folder, path.slice(SUB_PATH.length));
      if (statSync(file).isDirectory()) file = join(file, 'index.html');
      let bytes = readFileSync(file);
      const type = TYPES[extname(file)];
      response.setHeader('content-type', type ?? 'application/octet-stream');
      if (compressed && type) {
        response.setHeader('content-encoding', 'gzip');
        bytes = gzipSync(bytes);
      }
      sent += bytes.length;
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${server.address().port}${SUB_PATH}`,
    get sent() { return sent; },
    close: () => server.close(),
  };
}
