import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { firingAlerts, shiftTo, steadyWorld, storyNowMs, writtenWindow } from '../systemsWorld.ts';
import { postAlerts } from '../writers/postAlerts.ts';
import { projectRedmine } from '../writers/projectRedmine.ts';
import { writeOpenMetrics } from '../writers/writeOpenMetrics.ts';
import { installDebianPackages } from './installDebianPackages.ts';
import { startAlertmanager } from './startAlertmanager.ts';
import { startPrometheus } from './startPrometheus.ts';
import { startProxy } from './startProxy.ts';
import { startRedmine } from './startRedmine.ts';
import { startVictoriaMetrics } from './startVictoriaMetrics.ts';
import './systems.ts';

/** Starts every real system once, filled with the same world, and hands the addresses to all test files. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  installDebianPackages();
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-systems-'));
  // Redmine runs as another user and must find its database in here.
  chmodSync(folder, 0o755);
  const running: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    await Promise.all(running.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const started = async <Server extends { stop(): Promise<void> }>(
    server: Promise<Server>,
  ): Promise<Server> => {
    const one = await server;
    running.push(one);
    return one;
  };
  try {
    const world = steadyWorld();
    const shiftMs = shiftTo(Date.now());
    const file = join(folder, 'history.om');
    const redmineSoon = started(startRedmine(folder, projectRedmine({ world, nowMs: storyNowMs, shiftMs })));
    redmineSoon.catch(() => undefined);
    const { samples } = report('history written', () =>
      writeOpenMetrics({ world, window: writtenWindow, shiftMs, file }),
    );
    console.log(`${samples.toLocaleString('en')} samples`);
    const prometheus = await started(startPrometheus(folder, file));
    const victoria = await started(startVictoriaMetrics(folder, file));
    rmSync(file);
    const alertmanager = await started(startAlertmanager(folder));
    await postAlerts(alertmanager.url, { ...firingAlerts(world), shiftMs });
    const redmine = await redmineSoon;
    const proxy = await started(
      startProxy({
        HOLDFAST_METRICS_URL: prometheus.url,
        HOLDFAST_METRICS_TWO_URL: victoria.url,
        HOLDFAST_ALERTS_URL: alertmanager.url,
        HOLDFAST_BOARD_URL: redmine.url,
        HOLDFAST_BOARD_HEADER_X_REDMINE_API_KEY: redmine.apiKey,
      }),
    );
    project.provide('systems', {
      proxyUrl: proxy.url,
      prometheusUrl: prometheus.url,
      victoriaMetricsUrl: victoria.url,
      alertmanagerUrl: alertmanager.url,
      redmineUrl: redmine.url,
      redmineKey: redmine.apiKey,
      shiftMs,
    });
  } catch (cause) {
    await stopAll();
    throw cause;
  }
  return stopAll;
}

function report<T>(what: string, work: () => T): T {
  const startedMs = performance.now();
  const result = work();
  console.log(`${what} in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  return result;
}
