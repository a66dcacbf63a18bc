// An agreement in the browser, from the announcement through a suspended year to its renewal, on a clock that the story moves.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BEGINS } from '../../apps/demo/operation.ts';
import { agreed, renewed } from '../../apps/demo/granting.ts';
import { opened, rectified, reportedAndEvaluated } from '../../apps/demo/year.ts';
import { ownSystem } from '../../apps/demo/system.ts';
import { aChromium } from '../support/chromium.ts';
import { law } from '../support/law.ts';
import { byHand } from './by-hand.ts';

let browser: Browser;
let system: Awaited<ReturnType<typeof ownSystem>>;
beforeAll(async () => {
  [browser, system] = await Promise.all([aChromium(), ownSystem(BEGINS)]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const signing = ['PROPOSE', 'SIGN_AS_OPERATOR', 'SIGN_AS_AUTHORITY'].map((event) => `operatingAgreement.${event}`);
/** What is done at a browser; of ten votes, three. What only repeats it goes over the API. */
const first = new Set([
  'annualAnnouncement.SUBMIT',
  'annualAnnouncement.APPROVE',
  'authorizationApplication.OPEN',
  'authorizationApplication.SUBMIT',
  'committeeMatter.PUT_ON_AGENDA',
  'committeeMatter.OPEN_SITTING',
  'committeeMatter.VOTE',
  'committeeMatter.DECIDE',
  ...signing,
  'annualEvaluation.CONFIRM',
  'operatorRectification.SUBMIT_FEEDBACK',
  'operatorRectification.ACCEPT',
]);
const renewing = new Set(['authorizationApplication.OPEN', 'committeeMatter.DECIDE', ...signing]);
const voters = new Set(['ren.hong@COMMITTEE', 'shi.kai@COMMITTEE', 'tan.xin@COMMITTEE']);

it(
  'is announced, applied for, decided, signed, suspended, restored and renewed',
  { ...law('P10', 'P13', 'P29'), timeout: 600_000 },
  async () => {
    let acts = first;
    const sits = (as: string, act: string) => acts.has(act) && (!as.endsWith('@COMMITTEE') || voters.has(as));
    const { stage, watch, complaints } = byHand(system, browser, sits);
    const agreement = await agreed(stage);
    for (const who of ['su.qing@OPERATOR', 'gao.yuan@AUTHORITY']) await watch(who, agreement);
    const scenario = await opened(stage, agreement);
    const order = await reportedAndEvaluated(stage, scenario);
    await rectified(stage, order, scenario);
    acts = renewing;
    const { successor } = await renewed(stage, agreement);
    expect((await stage.api.show('gao.yuan@AUTHORITY', successor)).state.join()).toContain('inForce');
    expect(await complaints()).toEqual([]);
  },
);
