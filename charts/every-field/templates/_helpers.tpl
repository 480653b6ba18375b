{{/*
Name of the chart, as label app.kubernetes.io/name.
*/}}
{{- define "every-field.name" -}}
{{- .Values.nameOverride | default .Chart.Name | lower | replace "_" "-" | trunc 63 | trimAll "-." }}
{{- end }}

{{/*
Base of all object names: the release's name alone where it holds the chart's.
*/}}
{{- define "every-field.fullname" -}}
{{- $chart := .Values.nameOverride | default .Chart.Name }}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name $chart) (contains $chart .Release.Name) | trunc 63 }}
{{- .Values.fullnameOverride | default $name | lower | replace "_" "-" | trunc 253 | trimAll "-." }}
{{- end }}

{{/*
<fullname>-<suffix> within 63 characters: the full name is what gets cut, so that no two suffixes fall together.
Takes root and suffix.
*/}}
{{- define "every-field.suffixed" -}}
{{- $room := max (sub 62 (len .suffix)) 10 | int }}
{{- printf "%s-%s" (include "every-field.fullname" .root | trunc $room | trimAll "-.") .suffix }}
{{- end }}

{{/*
Where the objects go: the release namespace, unless that is "default" and namespace.name says another.
*/}}
{{- define "every-field.namespace" -}}
{{- $named := ternary (.Values.namespace.name | default .Release.Namespace) .Release.Namespace (eq .Release.Namespace "default") }}
{{- .Values.namespaceOverride | default $named }}
{{- end }}

{{/*
Name of the pods' account; empty where they name none.
*/}}
{{- define "every-field.serviceAccountName" -}}
{{- $name := .Values.serviceAccount.name }}
{{- if and (not $name) .Values.serviceAccount.create }}
{{- $name = include "every-field.fullname" . }}
{{- end }}
{{- $name | default "" }}
{{- end }}

{{/*
Real name of a ConfigMap or Secret of the chart. Takes root, name and objects, the map of values that has it.
*/}}
{{- define "every-field.ownName" -}}
{{- $object := index .objects .name }}
{{- if and (kindIs "map" $object) (dig "name" "" $object) }}
{{- $object.name }}
{{- else }}
{{- include "every-field.suffixed" (dict "root" .root "suffix" .name) }}
{{- end }}
{{- end }}

