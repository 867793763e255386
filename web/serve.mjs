// Serves a folder to this machine only, as any static host would: files with their types, nothing
// rewritten.
//
//   node web/serve.mjs DIR [--port N]
//
// Prints the address: on the given port, or on the first free one from 8080. Ctrl-C stops it.

import {createReadStream, existsSync, realpathSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, sep} from 'node:path';
import {parseArgs} from 'node:util';

const host = '127.0.0.1';
const firstPort = 8080;
const portsTried = 100;

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  // Not Content-Encoding: the page unpacks the bundle itself, here and on every other host.
  '.gz': 'application/gzip',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** @returns {never} @param {string} message */
function usage(message) {
  console.error(`${message}\nusage: node web/serve.mjs DIR [--port N]`);
  process.exit(2);
}

function readArguments() {
  try {
    const {values, positionals} = parseArgs({
      allowPositionals: true,
      options: {port: {type: 'string'}},
    });
    if (positionals.length !== 1) usage('one folder is needed');
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
      usage(`not a port: ${values.port}`);
    }
    if (!existsSync(positionals[0])) usage(`there is no folder ${positionals[0]}`);
    return {folder: realpathSync(positionals[0]), port};
  } catch (error) {
    usage(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The file at an address, or null. Neither an address nor a symbolic link leads out of the folder.
 * @param {string} folder
 * @param {string} url
 */
function fileFor(folder, url) {
  try {
    const path = decodeURIComponent(new URL(url, `http://${host}`).pathname);
    let file = realpathSync(join(folder, path));
    if (statSync(file).isDirectory()) {
      if (!path.endsWith('/')) return null;
      file = realpathSync(join(file, 'index.html'));
    }
    const inside = file.startsWith(folder + sep);
    return inside && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, {Allow: 'GET, HEAD'}).end();
    return;
  }
  const file = fileFor(folder, request.url ?? '/');
  if (file === null) {
    response.writeHead(404, {'Content-Type': 'text/plain; charset=utf-8'});
    response.end('There is no such file here.\n');
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

const {folder, port} = readArguments();
const server = createServer((request, response) => answer(folder, request, response));
const lastPort = port ?? firstPort + portsTried;
let tried = port ?? firstPort;
server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === 'EADDRINUSE' && tried < lastPort) {
    server.listen(++tried, host);
    return;
  }
  console.error(`cannot serve on ${host}:${tried}: ${error.message}`);
  process.exit(1);
});
server.listen(tried, host, () => {
  const {port: opened} = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`http://${host}:${opened}/`);
});
