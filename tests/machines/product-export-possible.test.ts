// What is possible for a product, asked without a payload (P27).
import { expect, it } from 'vitest';
import { guards } from '../../machines/operation/product-export/guards.ts';
import { law } from '../support/law.ts';
import { bothGrants, exported } from '../support/product-export.ts';
import { operator } from '../support/under-agreement.ts';

it('further scenarios are not asked for under no grant', law('P27'), () => {
  const event = { type: 'REQUEST_SCENARIOS', actor: operator, facts: bothGrants };
  expect(guards.furtherGrantsAreInUse({ context: exported().context, event } as never)).toBe(false);
});