{{/*
Gives the chart's own ConfigMaps and Secrets their real names, in place; other names stand. Takes root and source: a
volume, or where a variable comes from.
*/}}
{{- define "every-field.useRealNames" -}}
{{- $root := .root }}
{{- range $field, $value := .source }}
{{- if kindIs "slice" $value }}
{{- range $value }}
{{- if kindIs "map" . }}
{{- include "every-field.useRealNames" (dict "root" $root "source" .) }}
{{- end }}
{{- end }}
{{- else if kindIs "map" $value }}
{{- include "every-field.useRealNames" (dict "root" $root "source" $value) }}
{{- $objects := dict }}
{{- if regexMatch "^configMap(Ref|KeyRef)?$" $field }}
{{- $objects = $root.Values.configMaps }}
{{- end }}
{{- if regexMatch "^(secret(Ref|KeyRef)?|nodePublishSecretRef|azureFile)$" $field }}
{{- $objects = $root.Values.secrets }}
{{- end }}
{{- /* A volume's Secret is named by secretName, everything else by name. */}}
{{- $key := ternary "secretName" "name" (hasKey $value "secretName") }}
{{- $name := index $value $key | default "" }}
{{- if hasKey $objects $name }}
{{- $_ := set $value $key (include "every-field.ownName" (dict "root" $root "name" $name "objects" $objects)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Name of the ClusterRole and its binding: of the whole cluster, so the namespace is part of it.
*/}}
{{- define "every-field.clusterRoleName" -}}
{{- .Values.rbac.clusterName | default (printf "%s-%s" (include "every-field.fullname" .) (include "every-field.namespace" .)) }}
{{- end }}

{{/*
Name of the Role and its binding.
*/}}
{{- define "every-field.roleName" -}}
{{- .Values.rbac.name | default (include "every-field.fullname" .) }}
{{- end }}

{{/*
Maps laid over each other, the later one wins. Takes a list of maps.
*/}}
{{- define "every-field.overlay" -}}
{{- $all := dict }}
{{- range . }}
{{- range $key, $value := . }}
{{- $_ := set $all $key $value }}
{{- end }}
{{- end }}
{{- if $all }}
{{- toYaml $all }}
{{- end }}
{{- end }}

{{/*
Labels by which the DaemonSet finds its pods. They never change in an upgrade.
*/}}
{{- define "every-field.selectorLabels" -}}
app.kubernetes.io/name: {{ include "every-field.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
A text as a label's value: what may not stand there becomes "_".
*/}}
{{- define "every-field.labelValue" -}}
{{- regexReplaceAll "[^-A-Za-z0-9_.]" . "_" | trunc 63 | trimAll "-_." }}
{{- end }}

{{/*
Labels of an object; the chart's own win. Takes root and own, the labels of this object alone.
*/}}
{{- define "every-field.labels" -}}
{{- $root := .root }}
{{- $chart := dict "app.kubernetes.io/managed-by" $root.Release.Service }}
{{- $_ := set $chart "helm.sh/chart" (printf "%s-%s" $root.Chart.Name $root.Chart.Version | include "every-field.labelValue") }}
{{- with include "every-field.labelValue" ($root.Chart.AppVersion | default "") }}
{{- $_ := set $chart "app.kubernetes.io/version" . }}
{{- end }}
{{- $selector := include "every-field.selectorLabels" $root | fromYaml }}
{{- include "every-field.overlay" (list $root.Values.commonLabels .own $chart $selector) }}
{{- end }}

{{/*
Annotations of an object. Takes root, own (those of this object alone) and chart (those that win, if any).
*/}}
{{- define "every-field.annotations" -}}
{{- include "every-field.overlay" (list .root.Values.commonAnnotations .own .chart) }}
{{- end }}

{{/*
Brings the values into one shape before a template reads them: nulls are gone, and every section is there.
*/}}
{{- define "every-field.values" -}}
{{- $objects := .Values.objects | default dict }}
{{- $_ := set .Values "objects" dict }}
{{- include "every-field.dropNulls" .Values }}
{{- range $key, $object := $objects }}
{{- if $object }}
{{- $_ := set $.Values.objects $key $object }}
{{- end }}
{{- end }}
{{- range $section := list "global" "namespace" "serviceAccount" "rbac" "volumes" "initContainers" "sidecars" "updateStrategy" "service" "podMonitor" "networkPolicy" "configMaps" "secrets" "existingSecretKeys" "references" }}
{{- if not (index $.Values $section) }}
{{- $_ := set $.Values $section dict }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Takes the nulls out of a map, in place, and out of the lists in it. Not out of extraObjects and global: they aren't
the chart's alone. Not out of objects either: they are data.
*/}}
{{- define "every-field.dropNulls" -}}
{{- $map := . }}
{{- range $key, $value := . }}
{{- if kindIs "invalid" $value }}
{{- $_ := unset $map $key }}
{{- else if has $key (list "extraObjects" "global") }}
{{- else if kindIs "map" $value }}
{{- include "every-field.dropNulls" $value }}
{{- else if kindIs "slice" $value }}
{{- $items := list }}
{{- range $item := $value }}
{{- if kindIs "map" $item }}
{{- include "every-field.dropNulls" $item }}
{{- end }}
{{- if not (kindIs "invalid" $item) }}
{{- $items = append $items $item }}
{{- end }}
{{- end }}
{{- $_ := set $map $key $items }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Keys of a map in the order the chart was made with; keys that values add come after it in name order.
Takes map and order.
*/}}
{{- define "every-field.keys" -}}
{{- $keys := list }}
{{- range $key := concat (.order | default list) (keys .map | sortAlpha) }}
{{- if and (hasKey $.map $key) (not (has $key $keys)) }}
{{- $keys = append $keys $key }}
{{- end }}
{{- end }}
{{- toJson $keys }}
{{- end }}

{{/*
One member of a union (a probe's handler, a volume's source): where values set another, the compiled one goes.
Takes value, members and compiled, the member the chart was made with. As JSON, which keeps every text.
*/}}
{{- define "every-field.oneOf" -}}
{{- $value := deepCopy .value }}
{{- $given := list }}
{{- range $member := .members }}
{{- if hasKey $value $member }}
{{- $given = append $given $member }}
{{- end }}
{{- end }}
{{- if and (gt (len $given) 1) .compiled }}
{{- $_ := unset $value .compiled }}
{{- end }}
{{- toJson $value }}
{{- end }}

