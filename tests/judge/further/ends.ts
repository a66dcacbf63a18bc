// P28 to P31, read a second time.
import type { Event } from '../court.ts';
import * as o from '../operation-stories.ts';
import { closed, stranger } from '../trials/operating.ts';
import { afterTheYear, annual, due, section } from '../trials/reports.ts';
import type { Told } from './told.ts';

export const ends: Told = {
  'P28-a': [
    'P28',
    '资料未声明真实',
    async (court) => {
      const one = await o.agreement(court);
      const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
      await court.send(id, o.evidenceAsked(court), o.zhao);
      return court.ask(id, { type: 'SUBMIT_EVIDENCE', documents: [court.paper], truthful: false }, one.operator);
    },
  ],
  'P28-b': [
    'P28',
    '其他单位代交评估资料',
    async (court) => {
      const one = await o.agreement(court);
      const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
      await court.send(id, o.evidenceAsked(court), o.zhao);
      return court.ask(id, { type: 'SUBMIT_EVIDENCE', documents: [court.paper], truthful: true }, stranger);
    },
  ],
  'P29-a': [
    'P29',
    '主管部门直接解除暂停',
    async (court) => {
      const { order, grant } = await o.ordered(court);
      return court.ask(grant.agreement.id, { type: 'LIFT_SUSPENSION', cause: order }, o.zhao);
    },
  ],
  'P29-b': [
    'P29',
    '期限未到即认定未整改',
    async (court) => {
      const { order } = await o.ordered(court);
      return court.ask(order, { type: 'DECLARE_FAILED', ...o.why }, o.sun);
    },
  ],
  'P29-c': [
    'P29 P12',
    '不符合要求而不责令改正',
    async (court) => {
      const id = await o.toConfirm(court, await o.agreement(court), 'D');
      return court.ask(id, { type: 'CONFIRM' }, o.qian);
    },
  ],
  'P29-d': [
    'P29',
    '期限改短',
    async (court) => {
      const { order } = await o.ordered(court);
      return court.ask(order, { type: 'EXTEND', due: '2026-03-10T16:00:00.000Z', ...o.why }, o.sun);
    },
  ],
  'P29-e': [
    'P29',
    '责令事项未逐项认定即合格',
    async (court) => {
      const { order } = await o.reported(court);
      return court.ask(order, { type: 'ACCEPT', met: [], opinion: '已整改' }, o.sun);
    },
  ],
  'P30-a': [
    'P30',
    '运营单位自己认可年度报告',
    async () => {
      const one = await due(annual, afterTheYear);
      const content = { storage: section, processing: section, analysis: section, fusion: section, market: section };
      await one.court.send(one.id, { type: 'SUBMIT', document: one.court.paper, content }, one.agreement.operator);
      return one.court.ask(one.id, { type: 'ACCEPT' }, one.agreement.operator);
    },
  ],
  'P30-b': [
    'P30',
    '年度报告没有文本',
    async () => {
      const one = await due(annual, afterTheYear);
      const content = { storage: section, processing: section, analysis: section, fusion: section, market: section };
      return one.court.ask(one.id, { type: 'SUBMIT', content }, one.agreement.operator);
    },
  ],
  'P31-a': [
    'P31',
    '主管部门自报数据已删除',
    async (court) => {
      const { id } = await closed(court);
      return court.ask(id, { type: 'DATA_DELETED', receipt: 'd', remaining: 0 } as Event, o.zhao);
    },
  ],
  'P31-b': [
    'P31',
    '办理处置的人自己核验删除',
    async (court) => {
      const { id, verify } = await closed(court);
      return court.ask(id, verify, o.zhao);
    },
  ],
  'P31-c': [
    'P31',
    '核验没有检查全部事项',
    async (court) => {
      const { id, verify } = await closed(court);
      return court.ask(id, { ...verify, checked: [] }, o.qian);
    },
  ],
};
