// T6 to T17 and T26, read a second time.
import { center, opco, publication } from '../../support/ledger.ts';
import { conformity, findings } from '../../support/trades.ts';
import type { Court, Event, Trial } from '../court.ts';
import * as s from '../trading-stories.ts';
import { at } from '../trials/agreeing.ts';
import { consent } from '../trials/listings.ts';
import { no } from '../trials/subjects.ts';
import type { Told } from './told.ts';

const listing =
  (more: (court: Court) => object): Trial =>
  async (court) => {
    const { id, owner } = await s.listingDraft(court);
    return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, more(court)) }, owner.actor);
  };
const publishing = (court: Court, id: string): Promise<Event> => publication(court.ledger, id);
export const market: Told = {
  'T6-a': [
    'T6',
    '运营企业最终驳回主体登记',
    async (court) => {
      const one = await s.signedUp(court);
      return court.ask(one.id, { type: 'REJECT', ...s.why }, opco);
    },
  ],
  'T6-b': [
    'T6',
    '监管部门核发登记凭证',
    async (court) => {
      const one = await s.signedUp(court);
      return court.ask(one.id, { type: 'APPROVE', findings: {} }, s.supervisor);
    },
  ],
  'T7-a': [
    'T7',
    '只办了注册、未领凭证的数据商被列为供方',
    async (court) => {
      const { id: listing, owner } = await s.listed(court);
      const raw = await s.signedUp(court);
      const buyer = await s.subject(court, 'DEMANDER');
      const seller = { ...owner, id: raw.id, party: raw.party };
      return court.asks('trade', s.tradeInput({ seller, buyer, listing }), buyer.actor);
    },
  ],
  'T7-b': [
    'T7 T22',
    '数据商被暂停后发布标的',
    async (court) => {
      const { id, owner } = await s.registered(court);
      await s.suspend(court, owner.id);
      return court.ask(id, await publishing(court, id), owner.actor);
    },
  ],
  'T7-c': [
    'T7',
    '数据商被暂停后移交数据',
    async (court) => {
      const trade = await s.aTrade(court, 'delivering');
      await s.suspend(court, trade.seller.id);
      return court.ask(trade.id, await s.handover(court, trade), trade.seller.actor);
    },
  ],
  'T7-d': [
    'T7 T9(1)',
    '需求方被暂停后确认订单',
    async (court) => {
      const trade = await s.aTrade(court, 'accepted');
      await s.suspend(court, trade.buyer.id);
      return court.ask(
        trade.id,
        { type: 'CONFIRM_ORDER', orderHash: await s.orderHash(court, trade) },
        trade.buyer.actor,
      );
    },
  ],
  'T8-a': ['T8(4)', '数据商未承诺遵守规章制度（逐项清单）', no('MERCHANT', 'venueRules')],
  'T9-a': ['T9(2)', '需求方没有安全保护能力一项', no('DEMANDER', 'securityAbility')],
  'T10-a': ['T10(7)', '第三方服务机构未声明其他法定要求', no('THIRD_PARTY', 'legalRequirements')],
  'T10-b': ['T10(4)', '第三方服务机构没有人员资格材料', no('THIRD_PARTY', 'practitioners')],
  'T26-a': ['T26', '需求方未建立全流程安全制度', no('DEMANDER', 'securitySystem')],
  'T26-b': ['T26', '第三方服务机构未建立全流程安全制度', no('THIRD_PARTY', 'securitySystem')],
  'T11-a': [
    'T11(4)',
    '监管部门未同意时，其他标的提交补正后直接进入颁证',
    async (court) => {
      const type = { class: 'OTHER', kind: '数据信托', description: '数据信托份额' };
      const one = await s.listingDraft(court, { input: { type } });
      await court.send(one.id, { type: 'SUBMIT', dossier: s.theDossier(court) }, one.owner.actor);
      return court.ask(one.id, s.pass(), center);
    },
  ],
  'T12-a': ['T12', '同意没有证据', listing((court) => ({ personalData: consent(court, { evidence: [] }) }))],
  'T12-b': [
    'T12',
    '同意的用途不含标的的用途',
    listing((court) => ({ personalData: consent(court, { purposes: ['广告'] }) })),
  ],
  'T12-c': ['T12', '没有同意登记表', listing((court) => ({ personalData: consent(court, { register: undefined }) }))],
  'T12-d': [
    'T12',
    '声称匿名而不声明不能复原',
    listing(() => ({ personalData: { mode: 'anonymised', unidentifiable: { declared: true } } })),
  ],
  'T12-e': ['T12', '被监护人数未填', listing((court) => ({ personalData: consent(court, { wards: undefined }) }))],
  'T14-a': ['T14', '标的申请不作禁止交易情形的声明', listing(() => ({ declarations: undefined }))],
  'T14-b': [
    'T14(5)',
    '审核合同时发现法律明确禁止交易，仍通过',
    at('drafted', ({ paper }) => [
      { type: 'PASS_CONTRACT', document: paper, findings: { ...findings, otherProhibitions: s.unclear } },
      center,
    ]),
  ],
  'T14-c': [
    'T14(4)',
    '审核订单时发现从违规渠道获取，仍通过',
    at('ordered', () => [
      { type: 'PASS_ORDER', findings: { ...findings, illegalSource: s.unclear }, conformity },
      center,
    ]),
  ],
  'T15-a': [
    'T15 T20',
    '未成交即确认订单',
    at('offered', (_, { buyer }) => [{ type: 'CONFIRM_ORDER', orderHash: 'a'.repeat(64) }, buyer.actor]),
  ],
  'T15-b': [
    'T15 T23',
    '合同未生效即指令结算',
    at('halfSigned', () => [{ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, opco]),
  ],
  'T15-c': [
    'T15 T22',
    '尚未移交即验收',
    at('delivering', (_, { buyer }) => [{ type: 'ACCEPT_DELIVERY', lot: 1 }, buyer.actor]),
  ],
  'T15-d': [
    'T15 T24',
    '交付未完即备案',
    at('delivering', () => [{ type: 'FILE', manifestHash: 'a'.repeat(64) }, center]),
  ],
  'T16-a': [
    'T16',
    '同一主体以小写代码再次登记',
    async (court) => {
      const one = await s.draft(court);
      const subject = { type: 'organisation', uscc: one.code.toLowerCase(), name: '换名公司' };
      return court.asks('subjectRegistration', { kinds: ['MERCHANT'], subject, services: [] }, one.actor);
    },
  ],
  'T17-a': [
    'T17',
    '未通过评估即发布',
    async (court) => {
      const { id, owner } = await s.underAssessment(court);
      return court.ask(id, await publishing(court, id), owner.actor);
    },
  ],
  'T17-b': [
    'T17',
    '他人发布本人的标的',
    async (court) => {
      const { id } = await s.registered(court);
      const stranger = await s.subject(court);
      return court.ask(id, await publishing(court, id), stranger.actor);
    },
  ],
  'T17-c': [
    'T17',
    '评估不指明现行的安全合规评估标准',
    async (court) => {
      const { id } = await s.underAssessment(court);
      const { assessment } = s.pass() as unknown as { assessment: object };
      return court.ask(
        id,
        { type: 'PASS', assessment: { ...assessment, standard: { register: 'ruleRegister/x/1', version: '1999-1' } } },
        center,
      );
    },
  ],
};
