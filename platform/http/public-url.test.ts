import { describe, expect, it } from 'vitest'
import { isPublicAddress, parsePublicUrl } from './index.ts'

describe('an address of the public web', () => {
  it.each([
    'https://example.org/',
    'http://example.org:80/a?b=c',
    'https://example.org:443/',
    'https://sub.example.co.uk./x',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]/',
    'https://bücher.example.org/',
    'https://localhost.example.org/',
    'https://local.news.example.org/',
    'http://8.8.8.8:443/',
  ])('is %s', (text) => {
    expect(parsePublicUrl(text)).toBeInstanceOf(URL)
  })

  it.each([
    // What it is read as.
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'data:text/html,hello',
    'javascript:alert(1)',
    'example.org',
    '',
    'https://',
    `https://example.org/${'a'.repeat(2_000)}`,
    // Who is asked.
    'https://user@example.org/',
    'https://user:password@example.org/',
    'http://ok@127.0.0.1/',
    'http://example.org:22/',
    'http://example.org:6379/',
    'http://example.org:5432/',
    'http://example.org:8080/',
    // Names of this machine or network.
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://intranet/',
    'http://redis.default.svc/',
    'http://db.svc.cluster.local/',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'http://nas.home.arpa/',
    'http://x.test/',
    // Spellings of 127.0.0.1 and its like.
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http:\\\\127.0.0.1\\',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://255.255.255.255/',
  ])('is not %s', (text) => {
    expect(typeof parsePublicUrl(text)).toBe('string')
  })

  it('is asked at the host that it is checked for, whatever it looks like', () => {
    expect(parsePublicUrl('http://example.org\\@127.0.0.1/')).toMatchObject({ host: 'example.org' })
  })

  it('may be a host that was allowed by its name and port, and no other port of it', () => {
    const options = { allowedHosts: ['127.0.0.1:4123'] }
    expect(parsePublicUrl('http://127.0.0.1:4123/a', options)).toBeInstanceOf(URL)
    expect(typeof parsePublicUrl('http://127.0.0.1:4124/a', options)).toBe('string')
    expect(typeof parsePublicUrl('http://localhost:4123/a', options)).toBe('string')
  })
})

describe('a public address', () => {
  // Each range by its last address, and the public ones around it.
  it.each([
    ['0.255.255.255', '1.0.0.0'],
    ['10.255.255.255', '11.0.0.0'],
    ['10.0.0.0', '9.255.255.255'],
    ['100.127.255.255', '100.128.0.0'],
    ['100.64.0.0', '100.63.255.255'],
    ['127.255.255.255', '128.0.0.0'],
    ['169.254.255.255', '169.255.0.0'],
    ['172.31.255.255', '172.32.0.0'],
    ['172.16.0.0', '172.15.255.255'],
    ['192.0.0.255', '192.0.1.0'],
    ['192.168.255.255', '192.169.0.0'],
    ['198.19.255.255', '198.20.0.0'],
    ['198.18.0.0', '198.17.255.255'],
    ['224.0.0.0', '223.255.255.255'],
    ['168.63.129.16', '168.63.129.17'],
    ['64:ff9b::8.8.8.8', '64:ff9c::1'],
    ['2001:1ff:ffff::', '2001:200::1'],
    ['2002:ffff::1', '2003::1'],
    ['fdff::1', '2600::1'],
    ['::ffff:10.0.0.1', '::ffff:8.8.8.8'],
  ])('is not %s, but %s', (inside, outside) => {
    expect([isPublicAddress(inside), isPublicAddress(outside)]).toEqual([false, true])
  })

  it('is nothing that is no address', () => {
    for (const text of ['', 'example.org', '127.1', '0x7f000001', '1.2.3', '1.2.3.4.5', 'fe80::1%eth0'])
      expect(isPublicAddress(text)).toBe(false)
  })
})
