// P18: the authority and every provider review side by side. The same review is asked for the first version and for
// every later one. Silence is no consent; it escalates.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { providerRules, reviewRules } from '../guards.ts';
import { grant } from '../setup.ts';

const returns = gap('P18', 'D-0140');

type Ways = { granted: string; refused: string; correction: string; onRefusal: ('notifyOperator' | 'dropProposal')[] };

export const review = ({ granted, refused, correction, onRefusal }: Ways) =>
  grant.createStateConfig({
    meta: state('联合审核', 'Joint review', text('P18')),
    tags: 'underReview',
    type: 'parallel',
    on: {
      RETURN: {
        target: correction,
        guard: 'reviewerDiffersFromApplicant',
        actions: ['recordReturn', 'notifyOperator'],
        meta: by(['AUTHORITY', 'provider'], returns),
      },
    },
    onDone: { target: granted, actions: ['applyProposal', 'notifyOperator'], meta: auto(text('P17', 'P18')) },
    states: {
      authority: {
        meta: state('主管部门审核', 'The authority', text('P18')),
        initial: 'pending',
        states: {
          pending: {
            meta: state('待主管部门审核', 'Awaits the authority', text('P18'), {
              task: {
                by: 'AUTHORITY',
                sla: 'pd.request.sla',
                lead: 'COMMITTEE_OFFICE',
                title: { zh: '审核数据需求', en: 'Review the request for data' },
              },
            }),
            on: {
              CONSENT: {
                target: 'consented',
                guard: and([...reviewRules]),
                actions: 'recordConsent',
                meta: by('AUTHORITY', text('P17', 'P18')),
              },
              REFUSE: {
                target: refused,
                guard: 'reviewerDiffersFromApplicant',
                actions: onRefusal,
                meta: by('AUTHORITY', text('P18')),
              },
            },
          },
          consented: { type: 'final', meta: state('主管部门同意', 'The authority consents', text('P18')) },
        },
      },
      providers: {
        meta: state('数据提供单位审核', 'The providing units', text('P18')),
        initial: 'pending',
        states: {
          pending: {
            meta: state('待提供单位审核', 'Awaits the providing units', text('P18'), {
              task: {
                by: 'provider',
                sla: 'pd.request.providerSla',
                lead: 'AUTHORITY',
                title: { zh: '会同审核数据需求', en: 'Review the request as providing unit' },
              },
            }),
            on: {
              CONSENT_AS_PROVIDER: [
                {
                  target: 'consented',
                  guard: and([...providerRules, 'consentsSuffice']),
                  actions: 'recordAnswer',
                  meta: by('provider', text('P18'), reading('P18', 'D-0038')),
                },
                { guard: and([...providerRules]), actions: 'recordAnswer', meta: by('provider', text('P18')) },
              ],
              REFUSE_AS_PROVIDER: [
                {
                  target: refused,
                  guard: and(['providerHasNotAnswered', 'reviewerDiffersFromApplicant', 'refusalsDecide']),
                  actions: ['recordAnswer', ...onRefusal],
                  meta: by('provider', text('P18'), reading('P18', 'D-0038')),
                },
                {
                  guard: and(['providerHasNotAnswered', 'reviewerDiffersFromApplicant']),
                  actions: 'recordAnswer',
                  meta: by('provider', text('P18')),
                },
              ],
            },
          },
          consented: { type: 'final', meta: state('提供单位同意', 'The providing units consent', text('P18')) },
        },
      },
    },
  });
