import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../../src/engine/adapters/transport/sourceError.ts';
import { asking, live, past, wire } from './connectPrometheus.ts';
import { sample } from './sample.ts';

async function failureOf(answer: Response): Promise<SourceError> {
  const { capabilities } = wire(() => answer.clone());
  const error: unknown = await capabilities.requests(past(1), asking()).catch((reason: unknown) => reason);
  if (error instanceof SourceError) return error;
  throw new Error(`expected a SourceError, got ${String(error)}`);
}

const json = (status: number, errorType: string, error: string) =>
  Response.json({ status: 'error', errorType, error }, { status });

describe('an answer that is a failure', () => {
  test('of 401 comes as plain text without an envelope', async () => {
    expect((await failureOf(sample('error-unauthorized'))).facts).toMatchObject({
      kind: 'unauthorized',
      status: 401,
      vendorText: 'Unauthorized',
    });
  });

  test('of 400 quotes the parse error', async () => {
    const { facts } = await failureOf(sample('error-prometheus'));
    expect(facts).toMatchObject({ kind: 'refused', status: 400 });
    expect(facts.vendorText).toContain('unclosed left parenthesis');
  });

  test('of VictoriaMetrics is known by its status, not by errorType', async () => {
    const { facts } = await failureOf(sample('error-victoriametrics'));
    expect(facts).toMatchObject({ kind: 'refused', status: 422 });
    expect(facts.vendorText).toContain('too many points');
  });

  test('of 503 is the vendor’s own fault', async () => {
    expect(
      (await failureOf(json(503, 'timeout', 'query timed out in expression evaluation'))).facts.kind,
    ).toBe('vendor-fault');
  });

  test('of 422 is the vendor’s own fault where its own time ran out', async () => {
    const ranOut = json(422, 'execution', 'expanding series: context deadline exceeded');
    expect((await failureOf(ranOut)).facts.kind).toBe('vendor-fault');
  });

  test('hidden in a 200 is still a failure', async () => {
    expect((await failureOf(json(200, 'internal', 'TSDB not ready'))).facts).toMatchObject({
      kind: 'vendor-fault',
      vendorText: 'TSDB not ready',
    });
  });

  test.each([
    ['a login page', '<!doctype html><title>Sign in</title>'],
    ['JSON cut short', '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{}'],
    ['another API', '{"message":"hello"}'],
    ['a result of another form', '{"status":"success","data":{"resultType":"matrix"}}'],
    ['nothing', ''],
  ])('%s is a bad answer', async (_what, body) => {
    expect((await failureOf(new Response(body))).facts.kind).toBe('bad-answer');
  });
});

test('a caller who stops waiting gets an abort, and the request ends', async () => {
  const controller = new AbortController();
  const { capabilities } = wire(
    (_asked, request) =>
      new Promise((_resolve, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      ),
  );
  const pending = capabilities.requests(live(), { ...asking(), signal: controller.signal });
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
});
