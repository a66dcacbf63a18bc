// The command line: which commands there are, and what their end means.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError, UnreachableError } from '@shuquan/client';
import { Argument, Command, CommanderError, Option } from 'commander';
import { packageRoot } from '../../infra/package-root.ts';
import { type Options, clientOf } from './api.ts';
import * as accesses from './accesses.ts';
import * as commands from './commands.ts';
import { type Shell, completion, shells } from './completion.ts';
import { explain } from './explain.ts';
import { addFindingCommands } from './finding.ts';
import * as files from './files.ts';
import * as signIn from './sign-in.ts';
import { type Io, UsageError } from './io.ts';
import { type Act, addCalendarCommands, addOwnerCommands } from './owner.ts';
import { showRefusal } from './render.ts';
import { wordsIn } from './words.ts';

export const EXIT = { ok: 0, refused: 1, usage: 2, unreachable: 3 } as const;

const exitCodes = `
Exit codes · 退出码
  0  done, or the answer is yes · 已办理，或结果为“是”
  1  refused, or the answer is no · 未受理，或结果为“否”
  2  the command line is wrong · 命令用法有误
  3  the service cannot be reached, or is broken · 服务无法连接或出错

Environment · 环境变量
  SHUQUAN_ACTOR  who acts, like --as        SHUQUAN_URL   like --url
  SHUQUAN_LANG   like --lang                SHUQUAN_TOKEN a bearer token, instead of login
  DATABASE_URL   for verify --all, anchor, recover, accounts; without it, the
                 database of a running npm start (SHUQUAN_DATA, or ./data)`;

/** Runs one command line. Never throws for what a caller may do wrong; the exit code says it. */
export async function run(argv: string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  const program = programOf(io, (exit) => void (code = exit));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, program.opts<Options>(), io);
  }
}

function failed(error: unknown, { lang, json }: Options, io: Io): number {
  const word = wordsIn(lang);
  // Commander has said what is wrong; help and version end like this too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof RefusedError) {
    if (json) io.out(`${JSON.stringify(error.refusal, null, 2)}\n`);
    else io.err(`${word('refused')} · ${showRefusal(error.refusal, lang)}`);
    return EXIT.refused;
  }
  if (error instanceof UsageError) {
    io.err(`${error.message}\n`);
    return EXIT.usage;
  }
  if (!(error instanceof UnreachableError)) throw error;
  const said = `${error.message}${error.key ? ` (--key ${error.key})` : ''}`;
  if (json) io.out(`${JSON.stringify({ ok: false, code: 'UNREACHABLE', message: said })}\n`);
  else io.err(`${word('unreachable')}: ${said}\n`);
  return EXIT.unreachable;
}

const languageOf = (env: Io['env']): 'zh' | 'en' =>
  /^zh/i.test(env['SHUQUAN_LANG'] ?? env['LC_ALL'] ?? env['LANG'] ?? '') ? 'zh' : 'en';

const version = (): string =>
  (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;

function programOf(io: Io, done: (code: number) => void): Command {
  const program = new Command('shuquan')
    .description(
      'Data trading and authorized operation of public data, case by case · 数据交易与公共数据授权运营案件办理',
    )
    .version(version(), '--version', 'print the version · 版本')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, ...(io.columns && { getOutHelpWidth: () => io.columns! }) })
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .addHelpText('after', exitCodes);
  addOptions(program, io.env);
  const act =
    <A extends unknown[]>(work: (session: commands.Session, ...args: A) => Promise<number>) =>
    async (...args: unknown[]): Promise<void> => {
      const options = checked(program.opts<Options>());
      done(await work({ client: clientOf(options, io), io, options }, ...(args as A)));
    };
  addCaseCommands(program, act);
  addFindingCommands(program, act);
  addOtherCommands(program, act);
  addOwnerCommands(program, act);
  program
    .command('completion')
    .addArgument(new Argument('<shell>').choices(shells))
    .description('completion for your shell: eval "$(shuquan completion bash)" · 命令补全')
    .action((shell: Shell) => {
      io.out(completion(program, shell));
      done(commands.OK);
    });
  return program;
}

/** The options that every command takes. */
function addOptions(program: Command, env: Io['env']): void {
  program
    .addOption(
      new Option(
        '--as <person@HAT[:party]>',
        'HAT or HAT:party of yours; person@HAT where nobody signs in, or for somebody who asked you to · 以何身份办理',
      ).default(env['SHUQUAN_ACTOR'], 'SHUQUAN_ACTOR'),
    )
    .option('--key <key>', 'idempotency key: the same again when you retry · 幂等键，重试时沿用')
    .option('--if-version <n>', 'refuse if the case has moved on since this version · 案件版本不符则不办理')
    .option('--json', 'answers as JSON, for programs · 以 JSON 输出')
    .addOption(
      new Option('--lang <language>', 'language of what is printed · 输出语言')
        .choices(['zh', 'en'])
        .default(languageOf(env)),
    )
    .addOption(
      new Option('--url <url>', 'the HTTP API · HTTP 接口地址').default(env['SHUQUAN_URL'] ?? 'http://127.0.0.1:7300'),
    );
}

function checked(options: Options): Options {
  if (options.ifVersion !== undefined && !/^\d{1,9}$/.test(options.ifVersion))
    throw new UsageError('--if-version takes a number · --if-version 应为数字');
  if (!URL.canParse(options.url)) throw new UsageError(`--url ${options.url}: not an address · 不是有效地址`);
  return options;
}

