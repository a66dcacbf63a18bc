// Every title and every sentence that a user reads of the acceptance of a domain.
import { type Text, say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

const group = {
  safety: say('安全可控', 'Safety and control'),
  standards: say('标准规范', 'Standards'),
  functions: say('基础功能', 'Basic functions'),
  enclave: say('安全域功能', 'Functions of the secure domain'),
};
const toCheck = ({ zh, en }: Text) => say(`待检查：${zh}`, `To be checked: ${en}`);
const checked = ({ zh, en }: Text) => say(`已检查：${zh}`, `Checked: ${en}`);
const check = ({ zh, en }: Text) => say(`检查${zh}`, `Check: ${en}`);
const everyPoint = (zh: string, en: string) =>
  say(
    `须逐项得出检查结论，达标的须附依据：${zh}`,
    `give a finding on every point, with evidence where it is met: ${en}`,
  );

export const words = {
  title: say('授权运营域验收', 'Acceptance of the domain'),
  states: {
    planned: say('拟验收', 'Planned'),
    checking: say('逐项检查', 'Checks'),
    'checking.safety': group.safety,
    'checking.safety.pending': toCheck(group.safety),
    'checking.safety.checked': checked(group.safety),
    'checking.standards': group.standards,
    'checking.standards.pending': toCheck(group.standards),
    'checking.standards.checked': checked(group.standards),
    'checking.functions': group.functions,
    'checking.functions.pending': toCheck(group.functions),
    'checking.functions.checked': checked(group.functions),
    'checking.enclave': group.enclave,
    'checking.enclave.pending': toCheck(group.enclave),
    'checking.enclave.checked': checked(group.enclave),
    underDecision: say('作出验收结论', 'Decision'),
    remedy: say('整改', 'Remedy'),
    remedyOverdue: say('整改逾期', 'Remedy overdue'),
    accepted: say('验收合格', 'Accepted'),
    refused: say('验收不合格', 'Refused'),
    retired: say('已停用', 'Retired'),
  },
  tasks: {
    planned: say('按建设标准组织验收', 'Organise the acceptance by the standard'),
    'checking.safety.pending': check(group.safety),
    'checking.standards.pending': check(group.standards),
    'checking.functions.pending': check(group.functions),
    'checking.enclave.pending': check(group.enclave),
    underDecision: say('作出验收结论', 'Decide on the acceptance'),
    remedy: say('整改未达标项', 'Remedy the points that are not met'),
    remedyOverdue: say('处理逾期整改', 'Decide on the overdue remedy'),
  },
  events: {
    START: say('开始验收', 'Start the acceptance'),
    CHECK_SAFETY: say('检查安全可控', 'Check safety and control'),
    CHECK_STANDARDS: say('检查标准规范', 'Check the standards'),
    CHECK_FUNCTIONS: say('检查基础功能', 'Check the basic functions'),
    CHECK_ENCLAVE: say('检查安全域功能', 'Check the functions of the secure domain'),
    ACCEPT: say('验收通过', 'Accept the domain'),
    SEND_BACK: say('退回整改', 'Send back for remedy'),
    REMEDIED: say('报告整改完成', 'Report the remedy'),
    EXTEND: say('延长整改期限', 'Extend the limit'),
    REFUSE: say('验收不通过', 'Refuse the acceptance'),
    RECHECK: say('提请重新验收', 'Propose to check again'),
    RETIRE: say('停用授权运营域（已验收的，提请停用）', 'Retire the domain, or propose it once it is accepted'),
    CONFIRM_PROPOSAL: say('确认提请事项', 'Confirm what was proposed'),
    TAKE_BACK: say('撤回提请', 'Take the proposal back'),
  },
  rules: {
    extensionIsLeft: say(
      '整改期限的延长次数已用尽；请作出验收不通过的决定，或者待其整改完成',
      'the limit of the remedy is extended no more; refuse the acceptance, or wait for the remedy',
    ),
    safetyIsAssessed: everyPoint(
      '网络隔离、租户隔离、开发与生产环境隔离、数据脱敏处理、数据出域审核、全流程操作可审计、数据可溯源',
      'isolation of network, of tenants, of development from production, masking, export review, audit, tracing',
    ),
    standardIsInForce: say(
      '须载明登记的现行有效的授权运营域建设标准（standard）；请先在规则制度登记中登记',
      'the acceptance names the version of the standard that is in force in its register (standard); register it first',
    ),
    standardsAreAssessed: everyPoint(
      '公共数据平台标准规范、统一用户认证、数据开放网站、用户授权服务',
      'platform standards, unified identity, open-data site, user authorization',
    ),
    functionsAreAssessed: everyPoint(
      '政府审批和监管、集成外部数据、分布式隐私计算、基本数据加工',
      'approval and supervision, external data, distributed privacy computing, basic processing',
    ),
    enclaveIsAssessed: everyPoint(
      '访问控制、算法建模、接口生成、封存销毁、全程审计',
      'access control, modelling, interface generation, sealing and destruction, full audit',
    ),
    safetyIsMet: say('安全可控的各项条件尚未达标，不得验收通过', 'a condition of safety and control is not met'),
    standardsAreMet: say('标准规范的各项条件尚未达标，不得验收通过', 'a condition on standards is not met'),
    functionsAreMet: say('基础功能的各项条件尚未达标，不得验收通过', 'a condition on the basic functions is not met'),
    enclaveIsMet: say('安全域功能的各项条件尚未达标，不得验收通过', 'a function of the secure domain is not met'),
    checkerDiffersFromRemedier: anotherPerson(
      '报告整改的人员不得检查',
      'a person who reported a remedy does not check the domain',
    ),
    acceptorDiffersFromCheckers: anotherPerson(
      '参与检查或者整改的人员不得作出验收结论',
      'a person who checked or reported a remedy does not decide on the acceptance',
    ),
  },
  claims: {
    domain: say('该授权运营域已有验收案件', 'this domain has an acceptance case already'),
  },
  notices: {
    moved: say('授权运营域验收办理情况', 'On the acceptance of the domain'),
  },
};
