import { describe, expect, it } from 'vitest';
import { paginate } from '../../../../src/engine/adapters/transport/paginate.ts';

describe('paginate', () => {
  it('reads until there is no next token', async () => {
    const asked: (string | null)[] = [];
    const pages = await paginate({
      of: 'releases',
      maxPages: 9,
      collectPage: async (token) => {
        asked.push(token);
        return { items: [asked.length], next: asked.length < 3 ? `t${asked.length}` : null };
      },
    });
    expect(asked).toEqual([null, 't1', 't2']);
    expect(pages).toEqual({ items: [1, 2, 3], pageCount: 3, incompleteness: [] });
  });

  it('stops at a repeated token and says so', async () => {
    const pages = await paginate({
      of: 'tickets',
      maxPages: 9,
      collectPage: async () => ({ items: ['a'], next: 'same' }),
    });
    expect(pages.pageCount).toBe(2);
    expect(pages.incompleteness).toEqual([expect.stringContaining('repeated a page token')]);
  });

  it('stops at the page cap and says how many were read', async () => {
    let page = 0;
    const pages = await paginate({
      of: 'tickets',
      maxPages: 2,
      collectPage: async () => ({ items: ['a', 'b'], next: String((page += 1)) }),
    });
    expect(pages.items).toHaveLength(4);
    expect(pages.incompleteness).toEqual([expect.stringContaining('first 4 tickets')]);
  });

  it('fails as a whole when a page fails', async () => {
    const failing = paginate({
      of: 'tickets',
      maxPages: 2,
      collectPage: () => Promise.reject(new Error('no')),
    });
    await expect(failing).rejects.toThrow('no');
  });
});
