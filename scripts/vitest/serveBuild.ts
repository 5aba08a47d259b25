import { preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../findChromium.ts';
import { projectRoot } from '../runProgram.ts';
import buildOnce from './buildOnce.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `vite preview` serves the build, without a slash at the end. */
    baseUrl: string;
  }
}

/** Builds once, serves the build on a free port and makes sure that a browser is there. */
export default async function serveBuild(project: TestProject): Promise<() => Promise<void>> {
  process.env['CHROMIUM_PATH'] = findChromium();
  await buildOnce();
  const server = await preview({
    root: projectRoot,
    mode: 'production',
    logLevel: 'warn',
    preview: { port: 0, host: '127.0.0.1', open: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  project.provide('baseUrl', `http://127.0.0.1:${address.port}`);
  return () => server.close();
}
