/**
 * `npm run --silent verdict -- --input FILE`: the verdict on one watch (a JSON file), or on many (a .jsonl file, or `-`
 * for standard input: one watch per line in, one verdict per line out, streamed). Shapes: docs/verdict-input.md.
 * Exit codes: 0 done, 64 wrong call, 65 malformed input, 66 no such file. In a stream a malformed line gets an error
 * object in its place, and the others go on.
 */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { judgeWatch, type WatchFault } from '../engine/verdict/judgeWatch.ts';
import { readLines } from './readLines.ts';

const USAGE =
  'Usage: npm run --silent verdict -- --input FILE   (FILE.json, FILE.jsonl, or - for standard input)';

// A reader that stops early (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await run(process.argv.slice(2));

async function run(argumentList: readonly string[]): Promise<number> {
  const input = inputOf(argumentList);
  if (input === null) {
    console.error(USAGE);
    return 64;
  }
  try {
    if (input === '-') return await judgeStandardInput();
    if (input.toLowerCase().endsWith('.jsonl')) return await judgeLines(readLines(createReadStream(input)));
    return await judgeOne(await readFile(input, 'utf8'));
  } catch (error) {
    if (!isMissingFile(error)) throw error;
    console.error(`${input}: cannot be read (${error.code}).`);
    return 66;
  }
}

function inputOf(argumentList: readonly string[]): string | null {
  try {
    const { values } = parseArgs({
      args: [...argumentList],
      options: { input: { type: 'string', short: 'i' } },
    });
    return values.input ?? null;
  } catch {
    return null;
  }
}

async function judgeOne(text: string): Promise<number> {
  const outcome = judgeWatch(text);
  if (outcome.kind === 'fault') {
    console.error(`${outcome.fault.path}: ${outcome.fault.message}`);
    return 65;
  }
  await write(JSON.stringify(outcome.verdict));
  return 0;
}

async function judgeLines(lines: AsyncIterable<string>): Promise<number> {
  for await (const line of lines) if (line.trim() !== '') await writeLine(line);
  return 0;
}

/**
 * One document or a stream? A first line that is a watch by itself is answered at once, whichever it is. Otherwise the
 * second line decides: a document goes on inside its braces, a stream begins anew.
 */
async function judgeStandardInput(): Promise<number> {
  const lines = readLines(process.stdin);
  let first: string | null = null;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    if (first === null) {
      first = line;
      if (judgeWatch(line).kind === 'fault') continue;
      await writeLine(line);
      return await judgeLines(lines);
    }
    if (!isNewStart(first, line)) return await judgeOne(`${first}\n${line}\n${await restOf(lines)}`);
    await writeLine(first);
    await writeLine(line);
    return await judgeLines(lines);
  }
  return judgeOne(first ?? '');
}

function isNewStart(first: string, second: string): boolean {
  return first.trimEnd().length > 1 && (first.trimEnd().endsWith('}') || second.startsWith('{'));
}

async function restOf(lines: AsyncIterable<string>): Promise<string> {
  const rest: string[] = [];
  for await (const line of lines) rest.push(line);
  return rest.join('\n');
}

async function writeLine(line: string): Promise<void> {
  const outcome = judgeWatch(line);
  await write(JSON.stringify(outcome.kind === 'verdict' ? outcome.verdict : errorObject(outcome.fault)));
}

function errorObject({ id, path, message }: WatchFault) {
  return { id, error: { path, message } };
}

/** Waits where the reader is slower than we are: memory stays flat over any number of watches. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
}

function isMissingFile(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'code' in error && /^(?:ENOENT|EACCES|EISDIR|EPERM)$/.test(String(error.code))
  );
}
