import { QUANTITY } from './quantity.ts';
import { type Type, words } from './type.ts';

const NAMED: Type = { zero: ['name'] };

/** SetDefaults_ObjectFieldSelector. */
export const FIELD_REF: Type = { zero: ['apiVersion'], defaults: { apiVersion: 'v1' } };

/** A divisor of "0" is what the API shows for an absent one. */
export const RESOURCE_FIELD_REF: Type = {
  zero: ['containerName'],
  defaults: { divisor: '0' },
  fields: { divisor: QUANTITY },
};

export const ENV_VAR: Type = {
  zero: ['value'],
  fields: {
    valueFrom: {
      fields: {
        fieldRef: FIELD_REF,
        resourceFieldRef: RESOURCE_FIELD_REF,
        configMapKeyRef: NAMED,
        secretKeyRef: NAMED,
        fileKeyRef: { defaults: { optional: false } },
      },
    },
  },
};

export const ENV_FROM: Type = { zero: words('prefix'), fields: { configMapRef: NAMED, secretRef: NAMED } };
