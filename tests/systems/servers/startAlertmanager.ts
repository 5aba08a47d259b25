import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './freePort.ts';
import { startServer, type RunningServer } from './startServer.ts';

export interface AlertServer extends RunningServer {
  readonly url: string;
}

/** Alertmanager with one receiver that tells nobody. */
export async function startAlertmanager(folder: string): Promise<AlertServer> {
  const configuration = join(folder, 'alertmanager.yml');
  writeFileSync(configuration, 'route: {receiver: none}\nreceivers: [{name: none}]\n');
  const address = `127.0.0.1:${await freePort()}`;
  const server = await startServer({
    name: 'Alertmanager',
    program: 'prometheus-alertmanager',
    argumentList: [
      `--config.file=${configuration}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
    logFile: join(folder, 'alertmanager.log'),
    readyUrl: `http://${address}/-/ready`,
  });
  return { ...server, url: `http://${address}` };
}
