import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLines } from '../../src/cli/readLines.ts';
import { besideControl } from '../engine/verdict/watches.ts';

const PROGRAM = fileURLToPath(new URL('../../src/cli/verdict.ts', import.meta.url));
const good = { ...besideControl({ hours: 6, ratio: 3 }), id: 'good' };
const broken = {
  ...good,
  id: 'broken',
  judged: { ...good.judged, buckets: [{ ...good.judged.buckets[0], bad: -1 }] },
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-verdict-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly out: readonly unknown[];
  readonly error: string;
}

function verdict(argumentList: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...argumentList]);
    let out = '';
    let error = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      error += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = out.split('\n').filter((line) => line !== '');
      resolve({ code, out: lines.map((line): unknown => JSON.parse(line)), error });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

describe('the headless verdict', { timeout: 30_000 }, () => {
  it('judges one watch from a file, pretty-printed or not', async () => {
    const { code, out, error } = await verdict(['--input', file('one.json', JSON.stringify(good, null, 2))]);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toHaveLength(1);
    expect(out[0]).toMatchObject({ id: 'good', state: 'regressed', baseline: 'control' });
  });

  it('ends with 65 and the path of the wrong field for a malformed file', async () => {
    const { code, out, error } = await verdict(['--input', file('bad.json', JSON.stringify(broken))]);
    expect({ code, out }).toEqual({ code: 65, out: [] });
    expect(error).toBe('judged.buckets[0].bad: must not be negative (-1)\n');
    const text = await verdict(['--input', file('text.json', '{"id": ')]);
    expect(text.code).toBe(65);
    expect(text.error).toMatch(/^input: is not JSON/);
  });

  it('answers a stream line by line, with an error object in the place of a malformed line', async () => {
    const lines = [
      JSON.stringify(good),
      '',
      JSON.stringify(broken),
      'garbage',
      JSON.stringify({ ...good, id: 'last' }),
    ];
    const { code, out } = await verdict(['--input', file('many.jsonl', lines.join('\r\n'))]);
    expect(code).toBe(0);
    expect(out).toMatchObject([
      { id: 'good', state: 'regressed' },
      { id: 'broken', error: { path: 'judged.buckets[0].bad', message: 'must not be negative (-1)' } },
      { id: null, error: { path: 'input' } },
      { id: 'last', state: 'regressed' },
    ]);
  });

  it('takes standard input as one document or as a stream, whichever it is', async () => {
    const pretty = await verdict(['--input', '-'], JSON.stringify(good, null, 2));
    expect(pretty).toMatchObject({ code: 0, out: [{ id: 'good' }] });
    const wrong = await verdict(['--input', '-'], JSON.stringify(broken));
    expect(wrong).toMatchObject({
      code: 65,
      out: [],
      error: 'judged.buckets[0].bad: must not be negative (-1)\n',
    });
    const stream = await verdict(['--input', '-'], `garbage\n${JSON.stringify(good)}\n`);
    expect(stream).toMatchObject({ code: 0, out: [{ id: null }, { id: 'good' }] });
    const two = await verdict(['--input', '-'], `${JSON.stringify(good)}\n${JSON.stringify(broken)}\n`);
    expect(two).toMatchObject({ code: 0, out: [{ id: 'good' }, { id: 'broken' }] });
    expect((await verdict(['--input', '-'], '')).code).toBe(65);
  });

  it('tells a wrong call from a missing file', async () => {
    expect(await verdict([])).toMatchObject({ code: 64, out: [] });
    expect(await verdict(['--inptu', 'x'])).toMatchObject({ code: 64 });
    const missing = await verdict(['--input', join(folder, 'none.json')]);
    expect(missing.code).toBe(66);
    expect(missing.error).toContain('none.json: cannot be read (ENOENT).');
  });
});

describe('lines of a stream', () => {
  it('are found wherever the pieces break, even inside a letter', async () => {
    const bytes = Buffer.from('first\nzwölf\r\n\nlast');
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const found: string[] = [];
    for await (const line of readLines(streamOf(pieces))) found.push(line);
    expect(found).toEqual(['first', 'zwölf', '', 'last']);
  });
});

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