{{/*
An object as data, in the chart's namespace where it names none and its kind has one. The kind comes last: Helm trims the
end of a document, and a text must keep its line breaks. Takes root and object.
*/}}
{{- define "every-field.object" }}
{{- $object := deepCopy .object }}
{{- if not (has $object.kind (list "APIService" "CertificateSigningRequest" "ClusterIssuer" "ClusterPolicy" "ClusterRole" "ClusterRoleBinding" "ClusterTrustBundle" "CSIDriver" "CSINode" "CustomResourceDefinition" "DeviceClass" "FlowSchema" "IngressClass" "MutatingAdmissionPolicy" "MutatingAdmissionPolicyBinding" "MutatingWebhookConfiguration" "Namespace" "Node" "PersistentVolume" "PodSecurityPolicy" "PriorityClass" "PriorityLevelConfiguration" "RuntimeClass" "SecurityContextConstraints" "StorageClass" "ValidatingAdmissionPolicy" "ValidatingAdmissionPolicyBinding" "ValidatingWebhookConfiguration" "VolumeAttachment" "VolumeAttributesClass")) }}
{{- $_ := set $object "metadata" (merge ($object.metadata | default dict) (dict "namespace" (include "every-field.namespace" .root))) }}
{{- end }}
---
{{ toYaml (omit $object "kind") }}
kind: {{ $object.kind | quote }}
{{- end }}

{{/*
What `required` says of a value that only the install can give. Takes the value's path as a list of keys.
*/}}
{{- define "every-field.needed" -}}
{{- $flag := list }}
{{- range $key := . }}
{{- $flag = append $flag (replace "." "\\." $key) }}
{{- end }}
{{- printf "%s is needed: give it with --values FILE or --set-string '%s=…'" (join "." .) (join "." $flag) }}
{{- end }}

{{/*
A value of another resource, which only the install knows. Takes root and place.
*/}}
{{- define "every-field.reference" -}}
{{- $message := include "every-field.needed" (list "references" .place) }}
{{- with index (include "every-field.meanings" .root | fromYaml) .place }}
{{- $message = printf "%s. It is %s" $message . }}
{{- end }}
{{- required $message (index .root.Values.references .place) }}
{{- end }}

{{/*
What the references stand for.
*/}}
{{- define "every-field.meanings" -}}
ENDPOINT: the variable ENDPOINT, which is production/KubernetesPostgres/main/status.endpoint
{{- end }}

{{/*
Containers of a map, by name. Takes root, containers, order and compiled.
*/}}
{{- define "every-field.containers" -}}
{{- $root := .root }}
{{- $containers := .containers }}
{{- $compiled := .compiled | default dict }}
{{- range $key := include "every-field.keys" (dict "map" $containers "order" .order) | fromJsonArray }}
- name: {{ $key | quote }}
  {{- include "every-field.container" (dict "root" $root "values" (index $containers $key) "compiled" (index $compiled $key) "prefix" (print $key ".") "tag" "") | nindent 2 }}
{{- end }}
{{- end }}

{{/*
Names of the ports of all containers, as JSON.
*/}}
{{- define "every-field.portNames" -}}
{{- $names := list }}
{{- range concat (list .Values) (values .Values.sidecars) (values .Values.initContainers) }}
{{- range $key, $port := .ports }}
{{- $names = append $names (ternary $port.name $key (hasKey $port "name")) }}
{{- end }}
{{- end }}
{{- range concat (.Values.extraContainers | default list) (.Values.extraInitContainers | default list) }}
{{- range .ports }}
{{- $names = append $names .name }}
{{- end }}
{{- end }}
{{- compact $names | uniq | sortAlpha | toJson }}
{{- end }}

{{/*
Volumes of the pod by name, then the user's own.
*/}}
{{- define "every-field.volumes" -}}
{{- $compiled := include "every-field.compiled" . | fromYaml }}
{{- range $key := include "every-field.keys" (dict "map" .Values.volumes "order" $compiled.volumeOrder) | fromJsonArray }}
{{- $member := index ($compiled.volumes | default dict) $key }}
{{- $source := index $.Values.volumes $key }}
{{- $source = include "every-field.oneOf" (dict "value" $source "members" (keys $source) "compiled" $member) | fromJson }}
{{- include "every-field.useRealNames" (dict "root" $ "source" $source) }}
- name: {{ $key | quote }}
  {{- with $source }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- include "every-field.asGiven" (dict "root" . "items" .Values.extraVolumes) }}
{{- end }}

