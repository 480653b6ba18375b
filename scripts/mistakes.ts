/** The page of common mistakes: each manifest of docs/mistakes, and what `ds2helm validate` prints of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/main.ts';

const folder = 'docs/mistakes';
const root = fileURLToPath(new URL('..', import.meta.url));

const INTRODUCTION = `# Ten common mistakes

Each manifest is one of [mistakes](mistakes), and below it stands what \`ds2helm validate\` prints of it. All that is wrong
is said at once, each in one finding with its place, the reason where it isn't plain, and the fix. What a code means says
[codes.md](codes.md), or \`ds2helm explain CODE\`.`;

/** Made by real runs in the project's folder. */
export async function mistakesPage(): Promise<string> {
  const files = readdirSync(`${root}${folder}`).sort();
  const sections: string[] = [];
  for (const file of files) sections.push(await sectionOf(`${folder}/${file}`));
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

async function sectionOf(path: string): Promise<string> {
  const [title = '', ...lines] = readFileSync(`${root}${path}`, 'utf8').split('\n');
  const output = await validated(path);
  return [
    `## ${title.replace(/^# /, '')}`,
    `\`\`\`yaml\n${lines.join('\n').trimEnd()}\n\`\`\``,
    `\`\`\`console\n$ ds2helm validate ${path}\n${output.trimEnd()}\n\`\`\``,
  ].join('\n\n');
}

async function validated(path: string): Promise<string> {
  let output = '';
  const before = process.cwd();
  process.chdir(root);
  try {
    await main(['validate', path], {
      stdin: process.stdin,
      stdout: (text) => {
        output += text;
      },
      stderr: (text) => {
        output += text;
      },
      env: {},
      stdoutIsTTY: false,
      stderrIsTTY: false,
    });
  } finally {
    process.chdir(before);
  }
  return output;
}
