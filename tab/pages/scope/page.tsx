import { Page } from '../../app/page'

export function ScopePage() {
  return <Page title="Scope">{null}</Page>
}
