import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadConfig, readSubgraphs, subgraphUrlOf } from './index.ts'

describe('loadConfig', () => {
  it('needs no setting, and takes an empty one for none', () => {
    const config = loadConfig({ PORT: '', DATABASE_URL: '', COINGECKO_BASE_URL: '', USERS_URL: '' })
    expect(config).toEqual(loadConfig({}))
    expect(config).toMatchObject({ environment: 'development', port: 4000, data: 'auto', host: '127.0.0.1' })
    expect(config.baseUrls).toEqual({})
  })

  it.each([
    ['PORT', '65535', '65536'],
    ['PORT', '0', '-1'],
    ['PORT', '4000', '4000.5'],
    ['PORT', '4000', 'x'],
    ['CHAINLENS_DATA', 'recorded', 'sometimes'],
    ['CHAINLENS_SECRET', 'x'.repeat(32), 'x'.repeat(31)],
    ['CHAINLENS_DEMO_PASSWORD', 'x'.repeat(8), 'x'.repeat(7)],
    ['CHAINLENS_LEASE_MS', '500', '499'],
    ['CHAINLENS_APPROVAL_SECONDS', '1', '0'],
    ['CHAINLENS_APPROVAL_SECONDS', '2592000', '2592001'],
    ['NOTIFICATION_WEBHOOK_URL', 'https://hooks.example/secret', 'http://hooks.example/secret'],
    ['CHAINLENS_SUPERGRAPH', 'deploy/our.graphql', 'http://supergraphs.test/ours'],
    ['CHAINLENS_SUPERGRAPH', 'https://supergraphs.test/ours', 'https://'],
    ['CHAINLENS_SUPERGRAPH', 'http://127.0.0.1:8080/ours', 'ftp://127.0.0.1/ours'],
    ['CHAINLENS_SUPERGRAPH_POLL_MS', '100', '99'],
    ['CHAINLENS_SUPERGRAPH_POLL_MS', '3600000', '3600001'],
    ['CHAINLENS_REPLACEMENT_MS', '60000', '60001'],
    ['CHAINLENS_SOURCE_TIMEOUT_MS', '50', '49'],
    ['CHAINLENS_ACCESS_TOKEN_SECONDS', '3600', '3601'],
    ['CHAINLENS_PUBLIC_URL', 'https://a.test', 'a.test:443'],
    ['X_DAILY_POST_LIMIT', '0', '-1'],
    ['X_DAILY_POST_LIMIT', '1000000', '1000001'],
    ['DISCORD_CHANNEL_IDS', '12345', '1234'],
    ['DISCORD_CHANNEL_IDS', ' 12345 , 67890 ', '12345,general'],
    ['CHAINLENS_TRUSTED_PROXIES', '10.0.0.0/8, 192.0.2.7,2001:db8::/32', '10.0.0.0/33'],
    ['CHAINLENS_TRUSTED_PROXIES', '127.0.0.1', 'proxy.test'],
    ['GATEWAY_URL', 'http://a:4000/graphql', 'localhost:4000'],
    ['DATABASE_URL', 'postgresql://u@h:1/d', 'mysql://u@h/d'],
    ['DATABASE_URL', 'postgres://u:p@h/d?sslmode=require', 'localhost:5432'],
    ['REDIS_URL', 'rediss://:p@h:1/0', 'http://h'],
    ['COINGECKO_BASE_URL', 'http://127.0.0.1:1/prefix', 'localhost:9999'],
    ['EVM_RPC_URL_1', 'https://rpc.test/key', 'rpc'],
    ['MAIL_FROM', 'ChainLens <no-reply@chainlens.example>', 'ChainLens'],
    ['MAIL_FROM', 'no-reply@chainlens.example', 'a@b, c@d'],
    ['CHAINLENS_SIGN_UP', 'closed', 'maybe'],
    ['LOG_LEVEL', 'debug', 'loud'],
    ['METRICS_TOKEN', 'x'.repeat(16), 'x'.repeat(15)],
    ['METRICS_PORT', '0', '65536'],
    ['CHAINLENS_DATABASE_CONNECTIONS', '2', '1'],
    ['CHAINLENS_DATABASE_CONNECTIONS', '100', '101'],
    ['CHAINLENS_WORKER_RUNS', '1', '0'],
    ['CHAINLENS_WORKER_RUNS', '1000', '1001'],
    ['CHAINLENS_WORKER_ANALYTICS', '100', '101'],
    ['CHAINLENS_WORKER_ANALYTICS_PER_MINUTE', '0', '-1'],
    ['CHAINLENS_WORKER_DATA', '1', '0'],
    ['CHAINLENS_WORKER_DATA_PER_MINUTE', '0', '-1'],
    ['CHAINLENS_KEEP_RUN_EVENTS_DAYS', '0', '-1'],
    ['CHAINLENS_KEEP_DELIVERED_DAYS', '7', 'week'],
    ['CHAINLENS_KEEP_TASKS_DAYS', '36500', '36501'],
    ['CHAINLENS_KEEP_DOCUMENTS_DAYS', '1', '0.5'],
    ['CHAINLENS_READINESS_LEAD_MS', '60000', '60001'],
    ['CHAINLENS_RUN_GRACE_MS', '0', '-1'],
    ['CHAINLENS_SOCKET_DRAIN_MS', '300000', '300001'],
    ['CHAINLENS_EXIT_MS', '1000', '999'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318', 'collector:4318'],
    ['OTEL_TRACES_SAMPLER_ARG', '1', '1.1'],
    ['OTEL_TRACES_SAMPLER', 'parentbased_traceidratio', 'jaeger_remote'],
  ])('takes %s=%s and refuses %s', (name, good, bad) => {
    expect(() => loadConfig({ [name]: good })).not.toThrow()
    expect(() => loadConfig({ [name]: bad })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
    expect(() => loadConfig({ [name]: bad })).toThrow(name)
  })

  it('reads lists by their commas, and none out of nothing', () => {
    const config = loadConfig({ CHAINLENS_PRIVATE_HOSTS: '127.0.0.1:1, [::1]:2 ,', CHAINLENS_TRUSTED_PROXIES: '::1,' })
    expect([config.privateHosts, config.trustedProxies]).toEqual([['127.0.0.1:1', '[::1]:2'], ['::1']])
    expect([loadConfig({}).privateHosts, loadConfig({}).trustedProxies]).toEqual([[], []])
  })

  it('takes the folder of further tools by its absolute path, and none where none is named', () => {
    expect(loadConfig({ CHAINLENS_TOOLS: '/srv/tools/../more' }).toolsFolder).toBe('/srv/more')
    expect(loadConfig({}).toolsFolder).toBeUndefined()
  })

  it('reads headers of traces where there is an endpoint, and tells nothing of one that is no pair', () => {
    const read = (OTEL_EXPORTER_OTLP_HEADERS: string) =>
      loadConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_EXPORTER_OTLP_HEADERS }).tracing
    expect(read('a=b%2C, c=d')).toMatchObject({ url: 'http://collector:4318/v1/traces', headers: { a: 'b,', c: 'd' } })
    for (const bad of ['secret', 'a=secret%']) {
      expect(() => read(bad)).toThrow(/OTEL_EXPORTER_OTLP_HEADERS/)
      expect(() => read(bad)).not.toThrow(/secret/)
    }
  })

  it('names every setting that is wrong', () => {
    expect(() => loadConfig({ PORT: 'x', LOG_LEVEL: 'loud' })).toThrow(/PORT.*LOG_LEVEL|LOG_LEVEL.*PORT/s)
  })

  it('takes a server for mail together with a sender only', () => {
    const SMTP_URL = 'smtps://user:p%40ss@mail.test:465'
    expect(loadConfig({ SMTP_URL, MAIL_FROM: 'a@b.test' })).toMatchObject({ smtpUrl: SMTP_URL, mailFrom: 'a@b.test' })
    expect(() => loadConfig({ SMTP_URL })).toThrow(/MAIL_FROM/)
    expect(() => loadConfig({ SMTP_URL: 'smtp://a:50%@mail.test', MAIL_FROM: 'a@b.test' })).toThrow(/SMTP_URL/)
    expect(() => loadConfig({ SMTP_URL: 'smtp:', MAIL_FROM: 'a@b.test' })).toThrow(/SMTP_URL/)
    expect(() => loadConfig({ SMTP_URL: 'http://mail.test', MAIL_FROM: 'a@b.test' })).toThrow(/SMTP_URL/)
  })

  it("is not stopped by other programs' settings", () => {
    const config = loadConfig({ BASE_URL: '/', VITE_BASE_URL: '/', HOMEPAGE_URL: 'none', NODE_OPTIONS: '--x' })
    expect(config.baseUrls).toEqual({})
  })

  it('reads keys by service, without the blanks around them, and refuses one with a blank in it unseen', () => {
    expect(loadConfig({ X_BEARER_TOKEN: ' a-key\n', GITHUB_TOKEN: '' }).keys).toEqual({ X: 'a-key' })
    expect(() => loadConfig({ X_BEARER_TOKEN: 'secret key' })).toThrow(/X_BEARER_TOKEN/)
    expect(() => loadConfig({ X_BEARER_TOKEN: 'secret key' })).not.toThrow(/secret/)
  })

  it("reads Discord's channels as a list, empty where none is given", () => {
    expect(loadConfig({}).discordChannelIds).toEqual([])
    expect(loadConfig({ DISCORD_CHANNEL_IDS: ' 12345, 67890' }).discordChannelIds).toEqual(['12345', '67890'])
  })

  it('reads services, chains, and a home that begins with a tilde', () => {
    const config = loadConfig({
      ALTERNATIVE_ME_BASE_URL: 'http://a.test',
      EVM_RPC_URL_8453: 'http://b.test',
      CHAINLENS_HOME: '~/data',
    })
    expect(config.baseUrls).toEqual({ ALTERNATIVE_ME: 'http://a.test' })
    expect(config.evmRpcUrls).toEqual({ 8453: 'http://b.test' })
    expect(config.home).toBe(join(homedir(), 'data'))
  })
})

