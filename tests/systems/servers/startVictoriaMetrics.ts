import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { freePort } from './freePort.ts';
import type { MetricsServer } from './startPrometheus.ts';
import { startServer } from './startServer.ts';

/** The second engine that speaks PromQL, given the same file. */
export async function startVictoriaMetrics(folder: string, openMetricsFile: string): Promise<MetricsServer> {
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const server = await startServer({
    name: 'VictoriaMetrics',
    program: 'victoria-metrics',
    argumentList: [
      `-storageDataPath=${join(folder, 'victoria-metrics')}`,
      `-httpListenAddr=${address}`,
      '-retentionPeriod=10y',
      // Both hide the newest samples from a reader who asks at once.
      '-search.latencyOffset=0s',
      '-search.disableCache',
      '-loggerLevel=WARN',
    ],
    logFile: join(folder, 'victoria-metrics.log'),
    readyUrl: `${url}/health`,
  });
  await importFile(`${url}/api/v1/import/prometheus`, openMetricsFile);
  const flushed = await fetch(`${url}/internal/force_flush`);
  await flushed.arrayBuffer();
  return { ...server, url };
}

async function importFile(url: string, file: string): Promise<void> {
  const upload = request(url, { method: 'POST', headers: { 'content-type': 'text/plain' } });
  const status = new Promise<number>((resolve, reject) => {
    upload.once('error', reject);
    upload.once('response', (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
  });
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), upload);
  const got = await status;
  if (got !== 204) throw new Error(`VictoriaMetrics refused the history (HTTP ${got}).`);
}
