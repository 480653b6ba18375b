import type { Rule } from './context.ts';
import { rule as accountIsTheChartsOwn } from './rules/account-is-the-charts-own.ts';
import { rule as affinityIsValid } from './rules/affinity-is-valid.ts';
import { rule as agentNameIsADnsLabel } from './rules/agent-name-is-a-dns-label.ts';
import { rule as annotationsAreValid } from './rules/annotations-are-valid.ts';
import { rule as binaryDataIsPadded } from './rules/binary-data-is-padded.ts';
import { rule as capabilitiesHaveNoPrefix } from './rules/capabilities-have-no-prefix.ts';
import { rule as claimTemplatesAreValid } from './rules/claim-templates-are-valid.ts';
import { rule as containerNamesAreUnique } from './rules/container-names-are-unique.ts';
import { rule as containerOrderNamesContainers } from './rules/container-order-names-containers.ts';
import { rule as containerPoliciesAreConsistent } from './rules/container-policies-are-consistent.ts';
import { rule as daemonsRunForEver } from './rules/daemons-run-for-ever.ts';
import { rule as dataFitsItsObject } from './rules/data-fits-its-object.ts';
import { rule as dataKeysAreUnique } from './rules/data-keys-are-unique.ts';
import { rule as dataKeysAreValid } from './rules/data-keys-are-valid.ts';
import { rule as devicesAreApart } from './rules/devices-are-apart.ts';
import { rule as devicesAreVolumes } from './rules/devices-are-volumes.ts';
import { rule as divisorsAreUnits } from './rules/divisors-are-units.ts';
import { rule as dnsIsComplete } from './rules/dns-is-complete.ts';
import { rule as downwardFilesHaveOneSource } from './rules/downward-files-have-one-source.ts';
import { rule as emptyDirsAreValid } from './rules/empty-dirs-are-valid.ts';
import { rule as envNamesAreUnique } from './rules/env-names-are-unique.ts';
import { rule as envNamesAreValid } from './rules/env-names-are-valid.ts';
import { rule as extraObjectsAreNamed } from './rules/extra-objects-are-named.ts';
import { rule as featuresAreEnabled } from './rules/features-are-enabled.ts';
import { rule as fieldRefsNamePodFields } from './rules/field-refs-name-pod-fields.ts';
import { rule as fieldsFitTheOs } from './rules/fields-fit-the-os.ts';
import { rule as fileModesAreValid } from './rules/file-modes-are-valid.ts';
import { rule as fileRefsNameAVolume } from './rules/file-refs-name-a-volume.ts';
import { rule as filesStayInTheVolume } from './rules/files-stay-in-the-volume.ts';
import { rule as gatesAndClaimsAreNamed } from './rules/gates-and-claims-are-named.ts';
import { rule as handlerPortsExist } from './rules/handler-ports-exist.ts';
import { rule as handlersDoOneThing } from './rules/handlers-do-one-thing.ts';
import { rule as headerNamesAreValid } from './rules/header-names-are-valid.ts';
import { rule as hostAliasesAreValid } from './rules/host-aliases-are-valid.ts';
import { rule as hostIpsAreAddresses } from './rules/host-ips-are-addresses.ts';
import { rule as hostNamespacesAgree } from './rules/host-namespaces-agree.ts';
import { rule as hostNetworkPortsAreEqual } from './rules/host-network-ports-are-equal.ts';
import { rule as hostPathsAreDirect } from './rules/host-paths-are-direct.ts';
import { rule as hostPortsAreUnique } from './rules/host-ports-are-unique.ts';
import { rule as imageRepositoriesAreValid } from './rules/image-repositories-are-valid.ts';
import { rule as imagesNameAVersion } from './rules/images-name-a-version.ts';
import { rule as initContainersThatEndHaveNoProbes } from './rules/init-containers-that-end-have-no-probes.ts';
import { rule as labelRequirementsAreValid } from './rules/label-requirements-are-valid.ts';
import { rule as labelsAreValid } from './rules/labels-are-valid.ts';
import { rule as linuxPathsStayOnLinux } from './rules/linux-paths-stay-on-linux.ts';
import { rule as memoryHasALimit } from './rules/memory-has-a-limit.ts';
import { rule as mountPathsAreAbsolute } from './rules/mount-paths-are-absolute.ts';
import { rule as mountPathsAreUnique } from './rules/mount-paths-are-unique.ts';
import { rule as mountsPropagateAsAllowed } from './rules/mounts-propagate-as-allowed.ts';
import { rule as namespaceIsNamedOnce } from './rules/namespace-is-named-once.ts';
import { rule as nodeFieldsNameANode } from './rules/node-fields-name-a-node.ts';
import { rule as objectNamesAreDnsSubdomains } from './rules/object-names-are-dns-subdomains.ts';
import { rule as objectNamesAreUnique } from './rules/object-names-are-unique.ts';
import { rule as permissionsAreComplete } from './rules/permissions-are-complete.ts';
import { rule as podAnnotationsAreUnderstood } from './rules/pod-annotations-are-understood.ts';
import { rule as podHostNamesAreDnsLabels } from './rules/pod-host-names-are-dns-labels.ts';
import { rule as podResourcesCoverContainers } from './rules/pod-resources-cover-containers.ts';
import { rule as podSecurityLabelsAreValid } from './rules/pod-security-labels-are-valid.ts';
import { rule as podsPassAdmission } from './rules/pods-pass-admission.ts';
import { rule as portNamesAreUnique } from './rules/port-names-are-unique.ts';
import { rule as portNamesAreValid } from './rules/port-names-are-valid.ts';
import { rule as portsAreUnique } from './rules/ports-are-unique.ts';
import { rule as privilegesAgree } from './rules/privileges-agree.ts';
import { rule as probeNumbersAreInRange } from './rules/probe-numbers-are-in-range.ts';
import { rule as profilesNameTheirFile } from './rules/profiles-name-their-file.ts';
import { rule as projectionsHaveOneSource } from './rules/projections-have-one-source.ts';
import { rule as pullSecretsHaveOneName } from './rules/pull-secrets-have-one-name.ts';
import { rule as quantitiesAreValid } from './rules/quantities-are-valid.ts';
import { rule as referencesToOwnObjectsHold } from './rules/references-to-own-objects-hold.ts';
import { rule as registriesAreUnique } from './rules/registries-are-unique.ts';
import { rule as requestsFitLimits } from './rules/requests-fit-limits.ts';
import { rule as resourceClaimsAreThePods } from './rules/resource-claims-are-the-pods.ts';
import { rule as resourceNamesAreKnown } from './rules/resource-names-are-known.ts';
import { rule as resourceRefsNameResources } from './rules/resource-refs-name-resources.ts';
import { rule as roleNamesArePathSegments } from './rules/role-names-are-path-segments.ts';
import { rule as secretKeysAreUnique } from './rules/secret-keys-are-unique.ts';
import { rule as secretRefsStayInTheNamespace } from './rules/secret-refs-stay-in-the-namespace.ts';
import { rule as secretsHaveTheKeysOfTheirType } from './rules/secrets-have-the-keys-of-their-type.ts';
import { rule as secretsStayOutOfTheChart } from './rules/secrets-stay-out-of-the-chart.ts';
import { rule as selectorMeetsThePods } from './rules/selector-meets-the-pods.ts';
import { rule as subPathsStayInTheVolume } from './rules/sub-paths-stay-in-the-volume.ts';
import { rule as sysctlsAreValid } from './rules/sysctls-are-valid.ts';
import { rule as textSurvivesHelm } from './rules/text-survives-helm.ts';
import { rule as theDockerSocketIsNotMounted } from './rules/the-docker-socket-is-not-mounted.ts';
import { rule as theReleaseFitsASecret } from './rules/the-release-fits-a-secret.ts';
import { rule as theRootOfTheNodeIsReadOnly } from './rules/the-root-of-the-node-is-read-only.ts';
import { rule as tokensAreProjectedForAWhile } from './rules/tokens-are-projected-for-a-while.ts';
import { rule as tolerationsAreConsistent } from './rules/tolerations-are-consistent.ts';
import { rule as topologySpreadsAreValid } from './rules/topology-spreads-are-valid.ts';
import { rule as updatesMakeProgress } from './rules/updates-make-progress.ts';
import { rule as usersAgree } from './rules/users-agree.ts';
import { rule as variableReferencesResolve } from './rules/variable-references-resolve.ts';
import { rule as variablesHaveOneSource } from './rules/variables-have-one-source.ts';
import { rule as variablesHoldNoSecrets } from './rules/variables-hold-no-secrets.ts';
import { rule as volumeNamesAreDnsLabels } from './rules/volume-names-are-dns-labels.ts';
import { rule as volumeSourcesAreComplete } from './rules/volume-sources-are-complete.ts';
import { rule as volumesHaveOneSource } from './rules/volumes-have-one-source.ts';
import { rule as volumesOfOneNameAgree } from './rules/volumes-of-one-name-agree.ts';

