import { isLoopbackHost, isLoopbackServiceUrl } from '../../src/settings'

test.each(['localhost', 'localhost:3978', '127.0.0.1:3978', '127.1.2.3', '[::1]:3978', 'LOCALHOST:1'])(
  '%s is this machine',
  (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  },
)

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:3978',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  'localhost:3978@evil.example',
  '[::2]:3978',
  '::1',
  '0.0.0.0',
  '127.0.0.999',
  'localhost:123456',
])('%s is not this machine', (host) => {
  expect(isLoopbackHost(host)).toBe(false)
})

test.each(['http://localhost:56150/_connector', 'http://127.0.0.1:1/', 'https://[::1]:9/x'])(
  'replies may go to %s',
  (url) => {
    expect(isLoopbackServiceUrl(url)).toBe(true)
  },
)

test.each([
  undefined,
  42,
  '',
  'localhost',
  'http://evil.example/',
  'http://localhost@evil.example/',
  'http://user:pass@localhost/',
  'http://localhost.evil.example/',
  'file://localhost/etc/passwd',
  'http://169.254.169.254/',
  'http://0.0.0.0/',
])('replies may not go to %s', (url) => {
  expect(isLoopbackServiceUrl(url)).toBe(false)
})
