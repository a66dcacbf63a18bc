// Who may sit on a panel, who may speak on it, and what its scores come to.
import { param } from '../../kernel/env.ts';
import { branch, cited } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { reaches } from '../../regimes/regime.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Member } from './events.ts';

export type Expert = { person: string; status: 'undeclared' | 'declared' | 'scored' };
export type Score = { person: string; score: number; recommends: boolean; opinion: string; at: string };
export type Context = {
  id: string;
  application: string;
  applicant: string;
  fields: string[];
  hands: string[];
  /** The expert group that the committee formed (P7(2)), and the document that formed it. */
  group: Member[];
  groupDocument: DocumentRef | null;
  /** Seats of the panel, fixed when it was confirmed. */
  size: number;
  experts: Expert[];
  chair: string | null;
  /** Who left the panel: recused, or overdue. */
  left: { person: string; why: 'recused' | 'overdue'; reason: string | null; at: string }[];
  scores: Score[];
  result: { score: number; recommended: boolean; inFavour: number; of: number } | null;
  signed: { opinion: string; document: DocumentRef; by: string; at: string } | null;
};
type Args = { context: Context; event: Event };

const namedBy = (event: Event): string[] =>
  'experts' in event ? event.experts.map((expert) => (typeof expert === 'string' ? expert : expert.person)) : [];
const chairOf = (event: Event): string | undefined => ('chair' in event ? event.chair : undefined);
export const expertOf = ({ experts }: Context, person: string | undefined): Expert | undefined =>
  experts.find((expert) => expert.person === person);

/** Mean score and recommendation, by the regime's rule. Pure. */
export function consolidated({ scores }: Context): Context['result'] {
  const of = scores.length;
  const sum = scores.reduce((total, { score }) => total + score, 0);
  const inFavour = scores.filter(({ recommends }) => recommends).length;
  const scorePasses = of > 0 && sum >= param('pd.expert.passScore') * of;
  const sharePasses = reaches(inFavour, of, param('pd.expert.recommendShare'));
  const rule = param('pd.expert.rule');
  const recommended = (rule === 'share' || scorePasses) && (rule === 'score' || sharePasses);
  return { score: of ? Math.round((sum * 10) / of) / 10 : 0, recommended, inFavour, of };
}

export const panelRules = [
  'panelComesFromTheGroup',
  'panelIsThirdParty',
  'panelHasNoHands',
  'panelNamesNobodyTwice',
  'chairSitsOnThePanel',
] as const;

