// What the page for new cases says, and the first look at an empty system.
import { say } from '@shuquan/machines/law';

export const starting = {
  intro: say('以您现在的身份可以办理下列立案。', 'With the hat you wear you may open the following.'),
  none: say(
    '您现在的身份不能立案；可以切换身份，或者在“法规与流程”中查看由谁立案。',
    'The hat you wear opens nothing; change it, or see under “Law and lifecycles” who may.',
  ),
  begin: say('开始填写', 'Begin'),
  needed: say('需要填写', 'What is asked'),
  optional: say('（选填）', ' (optional)'),
  steps: say('办理环节和时限', 'Steps and time limits'),
  noLimit: say('未规定时限', 'no time limit'),
  cancel: say('返回', 'Back'),
  opened: say('立案', 'Opening'),
};

export const welcome = {
  title: say('欢迎使用数权', 'Welcome to Shuquan'),
  what: say(
    '这里办理数据交易和公共数据授权运营：每一步都依照长春市两部办法（征求意见稿）进行，有期限、有依据、有记录，任何人都可以核验。',
    'Data trading and the authorized operation of public data are handled here: each step follows the two draft regulations of Changchun, with deadlines, articles and a record that anybody can check.',
  ),
  empty: say('系统里还没有您可以查阅的案件。', 'There is no case yet that you may read.'),
  first: say('可以先这样做', 'What to do first'),
  open: say('新办一件：', 'Open a case: '),
  law: say('看看有哪些流程、由谁办理、依据哪一条', 'See which lifecycles there are, who acts, under which article'),
  verify: say('核验一份登记凭证', 'Verify a certificate'),
  examplesTitle: say('载入示例', 'Examples'),
  examplesWhat: say(
    '由虚构的人员经同一接口办理，仅限开发登录。载入后可以切换身份，查看各方的案件。',
    'Told by fictional people over the same API, under the development sign-in alone. Then change the hat to see what each party sees.',
  ),
  stories: {
    trade: {
      what: say(
        '一笔数据交易：从主体登记、标的登记、交易申请到交付、结算、备案归档，约十秒。',
        'A data trade: registration of subjects and object, application, delivery, settlement, filing; some ten seconds.',
      ),
      load: say('载入示例交易', 'Load the example trade'),
    },
    agreement: {
      what: say(
        '一份授权运营协议：从年度公告、申请、专家评审、委员会审定到协议生效，约两秒。',
        'An agreement of authorized operation: announcement, application, experts, committee, signed and in force; some two seconds.',
      ),
      load: say('载入示例协议', 'Load the example agreement'),
    },
  },
  close: say('关闭', 'Close'),
  running: say('正在载入示例，案件会陆续出现……', 'Loading; cases appear one by one …'),
  done: say(
    '示例已载入。您现在的身份可能只能查阅其中一部分。',
    'The example is loaded. The hat that you wear may read a part of it only.',
  ),
  failed: say(
    '示例没有载入完，已有的案件可以查看。',
    'The example did not come to its end; what is there can be read.',
  ),
};
