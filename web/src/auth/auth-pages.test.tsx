import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import type { Services } from '../app/services.ts'
import { ServicesContext } from '../app/services-context.ts'
import { AuthRoutes } from './AuthRoutes.tsx'
import { Field } from './Field.tsx'

const TOKEN = `clm_${'a'.repeat(43)}`
const page = (address: string) =>
  renderToStaticMarkup(
    <ServicesContext value={{} as Services}>
      <MemoryRouter initialEntries={[address]}>
        <AuthRoutes>
          <p>the app</p>
        </AuthRoutes>
      </MemoryRouter>
    </ServicesContext>,
  )
const inputs = (html: string) =>
  [...html.matchAll(/<input([^>]*)>/g)].map(([, text = '']) => ({
    id: /\bid="([^"]*)"/.exec(text)?.[1],
    type: /\btype="([^"]*)"/.exec(text)?.[1],
    autoComplete: /autocomplete="([^"]*)"/i.exec(text)?.[1],
  }))

test('every input has its label, and tells a password manager what it is', () => {
  expect(inputs(page('/register'))).toEqual([
    { id: 'name', type: undefined, autoComplete: 'name' },
    { id: 'email', type: 'email', autoComplete: 'username' },
    { id: 'password', type: 'password', autoComplete: 'new-password' },
  ])
  expect(inputs(page('/forgot'))).toEqual([{ id: 'email', type: 'email', autoComplete: 'username' }])
  expect(inputs(page(`/reset?token=${TOKEN}`))).toEqual([
    { id: 'password', type: 'password', autoComplete: 'new-password' },
  ])
  for (const address of ['/register', '/forgot', `/reset?token=${TOKEN}`, '/verify']) {
    const html = page(address)
    for (const { id } of inputs(html)) expect(html).toContain(`<label for="${id}">`)
  }
})

test('a link confirms by a button, not by being opened, and its token is nowhere on the page', () => {
  const html = page(`/verify?token=${TOKEN}`)
  expect(html).toContain('Confirm this address</button>')
  expect(html).not.toContain(TOKEN)
  expect(page(`/reset?token=${TOKEN}`)).not.toContain(TOKEN)
})

test('a link without a token says that it does not work, and offers a new one', () => {
  expect(page('/verify')).toContain('Mail me a new link</button>')
  expect(page('/reset?token=')).toContain('href="/forgot"')
})

test('every other address is the app', () => {
  for (const address of ['/', '/sessions/session_1', '/registered', '/verify/x'])
    expect(page(address)).toBe('<p>the app</p>')
})

test('what is wrong with an input is read out with it', () => {
  const html = renderToStaticMarkup(<Field label="Name" name="name" hint="What others see." refusal="Too long." />)
  expect(html).toContain('aria-describedby="name-hint name-refusal"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toMatch(/id="name-refusal"[^>]*role="alert"[^>]*>Too long\.</)
})