{{/*
Volumes or containers as Kubernetes has them, with the real names of the chart's own ConfigMaps and Secrets. Takes root and items.
*/}}
{{- define "every-field.asGiven" -}}
{{- $root := .root }}
{{- range .items }}
{{- $item := deepCopy . }}
{{- include "every-field.useRealNames" (dict "root" $root "source" $item) }}
{{ list $item | toYaml }}
{{- end }}
{{- end }}

{{/*
Init containers by name, then the user's own.
*/}}
{{- define "every-field.initContainers" -}}
{{- $compiled := include "every-field.compiled" . | fromYaml }}
{{- include "every-field.containers" (dict "root" . "containers" .Values.initContainers "order" $compiled.initContainerOrder "compiled" $compiled.initContainers) }}
{{- include "every-field.asGiven" (dict "root" . "items" .Values.extraInitContainers) }}
{{- end }}

{{/*
Containers beside the app by name, then the user's own. Takes root and beforeApp.
*/}}
{{- define "every-field.sidecars" -}}
{{- $compiled := include "every-field.compiled" .root | fromYaml }}
{{- $sidecars := .root.Values.sidecars }}
{{- include "every-field.containers" (dict "root" .root "containers" $sidecars "order" $compiled.sidecarOrder "compiled" $compiled.sidecars) }}
{{- include "every-field.asGiven" (dict "root" .root "items" (ternary list .root.Values.extraContainers .beforeApp)) }}
{{- end }}

{{/*
Name of a pull Secret, empty for none. Takes root and secret: a name, {name} or {reference}.
*/}}
{{- define "every-field.pullSecretName" -}}
{{- if kindIs "string" .secret }}
{{- .secret }}
{{- else if (.secret | default dict).reference }}
{{- include "every-field.reference" (dict "root" .root "place" .secret.reference) }}
{{- else if .secret }}
{{- .secret.name | default "" }}
{{- end }}
{{- end }}

{{/*
A list of pull Secrets, each once. Takes root, secrets and others, whose names are never the chart's own.
*/}}
{{- define "every-field.pullSecrets" -}}
{{- $names := list }}
{{- range .secrets }}
{{- $name := include "every-field.pullSecretName" (dict "root" $.root "secret" .) }}
{{- if hasKey $.root.Values.secrets $name }}
{{- $name = include "every-field.ownName" (dict "root" $.root "name" $name "objects" $.root.Values.secrets) }}
{{- end }}
{{- $names = append $names $name }}
{{- end }}
{{- range .others }}
{{- $names = append $names (include "every-field.pullSecretName" (dict "root" $.root "secret" .)) }}
{{- end }}
{{- range uniq (compact $names) }}
- name: {{ . | quote }}
{{- end }}
{{- end }}

{{/*
Pull Secrets of the pods: the chart's, its registries' and the parent chart's.
*/}}
{{- define "every-field.podPullSecrets" -}}
{{- $others := .Values.global.imagePullSecrets | default list }}
{{- if .Values.imageCredentials }}
{{- $others = prepend $others (include "every-field.suffixed" (dict "root" . "suffix" "registry")) }}
{{- end }}
{{- include "every-field.pullSecrets" (dict "root" . "secrets" .Values.imagePullSecrets "others" $others) }}
{{- end }}

{{/*
How an upgrade replaces the pods. With OnDelete the limits of a rolling update go. One limit alone may be other than 0: with a
maxSurge, a maxUnavailable that is the one the chart was made with, or none, becomes 0.
*/}}
{{- define "every-field.updateStrategy" -}}
{{- $strategy := deepCopy .Values.updateStrategy }}
{{- if eq ($strategy.type | default "") "OnDelete" }}
{{- $_ := unset $strategy "rollingUpdate" }}
{{- else if regexMatch "[1-9]" (toString ($strategy.rollingUpdate | default dict).maxSurge) }}
{{- $given := $strategy.rollingUpdate.maxUnavailable | toString }}
{{- if and (regexMatch "[1-9]|nil" $given) (has $given (list "<nil>" (include "every-field.compiled" . | fromYaml).maxUnavailable)) }}
{{- $_ := set $strategy.rollingUpdate "maxUnavailable" 0 }}
{{- end }}
{{- end }}
{{- toYaml $strategy }}
{{- end }}

