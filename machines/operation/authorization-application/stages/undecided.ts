// From the review of the qualification to the decision of the committee (P10(2), P14, P15).
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { announcementRules, assessmentRules, filingRules, renewalRules } from '../guards.ts';
import { application } from '../setup.ts';
import { words } from '../words.ts';

export const undecided = application.createStateConfig({
  meta: state(words.states.undecided, text('P10(2)')),
  initial: 'underQualificationReview',
  on: {
    WITHDRAW: {
      target: '#authorizationApplication.withdrawn',
      actions: 'recordReason',
      meta: by('applicant', gap('P10(2)', 'D-0106')),
    },
  },
  states: {
    underQualificationReview: {
      meta: state(words.states.underQualificationReview, text('P10(2)', 'P14', 'P15'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.qualification.sla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underQualificationReview,
        },
      }),
      on: {
        PASS: {
          target: 'underExpertReview',
          guard: and([
            'reviewerDiffersFromApplicant',
            'evaluationsAreConsidered',
            'providersAreConfirmed',
            'providersArePublic',
            'certificateStillRuns',
            ...assessmentRules,
          ]),
          actions: ['recordAssessment', 'openReview'],
          meta: by('AUTHORITY', text('P10(2)')),
        },
        RETURN: {
          target: 'correction',
          guard: 'reviewerDiffersFromApplicant',
          actions: ['recordReturn', 'notifyApplicant'],
          meta: by('AUTHORITY', gap('P10(2)', 'D-0034')),
        },
        FAIL: {
          target: '#authorizationApplication.notQualified',
          guard: and(['reviewerDiffersFromApplicant', 'somethingIsNotMet']),
          actions: ['recordAssessment', 'notifyApplicant'],
          meta: by('AUTHORITY', text('P10(2)')),
        },
      },
    },
    correction: {
      meta: state(words.states.correction, gap('P10(2)', 'D-0034'), {
        stops: ['pd.qualification.sla'],
        task: {
          by: 'applicant',
          sla: 'pd.qualification.correctionDue',
          lead: 'AUTHORITY',
          title: words.tasks.correction,
        },
      }),
      on: {
        // What a submission is asked, the corrected one is asked too; only the window may have closed meanwhile.
        RESUBMIT: [
          {
            target: 'underQualificationReview',
            guard: and(['isRenewal', ...renewalRules, ...filingRules]),
            actions: 'recordFiling',
            meta: by('applicant', gap('P10(2)', 'D-0034')),
          },
          {
            target: 'underQualificationReview',
            guard: and(['nothingIsAddedLate', ...announcementRules, ...filingRules]),
            actions: 'recordFiling',
            meta: by('applicant', gap('P10(2)', 'D-0034')),
          },
        ],
      },
      after: {
        'pd.qualification.correctionDue': {
          target: '#authorizationApplication.lapsed',
          actions: 'notifyApplicant',
          meta: auto(gap('P10(2)', 'D-0023')),
        },
      },
    },
    underExpertReview: {
      meta: state(words.states.underExpertReview, text('P10(2)')),
      on: {
        REVIEW_OPENED: { actions: 'recordReview', meta: auto(text('P10(2)')) },
        PANEL_SEATED: { guard: 'panelIsOurs', actions: 'recordPanel', meta: auto(reading('P10(2)', 'D-0177')) },
        EXPERT_RESULT: {
          target: 'underReport',
          guard: 'reviewIsOurs',
          actions: 'recordResult',
          meta: auto(text('P10(2)')),
        },
      },
    },
    underReport: {
      meta: state(words.states.underReport, text('P10(2)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.application.reportDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underReport,
        },
      }),
      on: {
        REPORT: {
          target: 'underDeliberation',
          guard: 'reviewerDiffersFromApplicant',
          actions: ['recordReporter', 'openMatter', 'notifyCommittee'],
          meta: by('AUTHORITY', text('P10(2)')),
        },
      },
    },
    underDeliberation: {
      meta: state(words.states.underDeliberation, text('P10(2)', 'P7(3)')),
      on: {
        MATTER_OPENED: { actions: 'recordMatter', meta: auto(text('P10(2)')) },
        MATTER_DECIDED: [
          {
            target: '#authorizationApplication.pending.approved.publicity',
            guard: and(['matterIsOurs', 'committeeApproves', 'decisionIsPublished']),
            actions: ['recordDecision', 'notifyApplicant'],
            meta: auto(text('P10(2)', 'P10(3)'), gap('P10(3)', 'D-0034')),
          },
          {
            target: '#authorizationApplication.pending.approved',
            guard: and(['matterIsOurs', 'committeeApproves']),
            actions: ['recordDecision', 'notifyApplicant'],
            meta: auto(text('P10(2)', 'P10(3)')),
          },
          {
            target: '#authorizationApplication.refused',
            guard: 'matterIsOurs',
            actions: ['recordDecision', 'notifyApplicant'],
            meta: auto(text('P10(2)', 'P7(3)')),
          },
        ],
      },
    },
  },
});
