{{/*
Name of the chart, as label app.kubernetes.io/name.
*/}}
{{- define "node-exporter.name" -}}
{{- .Values.nameOverride | default .Chart.Name | lower | replace "_" "-" | trunc 63 | trimAll "-." }}
{{- end }}

{{/*
Base of all object names: the release's name alone where it holds the chart's.
*/}}
{{- define "node-exporter.fullname" -}}
{{- $chart := .Values.nameOverride | default .Chart.Name }}
{{- $name := ternary .Release.Name (printf "%s-%s" .Release.Name $chart) (contains $chart .Release.Name) | trunc 63 }}
{{- .Values.fullnameOverride | default $name | lower | replace "_" "-" | trunc 253 | trimAll "-." }}
{{- end }}

{{/*
Where the objects go: the release namespace, unless that is "default" and namespace.name says another.
*/}}
{{- define "node-exporter.namespace" -}}
{{- $named := ternary (.Values.namespace.name | default .Release.Namespace) .Release.Namespace (eq .Release.Namespace "default") }}
{{- .Values.namespaceOverride | default $named }}
{{- end }}

{{/*
Name of the pods' account; empty where they name none.
*/}}
{{- define "node-exporter.serviceAccountName" -}}
{{- $name := .Values.serviceAccount.name }}
{{- if and (not $name) .Values.serviceAccount.create }}
{{- $name = include "node-exporter.fullname" . }}
{{- end }}
{{- $name | default "" }}
{{- end }}

{{/*
Maps laid over each other, the later one wins. Takes a list of maps.
*/}}
{{- define "node-exporter.overlay" -}}
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
{{- define "node-exporter.selectorLabels" -}}
app.kubernetes.io/name: {{ include "node-exporter.name" . | quote }}
app.kubernetes.io/instance: {{ .Release.Name | quote }}
{{- end }}

{{/*
A text as a label's value: what may not stand there becomes "_".
*/}}
{{- define "node-exporter.labelValue" -}}
{{- regexReplaceAll "[^-A-Za-z0-9_.]" . "_" | trunc 63 | trimAll "-_." }}
{{- end }}

{{/*
Labels of an object; the chart's own win. Takes root and own, the labels of this object alone.
*/}}
{{- define "node-exporter.labels" -}}
{{- $root := .root }}
{{- $chart := dict "app.kubernetes.io/managed-by" $root.Release.Service }}
{{- $_ := set $chart "helm.sh/chart" (printf "%s-%s" $root.Chart.Name $root.Chart.Version | include "node-exporter.labelValue") }}
{{- with include "node-exporter.labelValue" ($root.Chart.AppVersion | default "") }}
{{- $_ := set $chart "app.kubernetes.io/version" . }}
{{- end }}
{{- $selector := include "node-exporter.selectorLabels" $root | fromYaml }}
{{- include "node-exporter.overlay" (list $root.Values.commonLabels .own $chart $selector) }}
{{- end }}

{{/*
Annotations of an object. Takes root, own (those of this object alone) and chart (those that win, if any).
*/}}
{{- define "node-exporter.annotations" -}}
{{- include "node-exporter.overlay" (list .root.Values.commonAnnotations .own .chart) }}
{{- end }}

{{/*
Brings the values into one shape before a template reads them: nulls are gone, and every section is there.
*/}}
{{- define "node-exporter.values" -}}
{{- $objects := .Values.objects | default dict }}
{{- $_ := set .Values "objects" dict }}
{{- include "node-exporter.dropNulls" .Values }}
{{- range $key, $object := $objects }}
{{- if $object }}
{{- $_ := set $.Values.objects $key $object }}
{{- end }}
{{- end }}
{{- range $section := list "global" "namespace" "serviceAccount" "rbac" "volumes" "initContainers" "sidecars" "updateStrategy" "service" "podMonitor" "networkPolicy" }}
{{- if not (index $.Values $section) }}
{{- $_ := set $.Values $section dict }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Takes the nulls out of a map, in place, and out of the lists in it. Not out of extraObjects and global: they aren't
the chart's alone. Not out of objects either: they are data.
*/}}
{{- define "node-exporter.dropNulls" -}}
{{- $map := . }}
{{- range $key, $value := . }}
{{- if kindIs "invalid" $value }}
{{- $_ := unset $map $key }}
{{- else if has $key (list "extraObjects" "global") }}
{{- else if kindIs "map" $value }}
{{- include "node-exporter.dropNulls" $value }}
{{- else if kindIs "slice" $value }}
{{- $items := list }}
{{- range $item := $value }}
{{- if kindIs "map" $item }}
{{- include "node-exporter.dropNulls" $item }}
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
{{- define "node-exporter.keys" -}}
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
{{- define "node-exporter.oneOf" -}}
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
{{- define "node-exporter.object" }}
{{- $object := deepCopy .object }}
{{- if not (has $object.kind (list "APIService" "CertificateSigningRequest" "ClusterIssuer" "ClusterPolicy" "ClusterRole" "ClusterRoleBinding" "ClusterTrustBundle" "CSIDriver" "CSINode" "CustomResourceDefinition" "DeviceClass" "FlowSchema" "IngressClass" "MutatingAdmissionPolicy" "MutatingAdmissionPolicyBinding" "MutatingWebhookConfiguration" "Namespace" "Node" "PersistentVolume" "PodSecurityPolicy" "PriorityClass" "PriorityLevelConfiguration" "RuntimeClass" "SecurityContextConstraints" "StorageClass" "ValidatingAdmissionPolicy" "ValidatingAdmissionPolicyBinding" "ValidatingWebhookConfiguration" "VolumeAttachment" "VolumeAttributesClass")) }}
{{- $_ := set $object "metadata" (merge ($object.metadata | default dict) (dict "namespace" (include "node-exporter.namespace" .root))) }}
{{- end }}
---
{{ toYaml (omit $object "kind") }}
kind: {{ $object.kind | quote }}
{{- end }}