{{/*
Annotations that restart the pods when a ConfigMap or Secret of the chart changes.
The digest of the secrets is salted and cut short, so that a guessed secret can't be confirmed from it.
*/}}
{{- define "every-field.checksums" -}}
{{- $lines := "" }}
{{- range $name, $map := .Values.configMaps }}
{{- $texts := dict $name $map }}
{{- if kindIs "map" $map }}
{{- $texts = merge (dict) ($map.data | default dict) ($map.binaryData | default dict) }}
{{- end }}
{{- range $key, $text := $texts }}
{{- $lines = print $lines $name "/" $key ":" (sha256sum $text) "\n" }}
{{- end }}
{{- end }}
{{- if $lines }}
checksum/config: {{ sha256sum $lines | quote }}
{{- end }}
{{- $lines := "" }}
{{- range $key, $text := include "every-field.secretEnv" . | fromJson }}
{{- $lines = print $lines "/" $key ":" (sha256sum $text) "\n" }}
{{- end }}
{{- range $name, $secret := .Values.secrets }}
{{- range $key, $text := $secret.data }}
{{- $lines = print $lines $name "/" $key ":" (sha256sum $text) "\n" }}
{{- end }}
{{- end }}
{{- if $lines }}
checksum/secret: {{ print (include "every-field.namespace" .) "/" .Release.Name "\n" $lines | sha256sum | trunc 16 | quote }}
{{- end }}
{{- end }}

{{/*
Text of an image. Takes root, image, tag (the default one), prefix and compiled: the digest the chart was made with goes
when values set another tag or repository, and the repository it was made with stands where values have none.
*/}}
{{- define "every-field.image" -}}
{{- $tag := .image.tag | default .tag | default "" }}
{{- $digest := .image.digest | default "" }}
{{- $repository := .image.repository | default .compiled.repository }}
{{- if not $repository }}
{{- fail (printf "image.repository of container %s is needed" (trimSuffix "." .prefix)) }}
{{- end }}
{{- $isOther := or (ne $tag (.compiled.tag | default "")) (ne $repository (.compiled.repository | default "")) }}
{{- if and $isOther (eq $digest (.compiled.digest | default "")) }}
{{- $digest = "" }}
{{- end }}
{{- $registry := .image.registry }}
{{- if not (or .image.repository (hasKey .image "registry")) }}
{{- $registry = .compiled.registry }}
{{- end }}
{{- with .root.Values.global.imageRegistry | default $registry }}
{{- trimSuffix "/" . }}/
{{- end }}
{{- $repository }}
{{- with $tag }}:{{ . }}{{ end }}
{{- with $digest }}@{{ . }}{{ end }}
{{- end }}

