import { describe, expect, test } from 'vitest';
import { componentOfFile } from '../../../src/engine/metrics/componentOfFile.ts';
import { regressionSurface, type ComponentFailure } from '../../../src/engine/metrics/regressionSurface.ts';

const once = { commits: 1, tickets: 0 };

function failure(
  id: string,
  atMs: number,
  components: readonly string[],
  releaseIds: readonly string[] = [],
): ComponentFailure {
  return { id, title: `Failure ${id}`, atMs, url: null, components, releaseIds };
}

describe('the surface of a release', () => {
  const surface = regressionSurface({
    touched: new Map([
      ['search', { commits: 2, tickets: 0 }],
      ['basket', { commits: 1, tickets: 1 }],
      ['gift cards', once],
    ]),
    beforeMs: 1000,
    failures: [
      failure('1', 100, ['basket'], ['shop@1']),
      failure('2', 400, ['basket', 'search'], ['shop@2']),
      failure('3', 900, ['basket']),
      failure('later', 1000, ['search'], ['shop@2']),
    ],
    earlier: [
      { id: 'shop@2', touched: new Map([['search', once]]) },
      {
        id: 'shop@1',
        touched: new Map([
          ['basket', once],
          ['search', once],
        ]),
      },
    ],
  });

  test('counts only what failed before it, most failures first', () => {
    expect(surface.map(({ component, failuresBefore }) => [component, failuresBefore])).toEqual([
      ['basket', 3],
      ['search', 1],
      ['gift cards', 0],
    ]);
  });

  test('blames an earlier release only for components that it touched itself', () => {
    const row = (name: string) => surface.find(({ component }) => component === name);
    // shop@2 did not touch the basket, whatever is tied to it.
    expect(row('basket')).toMatchObject({ releasesBefore: 1, releasesFailed: 1 });
    // shop@1 touched the search, but what is tied to it is a failure of the basket.
    expect(row('search')).toMatchObject({ releasesBefore: 2, releasesFailed: 1 });
  });

  test('names the newest failure before it, and none where there was none', () => {
    expect(surface.map(({ newestFailure }) => newestFailure?.title ?? null)).toEqual([
      'Failure 3',
      'Failure 2',
      null,
    ]);
  });
});

describe('the component of a file', () => {
  const known = new Map([
    ['checkout', 'Checkout'],
    ['gift-cards', 'Gift Cards'],
  ]);

  test.each([
    ['src/checkout/PaymentSheet.ts', 'Checkout'],
    ['packages/web/gift_cards/card.ts', 'Gift Cards'],
    ['src/returns/label.ts', 'returns'],
    ['packages/mailer/src/send.ts', 'mailer'],
  ])('%s belongs to %s', (path, component) => {
    expect(componentOfFile(path, known)).toBe(component);
  });

  test.each(['README.md', 'src/index.ts', ''])('“%s” tells no component', (path) => {
    expect(componentOfFile(path, known)).toBeNull();
  });
});
