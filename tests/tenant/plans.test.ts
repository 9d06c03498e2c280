import { covered, plan, rowOf, servicesOf, sku } from './tenants'

/** A plan that no table knows: it is classified by its name. */
const unlisted = (name: unknown, other: object = {}) => ({
  servicePlanId: '0f0e0d0c-0000-4000-9000-00000000000f',
  servicePlanName: name,
  provisioningStatus: 'Success',
  ...other,
})

/** Where a plan lands: its services, or the list. */
function landing(one: object): string[] {
  const found = covered(sku('A', [one]))
  const lists = (['clients', 'otherPlans', 'unknownPlans'] as const).filter((list) => found[list].length > 0)
  return [...servicesOf(found), ...lists]
}

describe('a plan lands by its rule and name', () => {
  test.each<[string, string]>([
    ['EXCHANGE_S_MULTIGEO', 'otherPlans'],
    ['X_MULTIGEO_Y', 'unknownPlans'],
    ['SHAREPOINT_MULTIGEO_X', 'otherPlans'],
    ['SHAREPOINTSTORAGE_X', 'otherPlans'],
    ['INTELLIGENT_CONTENT_SERVICES_X', 'otherPlans'],
    ['TEAMSPRO_X', 'otherPlans'],
    ['EXCHANGE_S_ARCHIVE_ADDON', 'otherPlans'],
    ['EXCHANGE_S_ARCHIVE', 'exchange-online'],
    ['MCO_VIRTUAL_APPT', 'otherPlans'],
    ['MCO_VIRTUAL_APPT_X', 'microsoft-teams'],
    ['NUCLEUS', 'otherPlans'],
    ['PURVIEW_DISCOVERY', 'otherPlans'],
    ['PURVIEW_DISCOVERY_X', 'microsoft-purview'],
    ['QUEUES_APP', 'otherPlans'],
    ['QUEUES_APP_X', 'microsoft-teams'],
    ['TEAMS_ADVCOMMS', 'otherPlans'],
    ['EXCHANGE_S_FOUNDATION', 'otherPlans'],
    ['exchange_foundation_gov', 'otherPlans'],
    ['EXCHANGE_S_FOUNDATION_X', 'exchange-online'],
    ['INTUNE_O365', 'otherPlans'],
    ['DYN365BC_MS_INVOICING', 'otherPlans'],
    ['CORTEX', 'otherPlans'],
    ['MESH_AVATARS_X', 'otherPlans'],
    ['CDSAICAPACITY_X', 'ai-builder'],
    ['POWER_PAGES_X', 'power-pages'],
    ['GRAPH_CONNECTORS_COPILOT', 'microsoft-365-copilot'],
    ['AUDIT_FOR_AGENTS', 'microsoft-purview'],
    ['EOP_X', 'exchange-online-protection'],
    ['EXCHANGE_L_X', 'exchange-online'],
    ['SHAREPOINTWAC_X', 'office-for-the-web'],
    ['SHAREPOINT_PROJECT_X', 'project-online'],
    ['ONEDRIVE_X', 'onedrive-for-business'],
    ['TEAMS_X', 'microsoft-teams'],
    ['MCOSTANDARD_X', 'otherPlans'],
    ['OFFICESUBSCRIPTION_X', 'clients'],
    ['FORMS_PRO_X', 'dynamics-365'],
    ['D365_X', 'dynamics-365'],
    ['DYN365_X', 'dynamics-365'],
    ['FORMS_X', 'forms'],
    ['PROJECTWORKMANAGEMENT_X', 'planner'],
    ['VIVAENGAGE_X', 'viva-engage'],
    ['MYANALYTICS_X', 'viva-insights'],
    ['VIVA_X', 'otherPlans'],
    ['YAMMER_X', 'viva-engage'],
    ['POWER_VIRTUAL_AGENTS_X', 'copilot-studio'],
    ['M365_COPILOT_X', 'microsoft-365-copilot'],
    ['BING_CHAT_ENTERPRISE', 'otherPlans'],
    ['POWERAUTOMATE_DESKTOP_X', 'clients'],
    ['POWER_AUTOMATE_X', 'power-automate'],
    ['POWER_APPS_X', 'power-apps'],
    ['PBI_PREMIUM_X', 'power-bi'],
    ['DV_X', 'dataverse'],
    ['PROJECT_CLIENT_X', 'clients'],
    ['PROJECT_ESSENTIALS_X', 'project-online'],
    ['PROJECT_P9', 'otherPlans'],
    ['VISIO_CLIENT_X', 'clients'],
    ['VISIOONLINE_X', 'otherPlans'],
    ['ADALLOM_S_X', 'defender-for-cloud-apps'],
    ['ADALLOM_FOR_AATP', 'otherPlans'],
    ['ATP_ENTERPRISE_X', 'defender-for-office-365'],
    ['THREAT_INTELLIGENCE_GOV', 'defender-for-office-365'],
    ['THREAT_INTELLIGENCE_APP', 'otherPlans'],
    ['SAFEDOCS_X', 'otherPlans'],
    ['MDE_X', 'defender-for-endpoint'],
    ['ATA', 'defender-for-identity'],
    ['ATA_X', 'unknownPlans'],
    ['MTP', 'defender-xdr'],
    ['DEFENDER_X', 'otherPlans'],
    ['ENTRA_PREMIUM_PRIVATE_ACCESS_X', 'global-secure-access'],
    ['ENTRA_PREMIUM_X', 'entra-id'],
    ['INTUNE_A', 'intune'],
    ['INTUNE_A_X', 'intune'],
    ['INTUNE_AX', 'otherPlans'],
    ['INTUNE_EDU_X', 'intune'],
    ['INTUNE_SMBIZ_X', 'intune'],
    ['CUSTOMERLOCKBOX_X', 'customer-lockbox'],
    ['MIP_S_X', 'microsoft-purview'],
    ['RMS_S_X', 'microsoft-purview'],
    ['CPC_X', 'windows-365'],
    ['WINDOWS_AUTOPATCH_X', 'windows-autopatch'],
    ['VIRTUALIZATION RIGHTS X', 'clients'],
    ['WINDOWS_X', 'otherPlans'],
    ['SWAY_X', 'sway'],
    ['MICROSOFT STREAM X', 'microsoft-stream'],
    ['MICROSOFTSTREAM', 'microsoft-stream'],
    ['MICROSOFT_LOOP_X', 'microsoft-loop'],
    ['UNIVERSAL_PRINT_X', 'universal-print'],
    ['WHITEBOARD_X', 'otherPlans'],
    ['MICROSOFT_SEARCH_X', 'otherPlans'],
    ['DESKLESS_X', 'otherPlans'],
    ['SCHOOL_DATA_SYNC_X', 'school-data-sync'],
    ['MINECRAFT_X', 'otherPlans'],
    ['SPZA_X', 'otherPlans'],
    ['MCS_X', 'otherPlans'],
    ['ORION_X', 'unknownPlans'],
  ])('%s: %s', (name, where) => {
    expect(landing(unlisted(name))).toEqual([where])
    expect(landing(unlisted(`  ${name.toLowerCase()} `))).toEqual([where])
  })

  test('a SharePoint plan brings OneDrive as well', () => {
    expect(landing(unlisted('SHAREPOINT_X'))).toEqual(['onedrive-for-business', 'sharepoint-online'])
  })
})

