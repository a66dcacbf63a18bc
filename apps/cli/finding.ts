// Commands that find cases: lists, search, the inbox, and lists as files.
import { type Command, Option } from 'commander';
import * as commands from './commands.ts';
import * as files from './files.ts';
import type { Act } from './owner.ts';

const filtered = (command: Command): Command =>
  command
    .option('--lifecycle <id>')
    .option('--state <state>')
    .option('--tag <tag>')
    .option('--open', 'not ended · 未办结')
    .option('--ended', 'ended · 已办结')
    .option('--due-before <instant>', 'with a deadline before, like 2026-03-31T16:00:00Z')
    .option('--party <party>')
    .option('--article <id>', 'cited by one of its rows, like T21 · 依据条款')
    .option('--text <words>', 'in titles, numbers, names, credit codes · 关键词');
const paged = (command: Command, after: string): Command =>
  command.option(`--after <${after}>`, 'next page · 下一页').option('--limit <n>');

export function addFindingCommands(program: Command, act: Act): void {
  paged(filtered(program.command('list').description('the cases that you may see · 案件列表')), 'cursor').action(
    act(commands.list),
  );
  paged(
    program
      .command('search')
      .argument('<words...>')
      .description('cases by words, numbers, names or credit codes, all of them · 搜索案件'),
    'cursor',
  ).action(
    act((session, words: string[], page: { after?: string; limit?: string }) =>
      commands.list(session, { ...page, text: words.join(' ') }),
    ),
  );
  filtered(program.command('export'))
    .requiredOption('--out <file>', 'where it is saved · 存为')
    .addOption(new Option('--format <format>', 'csv or xlsx · 格式').choices(['csv', 'xlsx']).default('csv'))
    .description('the same list as a file, with your rights · 导出案件列表')
    .action(act(files.exported));
  program.command('tasks').alias('inbox').description('your inbox · 待办任务').action(act(commands.tasks));
}
