import type { AnyCommand, Option } from './command.ts';

/** A command as the scripts know it. */
export type Completed = Pick<AnyCommand, 'name' | 'describe' | 'operands' | 'options'> & {
  readonly aliases: readonly string[];
};

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** Scripts that know every word themselves, so that a TAB doesn't start Node. */
export const completionScripts: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = {
  bash,
  zsh: (commands) => `autoload -U +X bashcompinit && bashcompinit\n${bash(commands)}`,
  fish,
};

const choicesOf = (option: Option): readonly string[] => (option.type === 'text' ? (option.choices ?? []) : []);
const dashes = ([name, { short }]: readonly [string, Option]): readonly string[] =>
  short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`];

function bash(commands: readonly Completed[]): string {
  return `_ds2helm() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(bashCommand).join('')}  esac
}
complete -o default -F _ds2helm ds2helm
`;
}

/** With no word to offer, `-o default` completes file names. */
function bashCommand({ name, aliases, operands, options }: Completed): string {
  const entries = Object.entries(options);
  const values = entries.flatMap(([long, option]) => {
    const choices = choicesOf(option);
    return choices.length === 0 ? [] : [`        ${dashes([long, option]).join('|')}) ${reply(choices)} ;;\n`];
  });
  const words = [...entries.flatMap(dashes), '--help'];
  const fallback = operands?.choices ? [`        *) ${reply(operands.choices)} ;;\n`] : [];
  return `    ${[name, ...aliases].join('|')})
      case "$previous" in
${values.join('')}        *) case "$current" in
        -*) ${reply(words)} ;;
${fallback.join('')}        esac ;;
      esac ;;
`;
}

const reply = (words: readonly string[]): string => `COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$current"))`;

function fish(commands: readonly Completed[]): string {
  return commands
    .flatMap(({ name, aliases, describe, operands, options }) => {
      const when = `-n '__fish_seen_subcommand_from ${[name, ...aliases].join(' ')}'`;
      return [
        `complete -c ds2helm -n __fish_use_subcommand -f -a ${name} -d ${quoted(describe)}`,
        ...(operands?.choices ? [`complete -c ds2helm ${when} -f -a ${quoted(operands.choices.join(' '))}`] : []),
        ...Object.entries(options).map(([long, option]) => {
          const choices = choicesOf(option);
          const short = option.short === undefined ? '' : ` -s ${option.short}`;
          const value = option.type === 'flag' ? '' : ' -r';
          const offered = choices.length === 0 ? '' : ` -f -a ${quoted(choices.join(' '))}`;
          return `complete -c ds2helm ${when} -l ${long}${short}${value}${offered} -d ${quoted(option.describe)}`;
        }),
      ];
    })
    .map((line) => `${line}\n`)
    .join('');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
