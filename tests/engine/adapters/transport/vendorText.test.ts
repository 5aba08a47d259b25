import { describe, expect, it } from 'vitest';
import { vendorText } from '../../../../src/engine/adapters/transport/vendorText.ts';

describe('vendorText', () => {
  it.each([
    ['{"status":"error","errorType":"bad_data","error":"unknown label"}', 'bad_data: unknown label'],
    ['{"detail":"No such project"}', 'No such project'],
    ['{"detail":{"code":"sso-required","message":"Sign in again"}}', 'Sign in again'],
    [
      '{"errorMessages":["Field x is unknown"],"errors":{"jql":"not valid"}}',
      'Field x is unknown; jql: not valid',
    ],
    ['{"message":"Slow down"}', 'Slow down'],
    ['{"errors":["Page is too large","Limit is 100"]}', 'Page is too large; Limit is 100'],
    ['{"errors":[{"title":"Bad window"}]}', 'Bad window'],
    ['"Invalid origin: https://dash.example"', 'Invalid origin: https://dash.example'],
    ['Unauthorized\n', 'Unauthorized'],
    ['<html><head><title>502\n Bad Gateway</title></head></html>', 'an HTML page titled 502 Bad Gateway'],
    ['<!doctype html><p onclick="x()">hi</p>', 'an HTML page without a title'],
    ['unexpected token: <EOF>', 'unexpected token: <EOF>'],
    ['Token authentication required', 'Token authentication required'],
  ])('%s', (body, words) => {
    expect(vendorText(body)).toBe(words);
  });

  it('is null for an empty body', () => {
    expect(vendorText('  \n')).toBeNull();
  });

  it('is never longer than 200 characters', () => {
    expect(vendorText('word '.repeat(100))).toHaveLength(200);
  });

  it.each([
    ['Bearer a1b2c3d4e5f6g7', 'a1b2c3d4'],
    ['Invalid token=s3cr3tvalue given', 's3cr3tvalue'],
    ['{"message":"api_key: \\"abcdef123456\\" unknown"}', 'abcdef123456'],
    ['cannot reach https://ann:hunter2@host.invalid/x', 'hunter2'],
    ['sntrys_abcdefghijk is revoked', 'abcdefghijk'],
    ['jwt eyJhbGciOi.eyJzdWIi.c2ln expired', 'eyJzdWIi'],
    [`unknown ${'aB3d'.repeat(10)}`, 'aB3daB3d'],
  ])('masks what looks like a credential in %s', (body, secret) => {
    expect(vendorText(body)).toContain('***');
    expect(vendorText(body)).not.toContain(secret);
  });

  it('leaves a commit hash readable', () => {
    const sha = 'a1b2c3d4e5'.repeat(4);
    expect(vendorText(`no release ${sha}`)).toBe(`no release ${sha}`);
  });
});
