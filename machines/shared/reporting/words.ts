// Every title and every sentence that a user reads of a report that falls due by period. What a report must include
// stands in the words of each duty.
import { type Text, say } from '../../law/cite.ts';

export const words = {
  states: {
    running: say('报告期内', 'The reporting period is running'),
    due: say('应提交', 'Due'),
    overdue: say('逾期未提交', 'Overdue'),
    underReview: say('审核报告', 'Under review'),
    correction: say('补正', 'Under correction'),
    accepted: say('已接收', 'Accepted'),
    defaulted: say('未提交', 'Not submitted'),
    defaultRecorded: say('待确认未提交', 'Default to be confirmed'),
    fellAway: say('报告期未开始，不再报告', 'No longer due: the period had not begun'),
  },
  events: {
    SUBMIT: say('提交报告', 'Submit the report'),
    RESUBMIT: say('补正后提交报告', 'Submit the corrected report'),
    ACCEPT: say('接收报告', 'Accept the report'),
    RETURN: say('退回补正', 'Return for correction'),
    EXTEND: say('延长报告期限', 'Extend the limit'),
    RECORD_DEFAULT: say('记录未提交', 'Record that it was not submitted'),
    CONFIRM_DEFAULT: say('确认未提交', 'Confirm that it was not submitted'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    dueIsLater: say('延长后的期限须晚于原期限和现在', 'the new limit is later than the present one, and than now'),
    extensionIsLeft: say(
      '报告期限的延期次数已用完；报告义务不得免除，请等待提交或者记录未提交',
      'no extension is left; the duty to report is not waived: wait for the report, or record that it was not submitted',
    ),
    extensionIsShort: say(
      '延长后的期限超出现行规则允许的最长延期',
      'the new limit lies beyond the longest extension that the rules in force allow',
    ),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    reviewerDiffersFromReporter: say(
      '提交过报告的人员不得审核报告、不得延长报告期限、不得记录未提交',
      'who submitted the report neither reviews it nor extends its limit nor records its default',
    ),
    confirmerDiffersFromRecorder: say(
      '记录未提交的人员不得自行确认',
      'who recorded that a report was not submitted does not confirm it',
    ),
  },
  openings: {
    periodLiesInTerm: say(
      '报告期间须至少有一部分在协议期限之内；请核对协议和期间',
      'at least a part of the period lies within the term of the agreement; check both',
    ),
  },
};

/** What the report of a duty must include: the field, and its name in both languages. */
export const included = (field: string, zh: string, en: string): Text =>
  say(`报告须包括${zh}（${field}）`, `the report includes ${en} (${field})`);

export const tasksOf = ({ zh, en }: Text) => ({
  due: say(`提交${zh}`, `Submit: ${en}`),
  overdue: say(`补交${zh}`, `Submit, overdue: ${en}`),
  underReview: say(`审核${zh}`, `Review: ${en}`),
  correction: say(`补正${zh}`, `Correct: ${en}`),
  defaultRecorded: say(`确认未提交${zh}`, `Confirm the default: ${en}`),
});

/** Subject lines of the notices. */
export const noticesOf = ({ zh, en }: Text) => ({
  due: say(`${zh}：应当提交`, `${en}: it is now due`),
  overdue: say(`${zh}：逾期未提交`, `${en}: it is overdue`),
  submitted: say(`${zh}：已提交`, `${en}: it was submitted`),
  result: say(`${zh}：办理结果`, `${en}: decision`),
});
