# One image for every role; the command names the role: serve gateway | users | … | worker
FROM node:24-slim AS web
WORKDIR /app
COPY . .
RUN npm ci && node_modules/.bin/vite build web && node_modules/.bin/vite build web/explorer

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY . .
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=web /app/web/dist web/dist
USER node
EXPOSE 4000
ENTRYPOINT ["node", "cli/main.ts"]
CMD ["serve", "gateway"]
