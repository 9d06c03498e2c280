export { createLicenceReader, type GivenByGraph, type LicenceReader } from './licence-reader'
export { PERMISSION } from './refusals'