{{/*
A container, less its name. Takes root, values, compiled, prefix (of its keys in the Secret and in references) and tag
(the image's default one).
*/}}
{{- define "every-field.container" -}}
{{- $root := .root }}
{{- $values := .values }}
{{- $compiled := .compiled | default dict }}
{{- $scope := dict "root" $root "values" $values "compiled" $compiled "prefix" .prefix -}}
image: {{ include "every-field.image" (dict "root" $root "image" ($values.image | default dict) "compiled" $compiled "prefix" .prefix "tag" .tag) | quote }}
{{- with ($values.image | default dict).pullPolicy }}
imagePullPolicy: {{ . | quote }}
{{- end }}
{{- with $values.command }}
command:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with concat ($values.args | default list) ($values.extraArgs | default list) }}
args:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "every-field.env" $scope }}
env:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with include "every-field.envFrom" $scope }}
envFrom:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with include "every-field.ports" $scope }}
ports:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- range $probe := list "livenessProbe" "readinessProbe" "startupProbe" }}
{{- with index $values $probe }}
{{- with include "every-field.handler" (dict "root" $root "value" . "compiled" (index ($compiled.handlers | default dict) $probe)) }}
{{ $probe }}:
  {{- . | nindent 2 }}
{{- end }}
{{- end }}
{{- end }}
{{- with $values.lifecycle }}
lifecycle:
  {{- range $hook, $handler := . }}
  {{- if kindIs "map" $handler }}
  {{ $hook }}:
    {{- include "every-field.handler" (dict "root" $root "value" $handler "compiled" (index ($compiled.handlers | default dict) $hook)) | default "{}" | nindent 4 }}
  {{- else }}
  {{ $hook }}: {{ $handler | quote }}
  {{- end }}
  {{- end }}
{{- end }}
{{- with include "every-field.resources" $values.resources }}
resources:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with $values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "every-field.volumeMounts" $scope }}
volumeMounts:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- range $field := list "workingDir" "resizePolicy" "restartPolicy" "restartPolicyRules" "stdin" "stdinOnce" "terminationMessagePath" "terminationMessagePolicy" "tty" "volumeDevices" }}
{{- if and (hasKey $values $field) (ne (toString (index $values $field)) "") }}
{{ dict $field (index $values $field) | toYaml }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Ports of a container by name. Takes values and compiled.
*/}}
{{- define "every-field.ports" -}}
{{- $ports := .values.ports | default dict }}
{{- range $key := include "every-field.keys" (dict "map" $ports "order" .compiled.ports) | fromJsonArray }}
{{- $port := index $ports $key }}
{{- $name := ternary $port.name $key (hasKey $port "name") }}
- containerPort: {{ $port.containerPort | int64 }}
  protocol: {{ $port.protocol | default "TCP" | quote }}
  {{- with $name }}
  name: {{ . | quote }}
  {{- end }}
  {{- with $port.hostPort }}
  hostPort: {{ . | int64 }}
  {{- end }}
  {{- with $port.hostIP }}
  hostIP: {{ . | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/*
Mounts of a container. Takes values and compiled.
*/}}
{{- define "every-field.volumeMounts" -}}
{{- $mounts := .values.volumeMounts | default dict }}
{{- range $key := include "every-field.keys" (dict "map" $mounts "order" .compiled.volumeMounts) | fromJsonArray }}
{{- $mount := deepCopy (index $mounts $key) }}
{{- if not $mount.name }}
{{- $_ := set $mount "name" $key }}
{{- end }}
{{ list $mount | toYaml }}
{{- end }}
{{- with .values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/*
A probe or hook with its one handler; nothing where it has none. Takes root, value and compiled.
*/}}
{{- define "every-field.handler" -}}
{{- $root := .root }}
{{- $handler := include "every-field.oneOf" (dict "value" .value "members" (list "exec" "grpc" "httpGet" "sleep" "tcpSocket") "compiled" .compiled) | fromJson }}
{{- $headers := list }}
{{- range ($handler.httpGet | default dict).httpHeaders }}
{{- if .reference }}
{{- $headers = append $headers (dict "name" .name "value" (include "every-field.reference" (dict "root" $root "place" .reference))) }}
{{- else }}
{{- $headers = append $headers . }}
{{- end }}
{{- end }}
{{- if $headers }}
{{- $_ := set $handler.httpGet "httpHeaders" $headers }}
{{- end }}
{{- $has := or (hasKey $handler "exec") (hasKey $handler "grpc") (hasKey $handler "httpGet") (hasKey $handler "sleep") (hasKey $handler "tcpSocket") }}
{{- if $has }}
{{- toYaml $handler }}
{{- end }}
{{- end }}

