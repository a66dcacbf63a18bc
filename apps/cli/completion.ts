// Completion of commands and options for bash, zsh and fish, made from the commands themselves.
import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

type Place = { path: string; words: string[] };
const optionsOf = (command: Command): string[] => command.options.flatMap(({ long }) => long ?? []);

/** Every place where a word may be completed: the program, and each command under it. */
function placesOf(program: Command): Place[] {
  const everywhere = [...optionsOf(program), '--help'];
  const under = (command: Command, path: string): Place[] => [
    { path, words: [...command.commands.map((one) => one.name()), ...optionsOf(command), ...everywhere] },
    ...command.commands.flatMap((one) => under(one, `${path} ${one.name()}`)),
  ];
  return under(program, '').map(({ path, words }) => ({ path, words: [...new Set(words)] }));
}

export const completion = (program: Command, shell: Shell): string =>
  shell === 'fish' ? forFish(program) : `${shell === 'zsh' ? ZSH : ''}${forBash(placesOf(program))}`;

const ZSH = `autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n`;

function forBash(places: Place[]): string {
  const deeper = places.filter(({ path }) => path).map(({ path }) => `"${path}"`);
  return `_shuquan() {
  local word path="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$path $word" in ${deeper.join('|')}) path="$path $word" ;; esac
  done
  case "$path" in
${places.map(({ path, words }) => `    "${path}") words="${words.join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _shuquan shuquan
`;
}

function forFish(program: Command): string {
  const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, (one) => `\\${one}`)}'`;
  const inside = (names: string[]): string =>
    names.length ? names.map((name) => `__fish_seen_subcommand_from ${name}`).join('; and ') : '__fish_use_subcommand';
  const lines = (command: Command, names: string[]): string[] => [
    ...command.commands.map(
      (one) => `complete -c shuquan -f -n ${quoted(inside(names))} -a ${one.name()} -d ${quoted(one.description())}`,
    ),
    ...command.options.map(
      ({ long, description }) =>
        `complete -c shuquan ${names.length ? `-n ${quoted(inside(names))} ` : ''}-l ${long!.slice(2)} -d ${quoted(description)}`,
    ),
    ...command.commands.flatMap((one) => lines(one, [...names, one.name()])),
  ];
  return `${lines(program, []).join('\n')}\n`;
}
