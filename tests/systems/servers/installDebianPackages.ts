import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { FIREFOX_PATH } from '../../../scripts/launchFirefox.ts';

interface Needed {
  /** A file that is there exactly when the packages are installed. */
  readonly file: string;
  readonly packages: readonly string[];
}

const needed: readonly Needed[] = [
  { file: '/usr/bin/prometheus', packages: ['prometheus'] },
  { file: '/usr/bin/promtool', packages: ['prometheus'] },
  { file: '/usr/bin/victoria-metrics', packages: ['victoria-metrics'] },
  { file: '/usr/bin/prometheus-alertmanager', packages: ['prometheus-alertmanager'] },
  { file: '/usr/share/redmine/config.ru', packages: ['redmine', 'redmine-sqlite'] },
  {
    file: '/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default',
    packages: ['redmine-sqlite'],
  },
  { file: '/usr/bin/puma', packages: ['puma'] },
  { file: '/usr/sbin/nginx', packages: ['nginx'] },
  { file: FIREFOX_PATH, packages: ['firefox-esr'] },
];

/** Without these answers the package neither asks nor makes the database that is copied for the tests. */
const redmineAnswers =
  'redmine redmine/instances/default/dbconfig-install boolean true\n' +
  'redmine redmine/instances/default/database-type select sqlite3\n';

/** Installs the real systems that are missing. Never skips: without them the suite must fail and say why. */
export function installDebianPackages(): void {
  const missing = missingPackages();
  const advice =
    `The systems tests need real servers. Install them as root on Debian 12: ` +
    `apt-get install prometheus victoria-metrics prometheus-alertmanager redmine redmine-sqlite puma nginx`;
  if (process.getuid?.() !== 0) {
    throw new Error(`${advice}\nThen run the tests as root too: Redmine is run as its own user (www-data).`);
  }
  if (missing.length === 0) return;
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`${advice}\nThis machine has no apt-get.`);
  console.log(`Installing from Debian: ${missing.join(' ')}`);
  run('debconf-set-selections', [], redmineAnswers);
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  run('apt-get', [...wait, 'update']);
  run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...missing]);
  const stillMissing = missingPackages();
  if (stillMissing.length > 0) {
    throw new Error(`${advice}\nStill missing after the installation: ${stillMissing.join(' ')}.`);
  }
}

function missingPackages(): string[] {
  return [...new Set(needed.filter(({ file }) => !existsSync(file)).flatMap(({ packages }) => packages))];
}

function run(program: string, argumentList: readonly string[], input = ''): void {
  const result = spawnSync(program, argumentList, {
    input,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0) {
    const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.slice(-2000);
    throw new Error(`"${program} ${argumentList.join(' ')}" failed: ${result.error?.message ?? said}`);
  }
}
