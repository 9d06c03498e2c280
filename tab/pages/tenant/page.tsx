import { Page } from '../../app/page'

export function TenantPage() {
  return <Page title="Tenant">{null}</Page>
}
