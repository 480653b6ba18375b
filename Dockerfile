# ds2helm and Helm, for pipelines: docker run --rm -v "$PWD:/work" ds2helm build agents/
FROM node:22-alpine AS build
WORKDIR /src
COPY . .
RUN npm ci && npm pack --ignore-scripts && npm install --global --prefix /out ./ds2helm-*.tgz

FROM alpine/helm:3.17.2 AS helm

FROM node:22-alpine
RUN apk add --no-cache gnupg
COPY --from=helm /usr/bin/helm /usr/local/bin/helm
COPY --from=build /out /usr/local
USER node
WORKDIR /work
ENTRYPOINT ["ds2helm"]