describe('the id of a plan goes before its name', () => {
  const FOUNDATION = '113feb6c-3fe4-4440-bddc-54d774bf0318'

  test('a listed id decides, in any case and with blanks around it', () => {
    const listed = { servicePlanId: ` ${FOUNDATION.toUpperCase()} `, servicePlanName: 'EXCHANGE_S_ENTERPRISE' }
    const found = covered(sku('A', [listed]))
    expect(found.services).toEqual([])
    expect(found.otherPlans).toEqual(['EXCHANGE_S_ENTERPRISE'])
  })

  test('an id that only begins like a listed one is not listed', () => {
    const near = `${FOUNDATION.slice(0, -1)}9`
    expect(covered(sku('A', [{ servicePlanId: near, servicePlanName: 'ORION' }])).unknownPlans).toEqual(['ORION'])
    const run = FOUNDATION.replaceAll('-', '')
    expect(covered(sku('A', [{ servicePlanId: run, servicePlanName: 'ORION' }])).unknownPlans).toEqual(['ORION'])
  })

  test.each<[string, object, string]>([
    ['as given, trimmed', { servicePlanId: FOUNDATION, servicePlanName: ' x ' }, 'x'],
    ['from the table where the name is missing', { servicePlanId: FOUNDATION }, 'EXCHANGE_S_FOUNDATION'],
    [
      'from the table where the name is blank',
      { servicePlanId: FOUNDATION, servicePlanName: ' ' },
      'EXCHANGE_S_FOUNDATION',
    ],
  ])('the name is shown %s', (_, one, name) => {
    expect(covered(sku('A', [one])).otherPlans).toEqual([name])
  })

  test('an unknown plan without a name is shown by its id, in lower case', () => {
    expect(covered(sku('A', [{ servicePlanId: ' ABC-Def ', servicePlanName: null }])).unknownPlans).toEqual(['abc-def'])
  })
})

