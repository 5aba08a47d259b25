import { expect, test } from 'vitest';
import { awaitedText } from '../../src/ui/states/awaitedText.ts';

test('names each source once, with what it still owes', () => {
  expect(
    awaitedText([
      { sourceId: 'tickets', entity: 'defects' },
      { sourceId: 'errors', entity: 'errorGroups' },
      { sourceId: 'tickets', entity: 'incidents' },
      { sourceId: 'tickets', entity: 'defects' },
    ]),
  ).toBe('Still waiting for tickets: defects, incidents; errors: error groups');
});
