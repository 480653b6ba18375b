import { each, type Rule } from '../context.ts';

/** Advice. */
export const rule: Rule = {
  codes: ['variable-looks-secret'],
  check(context) {
    for (const { container, path } of context.containers) {
      for (const [{ name = '', value = '' }, at] of each(container.env?.variables, [...path, 'env', 'variables'])) {
        if ((isNamedAsSecret(name) && isLiteral(value)) || hasSecretForm(value)) {
          context.report('variable-looks-secret', [...at, 'name'], [name]);
        }
      }
    }
  },
};

const SECRET =
  /(^|_)(PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|API_?KEY|APP_?KEY|ACCESS_?KEY|PRIVATE_?KEY|LICENSE_?KEY|CREDENTIALS?)$/;
const isNamedAsSecret = (name: string): boolean => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return SECRET.test(words.toUpperCase());
};

/** Not empty, a switch, a path or another variable's value. */
const isLiteral = (value: string): boolean =>
  !/^(\s*|true|false|yes|no|on|off|enabled|disabled|none|\d)$/i.test(value) &&
  !/^(\/|\.\/|file:|[A-Za-z]:\\)|\$\(/.test(value);

/** Keys that say themselves what they are: AWS, GitHub, Slack, PEM, passwords in a URL. */
const hasSecretForm = (value: string): boolean =>
  /\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@$]+:[^/\s@$(]+@/.test(
    value,
  );
