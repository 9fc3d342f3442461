# syntax=docker/dockerfile:1
# Doorward in a container: docker build -t doorward . — needs this repository and npm's registry, and nothing else.
# server/test/container runs what stands here as plain commands, so it knows COPY, RUN and their like in simple forms.

# The Node that the tests run on; package.json pins the same one for installations without a container.
ARG NODE_VERSION=26.10.0

FROM node:${NODE_VERSION}-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts --no-audit --no-fund --workspace=dashboard --workspace=server
RUN node scripts/build.mjs
# What only builds and tests need goes; so does the dashboard's own half, which is files now.
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --workspace=server
RUN rm -rf dashboard/src

FROM node:${NODE_VERSION}-slim
ENV NODE_ENV=production
# Its network is its own, so the web listens on all of its addresses.
ENV container=oci
ENV DOORWARD_DATA=/data
WORKDIR /app
COPY --from=build /app /app
RUN ln -s /app/server/bin/built.mjs /usr/local/bin/doorward
# The user “node” of the base image. /keys is for those who keep the keys apart: DOORWARD_KEYS=/keys.
RUN install -d -m 700 -o 1000 -g 1000 /data /keys
USER 1000:1000
VOLUME /data
EXPOSE 8080 3890 6360
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "scripts/healthcheck.mjs"]
# Doorward takes SIGTERM and ends in order; it starts no other processes, so no init is needed in front.
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--max-semi-space-size=2", "--v8-pool-size=1", "server/bin/built.mjs"]
CMD ["serve"]