/**
 * Every rule, in the order of a manifest's own parts: findings of one place come from the plain to the subtle, and what
 * is advice comes last. No rule depends on another.
 */
export const rules: readonly Rule[] = Object.freeze([
  // Names
  agentNameIsADnsLabel,
  namespaceIsNamedOnce,
  objectNamesAreDnsSubdomains,
  objectNamesAreUnique,
  podHostNamesAreDnsLabels,
  gatesAndClaimsAreNamed,
  roleNamesArePathSegments,
  // Labels and selectors
  labelsAreValid,
  podSecurityLabelsAreValid,
  annotationsAreValid,
  podAnnotationsAreUnderstood,
  selectorMeetsThePods,
  labelRequirementsAreValid,
  // Account
  accountIsTheChartsOwn,
  permissionsAreComplete,
  pullSecretsHaveOneName,
  registriesAreUnique,
  // Containers
  containerNamesAreUnique,
  containerOrderNamesContainers,
  containerPoliciesAreConsistent,
  imageRepositoriesAreValid,
  // Ports
  portNamesAreValid,
  portNamesAreUnique,
  portsAreUnique,
  hostPortsAreUnique,
  hostNetworkPortsAreEqual,
  hostIpsAreAddresses,
  // Variables
  envNamesAreValid,
  envNamesAreUnique,
  secretKeysAreUnique,
  variablesHaveOneSource,
  variableReferencesResolve,
  featuresAreEnabled,
  fieldRefsNamePodFields,
  resourceRefsNameResources,
  divisorsAreUnits,
  fileRefsNameAVolume,
  secretRefsStayInTheNamespace,
  // ConfigMaps and Secrets
  dataKeysAreValid,
  dataKeysAreUnique,
  binaryDataIsPadded,
  dataFitsItsObject,
  secretsHaveTheKeysOfTheirType,
  referencesToOwnObjectsHold,
  // Volumes
  volumeNamesAreDnsLabels,
  volumesHaveOneSource,
  volumeSourcesAreComplete,
  volumesOfOneNameAgree,
  mountPathsAreUnique,
  mountPathsAreAbsolute,
  subPathsStayInTheVolume,
  hostPathsAreDirect,
  fileModesAreValid,
  filesStayInTheVolume,
  emptyDirsAreValid,
  claimTemplatesAreValid,
  mountsPropagateAsAllowed,
  projectionsHaveOneSource,
  tokensAreProjectedForAWhile,
  downwardFilesHaveOneSource,
  devicesAreVolumes,
  devicesAreApart,
  linuxPathsStayOnLinux,
  // Resources
  quantitiesAreValid,
  resourceNamesAreKnown,
  requestsFitLimits,
  podResourcesCoverContainers,
  resourceClaimsAreThePods,
  // Probes and hooks
  handlersDoOneThing,
  handlerPortsExist,
  headerNamesAreValid,
  probeNumbersAreInRange,
  initContainersThatEndHaveNoProbes,
  // Scheduling and updates
  tolerationsAreConsistent,
  updatesMakeProgress,
  affinityIsValid,
  topologySpreadsAreValid,
  nodeFieldsNameANode,
  dnsIsComplete,
  hostAliasesAreValid,
  daemonsRunForEver,
  podsPassAdmission,
  // Security
  privilegesAgree,
  usersAgree,
  capabilitiesHaveNoPrefix,
  profilesNameTheirFile,
  hostNamespacesAgree,
  sysctlsAreValid,
  fieldsFitTheOs,
  // The whole manifest
  extraObjectsAreNamed,
  textSurvivesHelm,
  secretsStayOutOfTheChart,
  theReleaseFitsASecret,
  // Advice
  imagesNameAVersion,
  memoryHasALimit,
  variablesHoldNoSecrets,
  theRootOfTheNodeIsReadOnly,
  theDockerSocketIsNotMounted,
]);
