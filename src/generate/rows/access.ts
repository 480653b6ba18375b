import type { Workload } from '../../model/workload.ts';
import * as schema from '../json-schema.ts';
import { leaf, PULL_SECRETS, pullSecrets, type RootRow } from './leaf.ts';
import { described, unlessEmpty } from './row.ts';

/** A chart that gives the account rules for the cluster can give it some for the namespace too, and the other way round. */
export const hasPermissions = ({ rbac }: Workload): boolean => rbac.rules.length + rbac.clusterRules.length > 0;

/** Who the pods are: pull Secrets, account, roles. */
export const ACCESS: readonly RootRow[] = [
  leaf('imagePullSecrets', 'Existing pull Secrets of the pods', PULL_SECRETS, (w) => pullSecrets(w.imagePullSecrets)),
  {
    key: 'imageCredentials',
    comment: 'Registries to log in to, by server; passwords are given at install time',
    schema: schema.mapOf(
      schema.objectWith({
        username: described('User to log in as', schema.text()),
        password: described('Password, given at install time', schema.text()),
        email: described('Address of the user', schema.text()),
      }),
    ),
    value: ({ imageRegistries }) =>
      unlessEmpty(
        Object.fromEntries(
          imageRegistries.map(({ server, username, email }) => [
            server,
            { username, password: '', ...(email === undefined ? {} : { email }) },
          ]),
        ),
      ),
  },
  leaf('containerName', 'Name of the main container', schema.text(), ({ app }) => app.name),
  {
    key: 'serviceAccount',
    comment: 'The account the pods run under',
    rows: [
      leaf('create', 'Whether it is created', schema.boolean(), ({ account }) => account.create),
      leaf(
        'name',
        'Its name; the full name when it is created without one',
        schema.text(),
        ({ account }) => account.name ?? '',
      ),
      leaf(
        'annotations',
        'Annotations of the account, where it is created',
        schema.textMap(),
        ({ account }) => account.annotations,
      ),
      leaf('labels', 'Labels of the account, where it is created', schema.textMap(), ({ account }) => account.labels),
      leaf(
        'automount',
        'Whether the pods get its token; said on the pods where the account is not created',
        schema.boolean(),
        ({ account }) => account.automount,
      ),
      leaf('imagePullSecrets', 'Pull Secrets of the account, where it is created', PULL_SECRETS, ({ account }) =>
        unlessEmpty(pullSecrets(account.imagePullSecrets)),
      ),
    ],
  },
  {
    key: 'rbac',
    comment: 'What the account may do',
    absent: (workload) => !hasPermissions(workload),
    rows: [
      leaf('create', 'Whether the roles and bindings are created', schema.boolean(), () => true),
      leaf(
        'rules',
        'Rules for the namespace',
        schema.listOf({ $ref: '#/definitions/PolicyRule' }),
        (w) => w.rbac.rules,
      ),
      leaf(
        'clusterRules',
        'Rules for the whole cluster',
        schema.listOf({ $ref: '#/definitions/PolicyRule' }),
        (w) => w.rbac.clusterRules,
      ),
      leaf('name', 'Exact name of the Role and its binding', schema.text(), ({ rbac }) => rbac.name),
      leaf(
        'clusterName',
        'Exact name of the ClusterRole and its binding',
        schema.text(),
        ({ rbac }) => rbac.clusterName,
      ),
    ],
  },
];