describe('subgraphUrlOf', () => {
  const entry = { name: 'users', routingUrl: 'http://localhost:3005/graphql', schemaFile: '' }

  it('takes the setting before the list, and names a setting that is no address', () => {
    expect(subgraphUrlOf(loadConfig({}), entry)).toBe(entry.routingUrl)
    expect(subgraphUrlOf(loadConfig({ USERS_URL: 'http://users:1/graphql' }), entry)).toBe('http://users:1/graphql')
    expect(() => subgraphUrlOf(loadConfig({ USERS_URL: 'users:3005' }), entry)).toThrow('USERS_URL is not a URL')
  })
})

describe('readSubgraphs', () => {
  const read = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'chainlens-list-'))
    try {
      writeFileSync(join(folder, 'rover.yaml'), text)
      return readSubgraphs(join(folder, 'rover.yaml')).subgraphs
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const list =
    'federation_version: =2\nsubgraphs:\n  a:\n    routing_url: http://a/graphql\n    schema: {file: ./a.graphql}'

  it('gives absolute files', () => {
    expect(read(list)).toEqual([
      { name: 'a', routingUrl: 'http://a/graphql', schemaFile: expect.stringMatching(/^\/.*\/a\.graphql$/) },
    ])
  })

  it.each(['', 'subgraphs: [', 'subgraphs: {}', list.replace('http://a', 'a')])('refuses %j', (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'SUBGRAPH_LIST_INVALID' }))
  })
})