{{/*
Containers of a map, by name. Takes root, containers, order and compiled.
*/}}
{{- define "node-exporter.containers" -}}
{{- $root := .root }}
{{- $containers := .containers }}
{{- $compiled := .compiled | default dict }}
{{- range $key := include "node-exporter.keys" (dict "map" $containers "order" .order) | fromJsonArray }}
- name: {{ $key | quote }}
  {{- include "node-exporter.container" (dict "root" $root "values" (index $containers $key) "compiled" (index $compiled $key) "prefix" (print $key ".") "tag" "") | nindent 2 }}
{{- end }}
{{- end }}

{{/*
Names of the ports of all containers, as JSON.
*/}}
{{- define "node-exporter.portNames" -}}
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
{{- define "node-exporter.volumes" -}}
{{- $compiled := include "node-exporter.compiled" . | fromYaml }}
{{- range $key := include "node-exporter.keys" (dict "map" .Values.volumes "order" $compiled.volumeOrder) | fromJsonArray }}
{{- $member := index ($compiled.volumes | default dict) $key }}
{{- $source := index $.Values.volumes $key }}
{{- $source = include "node-exporter.oneOf" (dict "value" $source "members" (keys $source) "compiled" $member) | fromJson }}
- name: {{ $key | quote }}
  {{- with $source }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}
{{- include "node-exporter.asGiven" (dict "root" . "items" .Values.extraVolumes) }}
{{- end }}

{{/*
Volumes or containers as Kubernetes has them. Takes root and items.
*/}}
{{- define "node-exporter.asGiven" -}}
{{- range .items }}
{{ list . | toYaml }}
{{- end }}
{{- end }}

{{/*
Init containers by name, then the user's own.
*/}}
{{- define "node-exporter.initContainers" -}}
{{- $compiled := include "node-exporter.compiled" . | fromYaml }}
{{- include "node-exporter.containers" (dict "root" . "containers" .Values.initContainers "order" $compiled.initContainerOrder "compiled" $compiled.initContainers) }}
{{- include "node-exporter.asGiven" (dict "root" . "items" .Values.extraInitContainers) }}
{{- end }}

{{/*
Containers beside the app by name, then the user's own. Takes root and beforeApp.
*/}}
{{- define "node-exporter.sidecars" -}}
{{- $compiled := include "node-exporter.compiled" .root | fromYaml }}
{{- $sidecars := .root.Values.sidecars }}
{{- include "node-exporter.containers" (dict "root" .root "containers" $sidecars "order" $compiled.sidecarOrder "compiled" $compiled.sidecars) }}
{{- include "node-exporter.asGiven" (dict "root" .root "items" (ternary list .root.Values.extraContainers .beforeApp)) }}
{{- end }}

{{/*
Name of a pull Secret, empty for none. Takes root and secret: a name, {name}.
*/}}
{{- define "node-exporter.pullSecretName" -}}
{{- if kindIs "string" .secret }}
{{- .secret }}
{{- else if .secret }}
{{- .secret.name | default "" }}
{{- end }}
{{- end }}

