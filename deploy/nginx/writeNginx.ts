/**
 * Writes the configuration of an nginx that serves a build and stands before its sources. Addresses and credentials come
 * from the same variables as for `npm start`:
 *
 *   node --env-file=.env.local deploy/nginx/writeNginx.ts --dist dist --folder /srv/holdfast/nginx \
 *     --listen 127.0.0.1:8080 --name releases.example.org
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nginxFiles } from './nginxFiles.ts';
import { readSources } from './readSources.ts';
import { storeFiles } from './storeFiles.ts';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    folder: { type: 'string' },
    listen: { type: 'string', default: '127.0.0.1:8080' },
    name: { type: 'string', multiple: true, default: ['localhost'] },
  },
});

const dist = resolve(values.dist);
const settings: unknown = JSON.parse(readFileSync(join(dist, 'holdfast.json'), 'utf8'));
const { sources, refreshSeconds, faults } = readSources(settings, process.env);
const problems = [
  ...faults,
  ...(values.folder === undefined ? ['Say where to write: --folder /srv/holdfast/nginx.'] : []),
  ...[values.listen, ...values.name, dist, values.folder ?? '']
    .filter((value) => !/^[\w.:/*[\]~@-]*$/.test(value))
    .map((value) => `"${value}" has signs that a line of nginx cannot hold.`),
];
if (problems.length > 0 || values.folder === undefined) {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
} else {
  const folder = resolve(values.folder);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const times = { refreshSeconds, answerWithinSeconds: 20, restSeconds: 15 };
  storeFiles(
    folder,
    nginxFiles({ folder, dist, html, listen: values.listen, names: values.name, sources, times }),
  );
  console.log(`Written for ${sources.length} sources. Try it: nginx -p ${folder} -c ${folder}/nginx.conf -t`);
}