test('a plan lands whatever its status and the status of its licence', () => {
  for (const capabilityStatus of ['Enabled', 'Suspended', null])
    for (const status of ['Success', 'Disabled', null])
      expect(
        covered(
          sku('A', [plan('MCOEV', status), plan('OFFICESUBSCRIPTION', status), plan('ORION', status)], {
            capabilityStatus,
          }),
        ),
      ).toMatchObject({ clients: ['OFFICESUBSCRIPTION'], otherPlans: ['MCOEV'], unknownPlans: ['ORION'] })
})

describe('the Office suite', () => {
  const suites = (part: string, ...plans: (string | object)[]) =>
    servicesOf(covered(sku(part, plans))).filter((id) => /^office-365/.test(id))

  test('takes a mailbox and a site in one licence', () => {
    expect(suites('A', 'EXCHANGE_S_ENTERPRISE', 'SHAREPOINTENTERPRISE')).toEqual(['office-365-commercial'])
    expect(suites('A', 'EXCHANGE_S_ENTERPRISE', 'TEAMS1')).toEqual([])
    expect(suites('A', 'EXCHANGE_S_FOUNDATION', 'SHAREPOINTENTERPRISE')).toEqual([])
    expect(suites('A', 'EOP_ENTERPRISE', 'SHAREPOINTENTERPRISE')).toEqual([])
    expect(suites('A', 'EXCHANGE_S_ENTERPRISE', 'ONEDRIVESTANDARD')).toEqual([])
    const apart = covered(sku('A', ['EXCHANGE_S_ENTERPRISE']), sku('B', ['SHAREPOINTENTERPRISE', 'TEAMS1']))
    expect(servicesOf(apart).filter((id) => /^office-365/.test(id))).toEqual([])
  })

  test('stands as its mailbox, site and Teams plans stand', () => {
    const state = (...plans: object[]) => rowOf(covered(sku('A', plans)), 'office-365-commercial').state
    const off = [plan('EXCHANGE_S_ENTERPRISE', 'Disabled'), plan('SHAREPOINTENTERPRISE', 'Disabled')]
    expect(state(...off)).toBe('disabled')
    expect(state(...off, plan('TEAMS1'))).toBe('enabled')
    expect(state(...off, plan('TEAMS1', null))).toBe('pending')
    expect(state(...off, plan('SHAREPOINTWAC'), plan('YAMMER_ENTERPRISE'))).toBe('disabled')
  })

  test('counts its licences once', () => {
    const found = covered(sku('A', ['EXCHANGE_S_ENTERPRISE', 'SHAREPOINTENTERPRISE', 'TEAMS1']))
    expect(rowOf(found, 'office-365-commercial')).toMatchObject({ licensed: 10, consumed: 7, skus: ['A'] })
  })
})

describe('the environment', () => {
  test.each<[string, string]>([
    ['X_USGOV_GCCHIGH', 'gcc-high'],
    ['x_gcc_high', 'gcc-high'],
    ['DODGCCHIGH', 'gcc-high'],
    ['X_USGOV_DOD', 'dod'],
    ['DOD1', 'dod'],
    ['XDOD', 'commercial'],
    ['DODX', 'commercial'],
    ['X_GOV_DOD', 'dod'],
    ['X_GOV', 'gcc'],
    ['GCC-X', 'gcc'],
    ['USGOV_X', 'commercial'],
    ['GOVERNMENT', 'commercial'],
    ['X_FACULTY_GCC', 'gcc'],
    ['M365EDU_A3', 'education'],
    ['X_EDU', 'education'],
    ['X_FAC', 'education'],
    ['X_STU', 'education'],
    ['X_STUDENT', 'education'],
    ['X_STUDENTS_Y', 'education'],
    ['X_STUUSEBNFT', 'education'],
    ['ALUMNI_X', 'education'],
    ['EDUCATION', 'commercial'],
    ['X_STUDIO', 'commercial'],
    ['ENTERPRISEPACK', 'commercial'],
  ])('of %s is %s, and so is its suite', (part, environment) => {
    const found = covered(sku(part, ['EXCHANGE_S_ENTERPRISE', 'SHAREPOINTENTERPRISE']))
    expect(found.environments).toEqual([environment])
    expect(servicesOf(found)).toContain(`office-365-${environment}`)
  })

  test('is listed for every licence that is not deleted, and commercial only where nothing is marked', () => {
    const at = (part: string, capabilityStatus = 'Enabled') => sku(part, [], { capabilityStatus })
    expect(covered(at('A'), at('A_GOV', 'Suspended'), at('A_EDU')).environments).toEqual(['education', 'gcc'])
    expect(covered(at('A'), at('A_GOV', 'Deleted')).environments).toEqual(['commercial'])
  })
})