export const guards = {
  panelIsLargeEnough: cited(({ event }: Args) => namedBy(event).length >= param('pd.expert.panel'), {
    law: gap('P10(2)', 'D-0035'),
    reads: 'payload',
    says: { zh: '评审专家人数不足，请补足', en: 'the panel has too few experts; name more' },
  }),
  panelIsOdd: cited(({ event }: Args) => namedBy(event).length % 2 === 1, {
    law: gap('P10(2)', 'D-0035'),
    reads: 'payload',
    says: { zh: '评审专家人数须为单数', en: 'the number of experts on a panel is odd; add or leave out one' },
  }),
  panelComesFromTheGroup: cited(
    ({ context, event }: Args) =>
      namedBy(event).length > 0 &&
      namedBy(event).every((person) => context.group.some((member) => member.person === person)),
    {
      law: reading(['P7(2)', 'P10(2)'], 'D-0035'),
      reads: 'payload',
      says: {
        zh: '评审专家须从委员会组建的专家组中确定',
        en: 'experts are chosen from the group that the committee formed; choose from it, or have its office add to it',
      },
    },
  ),
  panelIsThirdParty: cited(
    ({ context, event }: Args) =>
      namedBy(event).every((person) =>
        context.group.some(
          (member) => member.person === person && member.employer !== context.applicant && !member.servesAuthority,
        ),
      ),
    {
      law: text('P10(2)'),
      reads: 'payload',
      says: {
        zh: '综合评审由第三方专家进行，申请单位和主管部门的人员不得担任',
        en: 'the review is made by third-party experts: nobody who works for the applicant or the authority',
      },
    },
  ),
  panelHasNoHands: cited(
    ({ context, event }: Args) => namedBy(event).every((person) => !context.hands.includes(person)),
    {
      law: reading('P10(2)', 'D-0005'),
      reads: 'payload',
      code: 'MAKER_IS_CHECKER',
      says: {
        zh: '提交或审查过本申请的人员不得担任评审专家；请另选',
        en: 'who filed or reviewed the application does not review it as an expert; choose somebody else',
      },
    },
  ),
  panelNamesNobodyTwice: cited(
    ({ context, event }: Args) => {
      const named = namedBy(event);
      const gone = (person: string) =>
        context.left.some((one) => one.person === person) || context.experts.some((one) => one.person === person);
      return named.length > 0 && new Set(named).size === named.length && !named.some(gone);
    },
    {
      law: gap('P10(2)', 'D-0035'),
      reads: 'payload',
      says: {
        zh: '专家不得重复，已在评审组或已退出的不得再选',
        en: 'name each expert once, and nobody who sits on the panel or has left it',
      },
    },
  ),
  chairSitsOnThePanel: cited(
    ({ context, event }: Args) => {
      const chair = chairOf(event) ?? context.chair;
      return chair !== null && (namedBy(event).includes(chair) || expertOf(context, chair) !== undefined);
    },
    {
      law: gap('P10(2)', 'D-0110'),
      reads: 'payload',
      says: {
        zh: '组长须为评审组成员；原组长退出的，须同时指定新组长',
        en: 'the chair is a member of the panel; name a new one in `chair` if the former has left',
      },
    },
  ),
  seatsAreFilled: cited(({ context, event }: Args) => namedBy(event).length === context.size - context.experts.length, {
    law: gap('P10(2)', 'D-0110'),
    reads: 'payload',
    says: { zh: '须一次补足全部空缺席位', en: 'fill every vacant seat, neither more nor fewer' },
  }),
  expertSits: cited(({ context, event }: Args) => expertOf(context, event.actor?.person) !== undefined, {
    law: text('P10(2)'),
    reads: 'context',
    says: {
      zh: '仅本次评审组成员可以办理；已回避或逾期的专家不再参加',
      en: 'only members of this panel may do this; who recused or was overdue sits on it no more',
    },
  }),
  expertHasNotDeclared: cited(
    ({ context, event }: Args) => expertOf(context, event.actor?.person)?.status === 'undeclared',
    {
      law: gap('P10(2)', 'D-0035'),
      reads: 'context',
      says: { zh: '该专家已作声明', en: 'this expert has declared already' },
    },
  ),
  expertHasNotScored: cited(
    ({ context, event }: Args) => {
      const status = expertOf(context, event.actor?.person)?.status;
      return status !== undefined && status !== 'scored';
    },
    {
      law: gap('P10(2)', 'D-0035'),
      reads: 'context',
      says: {
        zh: '每位专家评分一次，已评分的不得更改或回避',
        en: 'each expert scores once: a score that was handed in is neither changed nor taken back',
      },
    },
  ),
  signerIsTheChair: cited(
    ({ context, event }: Args) => context.chair !== null && event.actor?.person === context.chair,
    {
      law: gap('P10(2)', 'D-0035'),
      reads: 'context',
      says: { zh: '评审结果由组长签署', en: 'the chair of the panel signs its result' },
    },
  ),
  chairIsAnotherMember: cited(
    ({ context, event }: Args) => {
      const chair = chairOf(event);
      return chair !== undefined && chair !== context.chair && expertOf(context, chair) !== undefined;
    },
    {
      law: gap('P10(2)', 'D-0110'),
      reads: 'payload',
      says: { zh: '新组长须为评审组其他成员', en: 'the new chair is another member of the panel' },
    },
  ),
  everybodyHasDeclared: branch(({ context }: Args) => !context.experts.some(({ status }) => status === 'undeclared')),
  everybodyHasScored: branch(({ context }: Args) => context.experts.every(({ status }) => status === 'scored')),
  seatsAreVacant: branch(({ context }: Args) => context.experts.length < context.size),
};
