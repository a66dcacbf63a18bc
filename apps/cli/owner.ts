// Commands of whoever keeps the installation: with the database and the keys themselves, not through the API.
import type { Command } from 'commander';
import * as calendar from './calendar.ts';
import type { Session } from './commands.ts';

export type Act = <A extends unknown[]>(
  work: (session: Session, ...args: A) => Promise<number>,
) => (...args: unknown[]) => Promise<void>;

export function addOwnerCommands(program: Command, act: Act): void {
  addAccountCommands(program, act);
  program
    .command('anchor')
    .description(
      'sign the heads of all chains now, keep it apart and tell the supervisor (DATABASE_URL, SHUQUAN_DATA or S3_…, SHUQUAN_ANCHOR_KEY) · 立即锚定账本',
    )
    .action(act(async (session) => (await import('./direct.ts')).anchor(session)));
  program
    .command('recover')
    .description(
      'restart the runner of every open case, also into an empty Temporal (DATABASE_URL, TEMPORAL_ADDRESS) · 恢复全部运行器',
    )
    .action(act(async (session) => (await import('./direct.ts')).recoverAll(session)));
  addToken(program, act);
}

/** The holiday calendar, which offices keep. */
export function addCalendarCommands(program: Command, act: Act): void {
  const holidays = program.command('calendar').description('the holiday calendar · 节假日安排');
  holidays
    .command('propose')
    .argument('<file|->')
    .description('propose a yearly notice (JSON, holiday-cn, .ics), and see what it would move · 提出年度安排')
    .action(act(calendar.propose));
  holidays
    .command('take')
    .argument('<number>')
    .description('take a notice that another person proposed · 确认')
    .action(act(calendar.take));
  holidays
    .command('discard')
    .argument('<number>')
    .description('take a proposal back · 作废')
    .action(act(calendar.discard));
  holidays.command('list').description('who proposed and who took which · 办理记录').action(act(calendar.notices));
}

function addToken(program: Command, act: Act): void {
  program
    .command('token')
    .argument('<case>')
    .argument('<event>', 'OPEN for a start')
    .description(
      'a token for one message of Temporal’s own tools (SHUQUAN_MESSAGE_KEYS) · 为经 Temporal 工具发送的一条消息签发令牌',
    )
    .option('--data <file|-|json>', 'the fields of the event, or what opens the case · 内容')
    .option('--expires <seconds>', 'ends after · 有效秒数', '300')
    .action(
      act(async (session, caseId: string, type: string, options: import('./direct.ts').TokenOptions) =>
        (await import('./direct.ts')).token(session, caseId, type, options),
      ),
    );
}

const firstAdministrator = `
The first administrator · 首位系统管理员
  change '{"do":"person","person":"zhao.min","name":"赵敏"}'
  change '{"do":"login","person":"zhao.min","issuer":"https://id.your.host","subject":"…"}'
  change '{"do":"administrator","person":"zhao.min"}'
Whoever signs in without an account is told issuer and subject · 未开户者登录时可见 issuer 和 subject`;

function addAccountCommands(program: Command, act: Act): void {
  const accounts = program.command('accounts').description('accounts, with the database itself · 账户管理');
  accounts
    .command('load')
    .argument('<file>')
    .description('people, organisations and hats from a file · 载入人员名册')
    .action(act(async (session, file: string) => (await import('./accounts.ts')).load(session, file)));
  accounts
    .command('change')
    .argument('<file|-|json>', '{"do":"administrator","person":"zhao.min"}')
    .description('one change, as whoever keeps the installation · 变更账户')
    .addHelpText('after', firstAdministrator)
    .action(act(async (session, source: string) => (await import('./accounts.ts')).change(session, source)));
}