{{/*
Requests and limits; an entry of "" is taken out.
*/}}
{{- define "every-field.resources" -}}
{{- range $kind, $amounts := . }}
{{- if kindIs "map" $amounts }}
{{- $kept := dict }}
{{- range $resource, $amount := $amounts }}
{{- if ne (toString $amount) "" }}
{{- $_ := set $kept $resource $amount }}
{{- end }}
{{- end }}
{{- if $kept }}
{{ dict $kind $kept | toYaml }}
{{- end }}
{{- else if $amounts }}
{{ dict $kind $amounts | toYaml }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Variables of a container in the order the chart was made with: one of extraEnv takes the place of another of its name, or
comes last. Takes root, prefix (of the container's keys in the Secret and in references), values and compiled.
*/}}
{{- define "every-field.env" -}}
{{- $root := .root }}
{{- $compiled := .compiled }}
{{- $env := .values.env | default dict }}
{{- $extra := dict }}
{{- range .values.extraEnv }}
{{- $_ := set $extra .name . }}
{{- end }}
{{- $secretEnv := .values.secretEnv | default dict }}
{{- range $name, $value := $secretEnv }}
{{- if and (hasKey $env $name) (not (has $name ($compiled.secrets | default list))) }}
{{- fail (printf "%ssecretEnv.%s: env has %s too, and wins; take it out there with null" $.prefix $name $name) }}
{{- end }}
{{- end }}
{{- $names := merge (dict) $env $secretEnv }}
{{- range $name := .compiled.references }}
{{- if hasKey $root.Values.references (print $.prefix $name) }}
{{- $_ := set $names $name "" }}
{{- end }}
{{- end }}
{{- range $name := include "every-field.keys" (dict "map" $names "order" .compiled.env) | fromJsonArray }}
{{- if hasKey $extra $name }}
{{- include "every-field.variable" (dict "root" $root "variable" (index $extra $name)) | nindent 0 }}
{{- $_ := unset $extra $name }}
{{- else if hasKey $env $name }}
- name: {{ $name | quote }}
  {{- $value := index $env $name }}
  {{- if kindIs "map" $value }}
  {{- $source := dict }}
  {{- $from := $value.valueFrom }}
  {{- if kindIs "map" $from }}
  {{- $member := index ($compiled.sources | default dict) $name }}
  {{- $_ := set $source "valueFrom" (include "every-field.oneOf" (dict "value" $from "members" (keys $from) "compiled" $member) | fromJson) }}
  {{- end }}
  {{- include "every-field.useRealNames" (dict "root" $root "source" $source) }}
  {{- with $source }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- else if kindIs "string" $value }}
  value: {{ $value | quote }}
  {{- else }}
  {{- /* toJson: 1000000 must not become 1e+06. */}}
  value: {{ toJson $value | quote }}
  {{- end }}
{{- else if hasKey $secretEnv $name }}
- name: {{ $name | quote }}
  valueFrom:
    secretKeyRef:
      name: {{ include "every-field.envSecretName" $root | quote }}
      {{- $key := print $.prefix $name }}
      {{- if $root.Values.existingSecret }}
      {{- $key = index $root.Values.existingSecretKeys $key | default $key }}
      {{- end }}
      key: {{ $key | quote }}
{{- else }}
- name: {{ $name | quote }}
  value: {{ include "every-field.reference" (dict "root" $root "place" (print $.prefix $name)) | quote }}
{{- end }}
{{- end }}
{{- range .values.extraEnv }}
{{- if hasKey $extra .name }}
{{- include "every-field.variable" (dict "root" $root "variable" (index $extra .name)) | nindent 0 }}
{{- $_ := unset $extra .name }}
{{- end }}
{{- end }}
{{- end }}

{{/*
A variable as Kubernetes has it. Takes root and variable.
*/}}
{{- define "every-field.variable" -}}
{{- $variable := deepCopy .variable }}
{{- include "every-field.useRealNames" (dict "root" .root "source" $variable) }}
{{- list $variable | toYaml }}
{{- end }}

{{/*
Whole ConfigMaps and Secrets as variables. Takes root and values.
*/}}
{{- define "every-field.envFrom" -}}
{{- $root := .root }}
{{- range concat (.values.envFrom | default list) (.values.extraEnvFrom | default list) }}
{{- $source := deepCopy . }}
{{- include "every-field.useRealNames" (dict "root" $root "source" $source) }}
{{ list $source | toYaml }}
{{- end }}
{{- end }}

{{/*
Names of the variables that extraEnv gives: they win. Takes the values of a container.
*/}}
{{- define "every-field.extraNames" -}}
{{- $names := list }}
{{- range .extraEnv }}
{{- $names = append $names .name }}
{{- end }}
{{- toJson $names }}
{{- end }}

{{/*
Name of the Secret that the variables under secretEnv are read from.
*/}}
{{- define "every-field.envSecretName" -}}
{{- .Values.existingSecret | default (include "every-field.suffixed" (dict "root" . "suffix" "env")) }}
{{- end }}

