import { describe, expect, test } from 'vitest';
import { readTargets } from '../../../deploy/dev-proxy/readTargets.ts';

describe('readTargets', () => {
  test('reads one source per _URL variable, and an underscore means a dash', () => {
    const { bySource, faults } = readTargets({
      HOLDFAST_ERROR_TRACKER_URL: 'https://errors.example/base/',
      HOLDFAST_ERROR_TRACKER_HEADER_X_SCOPE_ORGID: 'team',
      HOLDFAST_DEMO: 'off',
      OTHER_URL: 'https://x.example',
    });
    expect(faults).toEqual([]);
    expect([...bySource.keys()]).toEqual(['error-tracker']);
    expect(bySource.get('error-tracker')?.headers).toEqual({ 'x-scope-orgid': 'team' });
  });

  test.each([
    ['ftp://x.example', 'HOLDFAST_S_URL is not an http or https address.'],
    ['not an address', 'HOLDFAST_S_URL is not an http or https address.'],
    [
      'https://me:made-up@x.example',
      'HOLDFAST_S_URL carries credentials; move them to HOLDFAST_S_AUTHORIZATION.',
    ],
    ['https://x.example/?a=1', 'HOLDFAST_S_URL must end with its path: no "?" and no "#".'],
  ])('refuses %s and says why without repeating it', (value, fault) => {
    const { bySource, faults } = readTargets({ HOLDFAST_S_URL: value });
    expect(bySource.size).toBe(0);
    expect(faults).toEqual([fault]);
  });

  test('leaves out a header that could smuggle in another one', () => {
    const { bySource, faults } = readTargets({
      HOLDFAST_S_URL: 'https://x.example',
      HOLDFAST_S_AUTHORIZATION: 'Bearer made-up\r\nX-Other: 1',
    });
    expect(bySource.get('s')?.headers).toEqual({});
    expect(faults).toEqual(['HOLDFAST_S_AUTHORIZATION does not make a valid header.']);
  });
});