{{/*
A list of pull Secrets, each once. Takes root, secrets and others, whose names are never the chart's own.
*/}}
{{- define "node-exporter.pullSecrets" -}}
{{- $names := list }}
{{- range .secrets }}
{{- $name := include "node-exporter.pullSecretName" (dict "root" $.root "secret" .) }}
{{- $names = append $names $name }}
{{- end }}
{{- range .others }}
{{- $names = append $names (include "node-exporter.pullSecretName" (dict "root" $.root "secret" .)) }}
{{- end }}
{{- range uniq (compact $names) }}
- name: {{ . | quote }}
{{- end }}
{{- end }}

{{/*
Pull Secrets of the pods: the chart's and the parent chart's.
*/}}
{{- define "node-exporter.podPullSecrets" -}}
{{- $others := .Values.global.imagePullSecrets | default list }}
{{- include "node-exporter.pullSecrets" (dict "root" . "secrets" .Values.imagePullSecrets "others" $others) }}
{{- end }}

{{/*
How an upgrade replaces the pods. With OnDelete the limits of a rolling update go. One limit alone may be other than 0: with a
maxSurge, a maxUnavailable that is the one the chart was made with, or none, becomes 0.
*/}}
{{- define "node-exporter.updateStrategy" -}}
{{- $strategy := deepCopy .Values.updateStrategy }}
{{- if eq ($strategy.type | default "") "OnDelete" }}
{{- $_ := unset $strategy "rollingUpdate" }}
{{- else if regexMatch "[1-9]" (toString ($strategy.rollingUpdate | default dict).maxSurge) }}
{{- $given := $strategy.rollingUpdate.maxUnavailable | toString }}
{{- if and (regexMatch "[1-9]|nil" $given) (has $given (list "<nil>" (include "node-exporter.compiled" . | fromYaml).maxUnavailable)) }}
{{- $_ := set $strategy.rollingUpdate "maxUnavailable" 0 }}
{{- end }}
{{- end }}
{{- toYaml $strategy }}
{{- end }}

{{/*
Text of an image. Takes root, image, tag (the default one), prefix and compiled: the repository it was made with stands where values have none.
*/}}
{{- define "node-exporter.image" -}}
{{- $tag := .image.tag | default .tag | default "" }}
{{- $digest := .image.digest | default "" }}
{{- $repository := .image.repository | default .compiled.repository }}
{{- if not $repository }}
{{- fail (printf "image.repository of container %s is needed" (trimSuffix "." .prefix)) }}
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
{{- define "node-exporter.container" -}}
{{- $root := .root }}
{{- $values := .values }}
{{- $compiled := .compiled | default dict }}
{{- $scope := dict "root" $root "values" $values "compiled" $compiled "prefix" .prefix -}}
image: {{ include "node-exporter.image" (dict "root" $root "image" ($values.image | default dict) "compiled" $compiled "prefix" .prefix "tag" .tag) | quote }}
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
{{- with include "node-exporter.env" $scope }}
env:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with include "node-exporter.envFrom" $scope }}
envFrom:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with include "node-exporter.ports" $scope }}
ports:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- range $probe := list "livenessProbe" "readinessProbe" "startupProbe" }}
{{- with index $values $probe }}
{{- with include "node-exporter.handler" (dict "root" $root "value" . "compiled" (index ($compiled.handlers | default dict) $probe)) }}
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
    {{- include "node-exporter.handler" (dict "root" $root "value" $handler "compiled" (index ($compiled.handlers | default dict) $hook)) | default "{}" | nindent 4 }}
  {{- else }}
  {{ $hook }}: {{ $handler | quote }}
  {{- end }}
  {{- end }}
{{- end }}
{{- with include "node-exporter.resources" $values.resources }}
resources:
  {{- . | trimPrefix "\n" | nindent 2 }}
{{- end }}
{{- with $values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "node-exporter.volumeMounts" $scope }}
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
{{- define "node-exporter.ports" -}}
{{- $ports := .values.ports | default dict }}
{{- range $key := include "node-exporter.keys" (dict "map" $ports "order" .compiled.ports) | fromJsonArray }}
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
{{- define "node-exporter.volumeMounts" -}}
{{- $mounts := .values.volumeMounts | default dict }}
{{- range $key := include "node-exporter.keys" (dict "map" $mounts "order" .compiled.volumeMounts) | fromJsonArray }}
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
{{- define "node-exporter.handler" -}}
{{- $handler := include "node-exporter.oneOf" (dict "value" .value "members" (list "exec" "grpc" "httpGet" "sleep" "tcpSocket") "compiled" .compiled) | fromJson }}
{{- $has := or (hasKey $handler "exec") (hasKey $handler "grpc") (hasKey $handler "httpGet") (hasKey $handler "sleep") (hasKey $handler "tcpSocket") }}
{{- if $has }}
{{- toYaml $handler }}
{{- end }}
{{- end }}

