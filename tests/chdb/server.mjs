// A current ClickHouse engine, as a library, behind as much of the server's HTTP as the store uses: the statement in `query` or
// in the body, rows to insert in the body, the database and the settings as parameters. What is tested with it is the engine:
// definitions, queries, inserts, removals. The server's own HTTP is tested with Debian's server.
//   node server.mjs FOLDER      prints the port, ends with its standard input
import { createServer } from 'node:http';
import { unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import chdb from 'chdb';

const folder = process.argv[2];
const session = new chdb.Session(join(folder, 'data'));
// Parameters of HTTP that are no settings.
const notSettings = new Set(['query', 'database', 'query_id', 'default_format', 'enable_http_compression', 'wait_end_of_query', 'user', 'password']);
let before = Promise.resolve();
let files = 0;

async function run(parameters, body) {
  // Statement and database belong together, and the session has one database at a time.
  await session.queryAsync(`USE ${parameters.get('database') ?? 'default'}`);
  const statement = parameters.get('query');
  if (statement === null) return (await session.queryAsync(body.toString('utf8'))).bytes();
  const insert = /^(INSERT INTO .*\)) FORMAT (\w+)$/s.exec(statement);
  if (!insert) throw new Error(`Code: 0. The bridge does not know: ${statement}`);
  const settings = [...parameters].filter(([name]) => !notSettings.has(name)).map(([name, value]) => `${name} = ${value}`);
  const file = join(folder, `rows-${files++}`);
  await writeFile(file, body);
  try {
    await session.queryAsync(`${insert[1]} FROM INFILE '${file}' SETTINGS ${settings.join(', ')} FORMAT ${insert[2]}`);
  } finally {
    await unlink(file);
  }
  return Buffer.alloc(0);
}

const server = createServer(async (request, response) => {
  const sent = await buffer(request);
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const mine = before.then(() => run(new URL(request.url, 'http://localhost').searchParams, body));
  before = mine.catch(() => {});
  try {
    response.end(await mine);
  } catch (error) {
    response.writeHead(500, { 'X-ClickHouse-Exception-Code': /Code: (\d+)/.exec(error.message)?.[1] ?? '0' }).end(error.message);
  }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
await text(process.stdin);
process.exit(0);
