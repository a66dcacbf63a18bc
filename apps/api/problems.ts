// Every refusal as RFC 9457 problem+json. One table says the status, the title and the next step of each code.
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Text } from '@shuquan/machines/law';
import { type Code, type No, type Problem, type Trouble, no } from '../../service/index.ts';

type Row = { status: ContentfulStatusCode; title: Text; next: Text };
const row = (status: ContentfulStatusCode, zh: string, en: string, nextZh: string, nextEn: string): Row => ({
  status,
  title: { zh, en },
  next: { zh: nextZh, en: nextEn },
});

export const problems: Record<Code, Row> = {
  BODY_NOT_UTF8: row(
    400,
    '内容编码有误',
    'The body is not UTF-8',
    '以 UTF-8 编码后重新提交。',
    'Encode the body as UTF-8 and send it again.',
  ),
  BODY_NOT_JSON: row(
    400,
    '内容不是 JSON',
    'The body is not JSON',
    '改正 JSON 后重新提交。',
    'Correct the JSON and send it again.',
  ),
  BODY_TOO_DEEP: row(400, 'JSON 嵌套过深', 'The JSON is nested too deep', '减少嵌套层数。', 'Nest less.'),
  KEY_MALFORMED: row(400, '幂等键格式有误', 'The idempotency key is malformed', '改用 UUID。', 'Take a UUID.'),
  REQUEST_MALFORMED: row(400, '请求有误', 'The request is malformed', '按所列各项改正。', 'Correct what is listed.'),
  NOTICE_MALFORMED: row(
    400,
    '节假日通知内容有误',
    'The holiday notice is malformed',
    '按所列各项改正后重新载入。',
    'Correct what is listed and load it again.',
  ),
  IDENTITY_MALFORMED: row(
    400,
    '身份证号码有误',
    'The identity number is malformed',
    '核对号码（GB 11643）。',
    'Check the number (GB 11643).',
  ),
  EVENT_MALFORMED: row(
    400,
    '内容不合要求',
    'The content does not fit its schema',
    '按所列各项改正；模式见 /lifecycles/{id}。',
    'Correct what is listed; the schema is at /lifecycles/{id}.',
  ),
  EVENT_UNKNOWN: row(
    400,
    '没有该事件',
    'There is no such event',
    '从所列事件中选择。',
    'Choose one of those that are listed.',
  ),
  SIGNATURE_WRONG: row(
    401,
    '签名无效',
    'The signature does not fit',
    '核对密钥、时间戳和签名内容。',
    'Check secret, timestamp and what was signed.',
  ),
  ACTOR_UNKNOWN: row(
    401,
    '身份未知',
    'The actor is unknown',
    '在 Shuquan-Actor 中写明 人员@角色 或 人员@角色:主体，须与身份名册一致。',
    'Name yourself in Shuquan-Actor as person@HAT or person@HAT:party, as in the principals file.',
  ),
  SIGN_IN_NEEDED: row(
    401,
    '需要登录',
    'Sign in first',
    '登录（/sign-in）或者出示有效的访问令牌。',
    'Sign in at /sign-in, or send a token that holds.',
  ),
  SIGN_IN_AGAIN: row(
    401,
    '需要重新登录',
    'Sign in again',
    '重新登录后以同一幂等键办理。',
    'Sign in again, then send it with the same key.',
  ),
  CROSS_SITE: row(
    403,
    '来自其他网站的请求',
    'A request from another site',
    '在本系统的页面上办理。',
    'Act on a page of this service.',
  ),
  NOT_ADMINISTRATOR: row(
    403,
    '不是管理员',
    'Not an administrator',
    '请有权的管理员办理。',
    'Ask an administrator who may.',
  ),
  SERVICE_MAY_NOT: row(
    403,
    '服务账户不得办理',
    'Not for this service account',
    '由人员办理，或者请管理员调整该服务账户的事项。',
    'Leave it to a person, or ask an administrator to change what the account may send.',
  ),
  ACCOUNT_UNKNOWN: row(
    404,
    '没有该账户或者身份',
    'There is no such account or hat',
    '核对账户和身份；/me 列出本人的身份。',
    'Check the account and the hat; /me lists your own.',
  ),
  ACCOUNT_CONFLICT: row(
    409,
    '账户变更不成立',
    'The change of accounts does not hold',
    '按所述原因改正。',
    'Correct what it names.',
  ),
  EVENT_RESERVED: row(
    403,
    '系统保留事件',
    'The event is reserved',
    '该事件只能由系统产生。',
    'Only the system raises it; leave it to the clock.',
  ),
  ROLE_NOT_ALLOWED: row(
    403,
    '角色无权办理',
    'The role may not do this',
    '请有权角色办理；查看案件可知由谁办理。',
    'Ask somebody in the right role; the case shows who may.',
  ),
  MAKER_IS_CHECKER: row(
    403,
    '经办与复核为同一人',
    'Maker and checker are the same person',
    '请另一位有权人员办理。',
    'Ask another person with this role.',
  ),
  READ_NOT_ALLOWED: row(
    403,
    '无权查阅',
    'You may not read this',
    '以当事人或办理部门的身份查阅，或依法申请调取。',
    'Read it as a party or an office of the case, or ask for access under the law.',
  ),
  NOT_FOUND: row(404, '没有该地址', 'There is nothing here', '见 /openapi.json。', 'See /openapi.json.'),
  CASE_UNKNOWN: row(404, '没有该案件', 'There is no such case', '核对编号。', 'Check the id.'),
  LIFECYCLE_UNKNOWN: row(404, '没有该流程', 'There is no such lifecycle', '见 /lifecycles。', 'See /lifecycles.'),
  METHOD_NOT_ALLOWED: row(
    405,
    '不支持该方法',
    'The method is not allowed',
    '改用 Allow 所列方法。',
    'Use a method that Allow lists.',
  ),
  EVENT_NOT_ALLOWED: row(
    409,
    '此环节不能办理',
    'Not possible in this state',
    '从所列可办事件中选择。',
    'Choose one of those that are possible instead.',
  ),
  CASE_CLOSED: row(
    409,
    '本案已办结',
    'The case has ended',
    '如需继续，请另开新案。',
    'Open a new case if there is more to do.',
  ),
  CASE_EXISTS: row(409, '案件已存在', 'The case exists already', '直接在该案件上办理。', 'Work on that case.'),
  TASK_CLAIMED: row(
    409,
    '任务已被认领',
    'The task is claimed',
    '由认领人办理，或先接手（TAKE_OVER）。',
    'Leave it to the claimer, or TAKE_OVER first.',
  ),
  ALREADY_CLAIMED: row(
    409,
    '唯一性冲突',
    'Already taken',
    '使用已有案件，或待其终止后再办。',
    'Use the case that holds it, or wait until it has ended.',
  ),
  CALENDAR_UNCOVERED: row(
    409,
    '节假日安排未载入',
    'The holiday notice is not loaded',
    '载入该年通知（/calendar/notices）后重试。',
    'Load the notice (/calendar/notices) and try again.',
  ),
  CONFLICT: row(
    409,
    '并发冲突',
    'Others changed the case at the same time',
    '稍后以同一幂等键重试。',
    'Try again with the same key.',
  ),
  STALE_VERSION: row(
    412,
    '版本已更新',
    'The case has moved on',
    '重新读取案件，再决定是否办理。',
    'Read the case again, then decide.',
  ),
  EVENT_TOO_LARGE: row(
    413,
    '内容过大',
    'The content is too large',
    '大件先上传为文档（PUT /documents），再引用其哈希。',
    'Upload large material as a document (PUT /documents) and refer to its hash.',
  ),
  DOCUMENT_TOO_LARGE: row(413, '文档过大', 'The document is too large', '拆分后上传。', 'Split it.'),
  HOST_NOT_ALLOWED: row(
    421,
    '主机名不被接受',
    'This host name is not served',
    '以 127.0.0.1 或 localhost 访问。',
    'Use 127.0.0.1 or localhost.',
  ),
  GUARD_REFUSED: row(
    422,
    '条件不满足',
    'A condition is not met',
    '满足所列条件后再办。',
    'Meet the conditions that are listed, then try again.',
  ),
  DOCUMENT_UNKNOWN: row(
    422,
    '文档未上传',
    'A document is not there',
    '先上传（PUT /documents），再引用。',
    'Upload it first (PUT /documents).',
  ),
  KEY_REUSED: row(
    422,
    '幂等键已用于其他内容',
    'The key was used for another content',
    '换一个新的幂等键。',
    'Take a new key.',
  ),
  KEY_MISSING: row(
    428,
    '缺少幂等键',
    'An idempotency key is required',
    '在 Idempotency-Key 中给出 UUID；重试时沿用。',
    'Give a UUID in Idempotency-Key, and the same one when you retry.',
  ),
  LIMIT_REACHED: row(
    429,
    '已达上限',
    'A limit is reached',
    '稍后再办；上限为规则包参数。',
    'Try again later; the limit is a parameter of the regime.',
  ),
  INTERNAL: row(
    500,
    '内部错误',
    'Something broke on our side',
    '请将 instance 所示编号告知运维。',
    'Tell the operator the id in instance.',
  ),
  NOT_CONFIGURED: row(501, '未配置', 'Not configured here', '请运维配置后再试。', 'Ask the operator to configure it.'),
  UNAVAILABLE: row(
    503,
    '暂时不可用',
    'Not available just now',
    '稍后以同一幂等键重试。',
    'Try again with the same key.',
  ),
};

