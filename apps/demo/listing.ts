// A listing on the market (T11, T12, T14, T17, T30): registered, assessed under the standard in force, published.
import { randomBytes } from 'node:crypto';
import { kept } from './caller.ts';
import type { Filled } from './examples.ts';
import { ruleInForce } from './rules.ts';
import type { Stage } from './stage.ts';

const center = 'zhao.min@CENTER';
const hands = ['zhou.tao@CENTER', center] satisfies [string, string];

/** The id of the listing. `prohibited`: the assessment finds a prohibition first, and is refused. */
export async function listed(
  stage: Stage,
  as: string,
  owner: string,
  { prohibited = false }: { prohibited?: boolean } = {},
): Promise<string> {
  const { act, examples, refused, tell } = stage;
  const { registration, dossier } = await examples.read('trade/listing.json', as, {
    merchant: owner,
    fingerprint: randomBytes(32).toString('hex'),
  });
  const listing = await stage.open(as, 'listingRegistration', registration);
  await act(as, listing, { type: 'SUBMIT', dossier });
  await stage.waits(center, listing);
  const standard = await ruleInForce(stage, 'assessmentStandard', hands, 'assessment-standard.txt');
  const assessment = await examples.read('trade/listing-assessment.json', center, { standard });
  if (prohibited) {
    const { findings } = assessment as { findings: Filled };
    tell.aside('如果评估发现一项禁止情形 · If the assessment finds one prohibition:');
    await refused(center, listing, {
      type: 'PASS',
      assessment: {
        ...assessment,
        findings: { ...findings, irregularSource: { clear: false, basis: '接口调用记录与协议不一致' } },
      },
    });
  }
  await act(center, listing, { type: 'PASS', assessment });
  await published(stage, listing, registration as { title: string; type: { class: string } }, dossier as Dossier);
  return listing;
}

type Dossier = { purposes: string[]; delivery: { recipientRegions: string[] } };
async function published(
  { act, api, tell, waits }: Stage,
  listing: string,
  { title, type }: { title: string; type: { class: string } },
  { purposes, delivery }: Dossier,
): Promise<void> {
  const { number } = kept<{ number: string }>(await api.show(center, listing), 'certificate');
  const publicView = {
    title,
    class: type.class,
    description: '二型糖尿病患者随访数据，已匿名化，三十万条、二十四个字段',
    purposes,
    regions: delivery.recipientRegions,
    certificate: number,
  };
  await act('wang.fang@OPCO', listing, { type: 'PUBLISH', publicView });
  await waits(center, listing);
  tell.followed(`登记凭证 · certificate ${number}`, ['T17']);
}
