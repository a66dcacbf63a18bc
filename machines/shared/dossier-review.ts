// The review of a dossier before an import (P20(3)) or an export (P27): the operator submits it, the authority approves
// it, returns it for correction or refuses it. Before the approval, the request ends with its grant or its agreement.
import { auto, by, state } from '../kernel/lifecycle.ts';
import { type ArticleId, type Basis, type Text, gap, reading, say, text } from '../law/cite.ts';
import type { ParameterKey } from '../regimes/parameters.ts';

const words = {
  draft: say('草拟', 'Draft'),
  underReview: say('主管部门审核', 'Under review'),
  correction: say('补正', 'Correction'),
};

type Review<Submission, Resubmission, Approval, Reviewer> = {
  /** The id of the chart; it has the final states `lapsed`, `refused` and `withdrawn`. */
  chart: string;
  article: ArticleId;
  /** Where the article is silent on the procedure. */
  procedure: Basis;
  /** The state that a submitted dossier enters. */
  first: string;
  /** Guards: of a submission, of a corrected one, of the approval, and of the person who reviews. */
  submission: Submission;
  resubmission: Resubmission;
  approval: Approval;
  reviewer: Reviewer;
  reviewSla: ParameterKey;
  correctionDue: ParameterKey;
  tasks: { underReview: Text; correction: Text };
};

/** The transitions that end a request, and its states before `approved`, which the lifecycle itself defines. */
export const dossierReview = <Submission, Resubmission, Approval, Reviewer extends string>({
  chart,
  article,
  procedure,
  first,
  submission,
  resubmission,
  approval,
  reviewer,
  reviewSla,
  correctionDue,
  tasks,
}: Review<Submission, Resubmission, Approval, Reviewer>) =>
  ({
    on: {
      WITHDRAW: { target: 'withdrawn', meta: by('operator', procedure) },
      GRANT_ENDED: { target: 'lapsed', actions: 'notifyOperator', meta: auto(procedure) },
      AGREEMENT_ENDED: [
        { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
        { target: 'lapsed', meta: auto(text('P31')) },
      ],
    },
    draft: {
      meta: state(words.draft, text(article)),
      on: {
        SUBMIT: {
          target: first,
          guard: submission,
          actions: 'recordDossier',
          meta: by('operator', text(article)),
        },
      },
      after: { 'pd.request.draftExpiry': { target: `#${chart}.lapsed`, meta: auto(gap(article, 'D-0023')) } },
    },
    underReview: {
      meta: state(words.underReview, text(article), {
        task: { by: 'AUTHORITY', sla: reviewSla, lead: 'COMMITTEE_OFFICE', title: tasks.underReview },
      }),
      tags: 'underReview',
      on: {
        APPROVE: {
          target: 'approved',
          guard: approval,
          actions: ['recordApproval', 'notifyOperator'],
          meta: by('AUTHORITY', text(article)),
        },
        RETURN: {
          target: 'correction',
          guard: reviewer,
          actions: ['recordReturn', 'notifyOperator'],
          meta: by('AUTHORITY', procedure),
        },
        REFUSE: {
          target: `#${chart}.refused`,
          guard: reviewer,
          actions: 'notifyOperator',
          meta: by('AUTHORITY', text(article)),
        },
      },
    },
    correction: {
      meta: state(words.correction, procedure, {
        stops: [reviewSla],
        task: { by: 'operator', lead: 'AUTHORITY', title: tasks.correction },
      }),
      on: {
        RESUBMIT: { target: first, guard: resubmission, actions: 'recordDossier', meta: by('operator', procedure) },
      },
      after: {
        [correctionDue]: {
          target: `#${chart}.lapsed`,
          actions: 'notifyOperator',
          meta: auto(gap(article, 'D-0023')),
        },
      },
    },
  }) as const;
