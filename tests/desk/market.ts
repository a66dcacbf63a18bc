// A market as the demo brings it about: two registered subjects, a listing, a trade that was applied for.
import { vi } from 'vitest';
import { listed } from '../../apps/demo/listing.ts';
import { registered } from '../../apps/demo/registration.ts';
import { type Stage, createStage } from '../../apps/demo/stage.ts';

export const merchant = 'liu.yang@MERCHANT';
export const hospital = 'he.lin@DEMANDER';
export const center = 'zhao.min@CENTER';

/** The means of the demo, against the console's own API. */
export const stageAt = (url: string): Stage =>
  createStage({
    url,
    now: () => new Date(),
    moveTo: null,
    domain: null,
    temporal: () => Promise.reject(new Error('nothing here needs Temporal')),
    stop: async () => undefined,
  });

export async function aMarket(url: string) {
  const told = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const stage = stageAt(url);
    const seller = await registered(stage, merchant, 'merchant');
    const buyer = await registered(stage, hospital, 'hospital');
    const listing = await listed(stage, merchant, seller);
    const subjects = { merchant: seller, hospital: buyer, listing };
    const { trade: input, supply } = await stage.examples.read('trade/application.json', merchant, subjects);
    const { demand } = await stage.examples.read('trade/application.json', hospital, subjects);
    const trade = await stage.open(hospital, 'trade', input);
    await stage.act(merchant, trade, { type: 'SUBMIT_SUPPLY', supply });
    await stage.act(hospital, trade, { type: 'SUBMIT_DEMAND', demand });
    const { context } = await stage.api.show(merchant, seller);
    const [{ number }] = context['certificates'] as [{ number: string }];
    return { stage, seller, buyer, listing, trade, number };
  } finally {
    told.mockRestore();
  }
}
