const CREDENTIAL = /auth|token|secret|passw|api-?key|credential|cookie|session|signature|security/i;

/** Whether an HTTP header of this name holds a credential, which must be neither shown nor in the chart. */
export const isCredentialHeader = (name: string): boolean => CREDENTIAL.test(name);

/** Whether a plain variable looks like a secret, by its name or by the form of its value. */
export const looksSecret = (name: string, value: string): boolean =>
  (isNamedAsSecret(name) && isLiteral(value)) || hasSecretForm(value);

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