function addCaseCommands(program: Command, act: Act): void {
  program
    .command('start')
    .argument('<lifecycle>')
    .description('open a case · 立案')
    .requiredOption('--input <file|-|json>', 'what opens it: a file, - for stdin, or JSON · 立案内容')
    .option('--regime <id>', 'policy pack · 规则包')
    .action(act(commands.start));
  program
    .command('send')
    .argument('<case>')
    .argument('<event>')
    .description('send an event to a case · 办理')
    .option('--data <file|-|json>', 'its fields: a file, - for stdin, or JSON · 内容')
    .action(act(commands.send));
  program
    .command('show')
    .argument('<case>')
    .description('state, deadlines, tasks, and who may do what now under which article · 查看案件')
    .action(act(commands.show));
  program
    .command('explain')
    .argument('<case>')
    .argument('<event>')
    .description('would this be taken now, and if not, why · 能否办理及原因')
    .option('--data <file|-|json>', 'a dry run with these fields: nothing is written · 按此内容试办，不留记录')
    .action(act(explain));
  program
    .command('listings')
    .argument('[case]')
    .description('what is on the market, for registered subjects · 公示标的')
    .option('--after <case>', 'next page · 下一页')
    .option('--limit <n>')
    .action(act(commands.listings));
  program
    .command('log')
    .argument('<case>')
    .description('who did what, in which role, from what to what, under which article · 办理记录')
    .action(act(commands.log));
  program
    .command('refusals')
    .argument('[case]')
    .option('--lifecycle <id>', 'all cases of a lifecycle, openings and reads too · 某一流程')
    .option('--person <name>', 'of one person · 某一人员')
    .description('who was refused what, for the offices that lead the case · 未受理的办理')
    .option('--after <n>', 'next page · 下一页')
    .option('--limit <n>')
    .action(act(commands.refusals));
  program
    .command('reads')
    .argument('<case>')
    .description('who read a case under an access to information · 调取查阅记录')
    .option('--after <n>', 'next page · 下一页')
    .option('--limit <n>')
    .action(act(accesses.reads));
  program
    .command('verify')
    .argument('[case]')
    .description('check the hash chain and derive every state again · 校验记录')
    .option(
      '--all',
      'every case, seals, anchors and documents (DATABASE_URL; SHUQUAN_DATA or S3_…) · 全部案件、封印、锚定和文档',
    )
    .option(
      '--anchor <file>',
      'with --all: an anchor that was delivered, as a letter or file · 与 --all 合用：已送达的锚定声明',
    )
    .action(
      act(async (session, caseId: string | undefined, { all, anchor }: { all?: boolean; anchor?: string }) => {
        if (Boolean(caseId) === Boolean(all) || (anchor !== undefined && !all))
          throw new UsageError('give a case, or --all · 请给出案件编号，或 --all');
        return caseId ? commands.verify(session, caseId) : (await import('./direct.ts')).verifyAll(session, anchor);
      }),
    );
}

function addOtherCommands(program: Command, act: Act): void {
  program
    .command('acts')
    .argument('<person>')
    .description('what a person did in which role, under an access for discipline · 人员办理情况')
    .option('--after <n>', 'next page · 下一页')
    .option('--limit <n>')
    .action(act(accesses.acts));
  program
    .command('accesses')
    .argument('<quarter>')
    .description('how many accesses were asked, granted and used, like 2026-1 · 调取季度统计')
    .action(act(accesses.accesses));
  program.command('login').description('sign in, in a browser · 登录').action(act(signIn.login));
  program.command('logout').description('forget the sign-in of this machine · 退出登录').action(act(signIn.logout));
  program.command('whoami').description('who you are, and your hats · 本人身份').action(act(signIn.whoami));
  program
    .command('certificate')
    .argument('<number>')
    .description('check a certificate; needs no --as · 核验凭证')
    .action(act(commands.certificate));
  const doc = program.command('doc').description('documents, under the hash of their bytes · 文档');
  doc
    .command('put')
    .argument('<file|->')
    .option('--type <media-type>')
    .description('upload; prints its sha256 · 上传')
    .action(act(commands.putDocument));
  doc
    .command('get')
    .argument('<sha256>')
    .option('--out <file>')
    .description('download · 下载')
    .action(act(commands.getDocument));
  program
    .command('archive')
    .argument('<case>')
    .requiredOption('--out <file>', 'a tar file that checks itself without this program · 存为 tar 文件')
    .description('the archive of a case: rows, rules, documents, report · 导出案件档案')
    .action(act(files.archive));
  program
    .command('report')
    .argument('[case]')
    .option('--party <party>', 'all cases of a subject instead of one · 某一主体的全部案件')
    .requiredOption('--for <person@HAT[:party]>', 'who receives it; it shows what they may read · 接收人')
    .requiredOption('--purpose <text>', 'what it is for · 用途')
    .requiredOption('--out <file>', 'an HTML file · 存为 HTML 文件')
    .description('a readable report of a case or a subject · 出具办理报告')
    .action(act(files.report));
  program
    .command('citizen-ref')
    .description('the reference of a citizen; the identity number is read from stdin and not shown · 公民引用号')
    .action(act(commands.citizenRef));
  program
    .command('lifecycles')
    .argument('[id]')
    .description('what can be opened, and what it takes · 流程')
    .action(act(commands.lifecycles));
  program
    .command('intake')
    .argument('<file|->')
    .description('a DCAT record or EDC asset as a listing to be completed · 由已有目录生成登记草稿')
    .action(act(commands.intake));
  addCalendarCommands(program, act);
}
