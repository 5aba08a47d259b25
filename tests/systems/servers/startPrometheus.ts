import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './freePort.ts';
import { startServer, type RunningServer } from './startServer.ts';

export interface MetricsServer extends RunningServer {
  readonly url: string;
}

/** Prometheus over blocks made from an OpenMetrics file. */
export async function startPrometheus(folder: string, openMetricsFile: string): Promise<MetricsServer> {
  const data = join(folder, 'prometheus');
  mkdirSync(data);
  // The flag is hidden and decisive: without it the whole file is parsed once for every two hours of history.
  const toBlocks = [
    'tsdb',
    'create-blocks-from',
    '--max-block-duration=720h',
    'openmetrics',
    openMetricsFile,
    data,
  ];
  await promisify(execFile)('promtool', toBlocks, { maxBuffer: 64 * 1024 * 1024 });
  const configuration = join(folder, 'prometheus.yml');
  writeFileSync(configuration, 'global: {scrape_interval: 15s}\nscrape_configs: []\n');
  const address = `127.0.0.1:${await freePort()}`;
  const server = await startServer({
    name: 'Prometheus',
    program: 'prometheus',
    argumentList: [
      `--config.file=${configuration}`,
      `--storage.tsdb.path=${data}`,
      // Old blocks are deleted at start without this.
      '--storage.tsdb.retention.time=10y',
      `--web.listen-address=${address}`,
      '--log.level=warn',
    ],
    logFile: join(folder, 'prometheus.log'),
    readyUrl: `http://${address}/-/ready`,
  });
  return { ...server, url: `http://${address}` };
}
