import { describe, expect, it } from 'vitest';
import { nextPageToken, parseLinkHeader } from '../../../../src/engine/adapters/transport/linkHeader.ts';

const address = 'https://vendor.invalid/api/0/organizations/harbour/releases/?per_page=100&cursor=100:1:0';

describe('nextPageToken', () => {
  it('takes the cursor only, never the absolute address', () => {
    const header = `<${address}>; rel="previous"; results="false"; cursor="100:-1:1", <${address}>; rel="next"; results="true"; cursor="100:1:0"`;
    expect(nextPageToken(header, 'cursor')).toBe('100:1:0');
  });

  it('ends where rel="next" says results="false"', () => {
    expect(nextPageToken(`<${address}>; rel="next"; results="false"; cursor="100:1:0"`, 'cursor')).toBeNull();
  });

  it('reads other parameters, unquoted attributes and addresses with commas', () => {
    expect(
      nextPageToken(
        '<https://x.invalid/i?ids=1,2&page=3>; rel=next, <https://x.invalid/i?page=9>; rel="last"',
        'page',
      ),
    ).toBe('3');
  });

  it('is null without a header or a next link', () => {
    expect(nextPageToken(null, 'cursor')).toBeNull();
    expect(nextPageToken('<https://x.invalid/?page=1>; rel="first"', 'page')).toBeNull();
    expect(nextPageToken('nonsense', 'page')).toBeNull();
  });
});

it('parseLinkHeader keeps every entry with its attributes', () => {
  expect(
    parseLinkHeader(`<${address}>; rel="next"; results="true"`).map(({ rel, attributes }) => [
      rel,
      attributes['results'],
    ]),
  ).toEqual([['next', 'true']]);
});