{{/*
Keys and values of that Secret, as JSON; none where existingSecret, extraEnv or env supply them.
*/}}
{{- define "every-field.secretEnv" -}}
{{- $secrets := dict }}
{{- $containers := list (dict "path" list "prefix" "" "values" .Values) }}
{{- range $group := list "initContainers" "sidecars" }}
{{- range $name, $values := index $.Values $group }}
{{- $containers = append $containers (dict "path" (list $group $name) "prefix" (print $name ".") "values" $values) }}
{{- end }}
{{- end }}
{{- range $container := $containers }}
{{- $values := $container.values }}
{{- $given := concat (include "every-field.extraNames" $values | fromJsonArray) (keys ($values.env | default dict)) }}
{{- range $name, $value := $values.secretEnv }}
{{- if not (or $.Values.existingSecret (has $name $given)) }}
{{- $message := include "every-field.needed" (concat $container.path (list "secretEnv" $name)) }}
{{- $message = print $message ", or name the Secret that holds it with existingSecret" }}
{{- $_ := set $secrets (print $container.prefix $name) (required $message $value) }}
{{- end }}
{{- end }}
{{- end }}
{{- toJson $secrets }}
{{- end }}

{{/*
What the manifest fixed and values don't say: the order of maps, and the member of each union.
*/}}
{{- define "every-field.compiled" -}}
app:
  registry: registry.example.com
  repository: team/agent
  tag: 1.2.3
  digest: sha256:4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a
  env:
    - K8S_NODE_NAME
    - K8S_POD_ID
    - LEVEL
    - NODE_NAME
    - MEMORY
    - THEME
    - LICENSE
    - ENDPOINT
    - API_KEY
    - TOKEN
  secrets:
    - API_KEY
  sources:
    K8S_NODE_NAME: fieldRef
    K8S_POD_ID: fieldRef
    NODE_NAME: fieldRef
    MEMORY: resourceFieldRef
    THEME: configMapKeyRef
    LICENSE: secretKeyRef
    TOKEN: secretKeyRef
  references:
    - ENDPOINT
  ports:
    - metrics
    - statsd
  volumeMounts:
    - logs
    - config
    - scripts
    - certificate
    - state
    - state-2
    - buffer
    - archive
    - token
    - shared
  handlers:
    livenessProbe: httpGet
    readinessProbe: grpc
    startupProbe: exec
    postStart: httpGet
    preStop: sleep
sidecarOrder:
  - exporter
sidecars:
  exporter:
    registry: registry.example.com
    repository: team/exporter
    env:
      - PASSWORD
    secrets:
      - PASSWORD
    ports:
      - exporter
initContainerOrder:
  - prepare
  - proxy
initContainers:
  prepare:
    repository: busybox
    volumeMounts:
      - state
  proxy:
    registry: registry.example.com
    repository: team/proxy
maxUnavailable: 10%
volumeOrder:
  - shared
  - logs
  - config
  - scripts
  - certificate
  - state
  - buffer
  - archive
  - token
volumes:
  shared: emptyDir
  logs: hostPath
  config: configMap
  scripts: configMap
  certificate: secret
  state: hostPath
  buffer: emptyDir
  archive: persistentVolumeClaim
  token: projected
{{- end }}

{{/*
Values that can't do anything in this chart are refused rather than ignored.
*/}}
{{- define "every-field.refusals" -}}
{{- if and .Values.hostNetwork .Values.networkPolicy.enabled }}
{{- fail "networkPolicy.enabled: pods on the node's network are not isolated by a NetworkPolicy" }}
{{- end }}
{{- if and .Values.existingSecretKeys (not .Values.existingSecret) }}
{{- fail "existingSecretKeys: they are keys of existingSecret, which is not given" }}
{{- end }}
{{- $meanings := include "every-field.meanings" . | fromYaml }}
{{- range $place, $value := .Values.references }}
{{- if not (hasKey $meanings $place) }}
{{- fail (printf "references.%s: this chart was made without it; it has %s" $place (keys $meanings | sortAlpha | join ", ")) }}
{{- end }}
{{- end }}
{{- $variables := keys (.Values.secretEnv | default dict) }}
{{- range $containers := list .Values.initContainers .Values.sidecars }}
{{- range $name, $container := $containers }}
{{- range $variable, $_ := $container.secretEnv }}
{{- $variables = append $variables (print $name "." $variable) }}
{{- end }}
{{- end }}
{{- end }}
{{- range $variable, $key := .Values.existingSecretKeys }}
{{- if not (has $variable $variables) }}
{{- fail (printf "existingSecretKeys.%s: there is no such secret variable; there are: %s" $variable (sortAlpha $variables | join ", ")) }}
{{- end }}
{{- end }}
{{- end }}
