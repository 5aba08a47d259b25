import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlace, encodePlace, type Place } from '../../src/selection/place.ts';

describe('the place in the address', () => {
  test('comes back as it went, whatever the release is called', () => {
    const places: fc.Arbitrary<Place> = fc.oneof(
      fc.constant<Place>({ screen: 'overview' }),
      fc.constant<Place>({ screen: 'sources' }),
      fc.constantFrom<Place>(
        { screen: 'verdicts' },
        { screen: 'watch', releaseId: null },
        { screen: 'compare' },
        { screen: 'trends' },
        { screen: 'glossary' },
      ),
      fc
        .string({ minLength: 1, unit: 'grapheme' })
        .map((releaseId): Place => ({ screen: 'watch', releaseId })),
      fc
        .string({ minLength: 1, unit: 'grapheme' })
        .map((releaseId): Place => ({ screen: 'release', releaseId })),
    );
    fc.assert(
      fc.property(places, fc.constantFrom('/', '/holdfast/'), (place, base) => {
        expect(decodePlace(encodePlace(place, base), base)).toEqual(place);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test.each([
    ['/', { screen: 'overview' }],
    ['/sources', { screen: 'sources' }],
    ['/sources/', { screen: 'sources' }],
    ['/verdicts', { screen: 'verdicts' }],
    ['/r/shop@2.4.0', { screen: 'release', releaseId: 'shop@2.4.0' }],
    ['/r/shop%402.4.0', { screen: 'release', releaseId: 'shop@2.4.0' }],
    ['/r/1.10', { screen: 'release', releaseId: '1.10' }],
    ['/r/100%25', { screen: 'release', releaseId: '100%' }],
    ['/r/', { screen: 'unknown', path: '/r/' }],
    ['/r/%', { screen: 'unknown', path: '/r/%' }],
    ['/watch', { screen: 'watch', releaseId: null }],
    ['/watch/shop@1.10', { screen: 'watch', releaseId: 'shop@1.10' }],
    ['/compare', { screen: 'compare' }],
    ['/r/a/b', { screen: 'unknown', path: '/r/a/b' }],
    ['/elsewhere', { screen: 'unknown', path: '/elsewhere' }],
  ] as const)('%s', (path, place) => expect(decodePlace(path)).toEqual(place));

  test('a base path is optional at its end and required at its start', () => {
    expect(decodePlace('/holdfast', '/holdfast/')).toEqual({ screen: 'overview' });
    expect(decodePlace('/sources', '/holdfast/')).toEqual({ screen: 'unknown', path: '/sources' });
  });
});
