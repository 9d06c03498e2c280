import { connect, patienceOn } from '../../../tab/host/connect'

/** A window that nothing holds. */
const alone = () => {
  const page = { location: { pathname: '/tab/configure' } } as { parent?: unknown; self?: unknown }
  page.parent = page
  page.self = page
  return page as unknown as Window
}

test('a page by itself is a web page at once, also where a client would get long', async () => {
  expect(await connect(alone())).toBeNull()
})

test('where a tab is set up the client gets longer: without it nothing can be kept', () => {
  expect(patienceOn('/tab/configure')).toBeGreaterThan(patienceOn('/tab/scope'))
})