{{/*
Requests and limits; an entry of "" is taken out.
*/}}
{{- define "node-exporter.resources" -}}
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
{{- define "node-exporter.env" -}}
{{- $root := .root }}
{{- $compiled := .compiled }}
{{- $env := .values.env | default dict }}
{{- $extra := dict }}
{{- range .values.extraEnv }}
{{- $_ := set $extra .name . }}
{{- end }}
{{- if .values.secretEnv }}
{{- fail "secretEnv: this chart was made without secret variables; use extraEnv with a secretKeyRef" }}
{{- end }}
{{- $names := merge (dict) $env }}
{{- range $name := include "node-exporter.keys" (dict "map" $names "order" .compiled.env) | fromJsonArray }}
{{- if hasKey $extra $name }}
{{- include "node-exporter.variable" (dict "root" $root "variable" (index $extra $name)) | nindent 0 }}
{{- $_ := unset $extra $name }}
{{- else if hasKey $env $name }}
- name: {{ $name | quote }}
  {{- $value := index $env $name }}
  {{- if kindIs "map" $value }}
  {{- $source := dict }}
  {{- $from := $value.valueFrom }}
  {{- if kindIs "map" $from }}
  {{- $member := index ($compiled.sources | default dict) $name }}
  {{- $_ := set $source "valueFrom" (include "node-exporter.oneOf" (dict "value" $from "members" (keys $from) "compiled" $member) | fromJson) }}
  {{- end }}
  {{- with $source }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- else if kindIs "string" $value }}
  value: {{ $value | quote }}
  {{- else }}
  {{- /* toJson: 1000000 must not become 1e+06. */}}
  value: {{ toJson $value | quote }}
  {{- end }}
{{- end }}
{{- end }}
{{- range .values.extraEnv }}
{{- if hasKey $extra .name }}
{{- include "node-exporter.variable" (dict "root" $root "variable" (index $extra .name)) | nindent 0 }}
{{- $_ := unset $extra .name }}
{{- end }}
{{- end }}
{{- end }}

{{/*
A variable as Kubernetes has it. Takes root and variable.
*/}}
{{- define "node-exporter.variable" -}}
{{- list .variable | toYaml }}
{{- end }}

{{/*
Whole ConfigMaps and Secrets as variables. Takes root and values.
*/}}
{{- define "node-exporter.envFrom" -}}
{{- $root := .root }}
{{- range concat (.values.envFrom | default list) (.values.extraEnvFrom | default list) }}
{{ list . | toYaml }}
{{- end }}
{{- end }}

{{/*
What the manifest fixed and values don't say: the order of maps, and the member of each union.
*/}}
{{- define "node-exporter.compiled" -}}
app:
  registry: quay.io
  repository: prometheus/node-exporter
  ports:
    - metrics
  volumeMounts:
    - sys
    - root
    - textfile
  handlers:
    livenessProbe: httpGet
    readinessProbe: httpGet
maxUnavailable: 10%
volumeOrder:
  - sys
  - root
  - textfile
volumes:
  sys: hostPath
  root: hostPath
  textfile: hostPath
{{- end }}

{{/*
Values that can't do anything in this chart are refused rather than ignored.
*/}}
{{- define "node-exporter.refusals" -}}
{{- if .Values.configMaps }}
{{- fail "configMaps: this chart was made without ConfigMaps; use objects" }}
{{- end }}
{{- if .Values.secrets }}
{{- fail "secrets: this chart was made without Secrets; use objects" }}
{{- end }}
{{- if .Values.existingSecret }}
{{- fail "existingSecret: this chart was made without secret variables; use extraEnv with a secretKeyRef" }}
{{- end }}
{{- if .Values.existingSecretKeys }}
{{- fail "existingSecretKeys: this chart was made without secret variables; use extraEnv with a secretKeyRef" }}
{{- end }}
{{- if .Values.references }}
{{- fail "references: this chart was made without references" }}
{{- end }}
{{- if .Values.imageCredentials }}
{{- fail "imageCredentials: this chart was made without registries; use imagePullSecrets" }}
{{- end }}
{{- if .Values.rbac.rules }}
{{- fail "rbac.rules: this chart was made without permissions; use objects" }}
{{- end }}
{{- if .Values.rbac.clusterRules }}
{{- fail "rbac.clusterRules: this chart was made without permissions; use objects" }}
{{- end }}
{{- if and .Values.hostNetwork .Values.networkPolicy.enabled }}
{{- fail "networkPolicy.enabled: pods on the node's network are not isolated by a NetworkPolicy" }}
{{- end }}
{{- end }}
