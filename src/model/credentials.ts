const CREDENTIAL = /auth|token|secret|passw|api-?key|credential|cookie|session|signature|security/i;

/** Whether an HTTP header of this name holds a credential, which must be neither shown nor in the chart. */
export const isCredentialHeader = (name: string): boolean => CREDENTIAL.test(name);