/** For a refusal with nothing that this actor could do instead. */
const notTheirTurn: Text = {
  zh: '现由他人办理；查看案件可知由谁、依何条。',
  en: 'Somebody else acts now; the case shows who, and under which article.',
};

function problemOf(refusal: No, language: keyof Text, instance?: string): Problem {
  const { status, title, next: usual } = problems[refusal.code];
  const next = refusal.code === 'EVENT_NOT_ALLOWED' && !refusal.allowed.length ? notTheirTurn : usual;
  const { ok: _, ...rest } = refusal;
  return {
    type: `/problems/${refusal.code}`,
    title: title[language],
    status,
    detail: refusal.message[language],
    ...(instance && { instance }),
    next,
    ...rest,
  };
}

/** What is not possible just now, and nobody's fault: named at `details[0].path`. */
export const unavailable = ({ name, zh, en }: Trouble): No =>
  no('UNAVAILABLE', { zh, en }, { details: [{ path: name, message: { zh, en } }] });

/** The refusal as a response, in the caller's language. */
export function refused(
  c: Context,
  refusal: No,
  headers: Record<string, string> = {},
  status = problems[refusal.code].status,
): Response {
  const language = c.get('language') as keyof Text;
  const problem = { ...problemOf(refusal, language, c.var.requestId), status };
  c.set('code', refusal.code);
  const more: Record<string, string> =
    status === 401
      ? { 'WWW-Authenticate': 'Shuquan-Actor' }
      : status === 503 || refusal.code === 'CONFLICT'
        ? { 'Retry-After': '1' }
        : {};
  return c.body(JSON.stringify(problem), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    ...more,
    ...headers,
  });
}
