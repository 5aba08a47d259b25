import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../../../deploy/dev-proxy/securityHeaders.ts';

describe('securityHeaders', () => {
  test('allows nothing inline when the page has nothing inline', () => {
    const policy = securityHeaders('<script type="module" src="/assets/a.js"></script>')[
      'Content-Security-Policy'
    ];
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('sha256');
  });

  test("allows exactly the page's own inline script and style by hash", () => {
    const policy = securityHeaders('<style>a{b:c}</style><script>go();</script>')['Content-Security-Policy'];
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toContain(`script-src 'self' ${hash('go();')};`);
    expect(policy).toContain(`style-src 'self' ${hash('a{b:c}')};`);
  });
});
