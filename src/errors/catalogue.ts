import type { ErrorEntry } from './entry'
import { SHARE_FAILURES } from './share-failures'
import { TENANT_FAILURES } from './tenant-failures'

export const ERRORS = {
  'settings-invalid': {
    sentence: 'The settings are not usable.',
    nextStep: 'Correct the settings that are listed and start again.',
    reportable: false,
  },
  'port-taken': {
    sentence: 'The port is taken by another program.',
    nextStep: 'Stop the other program, or set PORT to a free port.',
    reportable: false,
  },
  'knowledge-unusable': {
    sentence: 'The knowledge that the answers rest on cannot be read.',
    nextStep: 'Run "npm run build" and read what it says about the data.',
    reportable: true,
  },
  'tab-not-built': {
    sentence: 'The files of the tab are missing.',
    nextStep: 'Run "npm run build" and start again.',
    reportable: true,
  },
  'malformed-json': {
    sentence: 'The request body is not JSON.',
    nextStep: 'Send one JSON object with the content type application/json.',
    reportable: false,
  },
  'request-invalid': {
    sentence: 'The request does not have the expected form.',
    nextStep: 'Correct the fields that are listed.',
    reportable: false,
  },
  'body-too-large': {
    sentence: 'The request body is too large.',
    nextStep: 'Send a shorter question.',
    reportable: false,
  },
  'media-type-unsupported': {
    sentence: 'The request body has a content type or encoding that is not read here.',
    nextStep: 'Send JSON in UTF-8 with the content type application/json.',
    reportable: false,
  },
  'not-found': {
    sentence: 'There is nothing at this address.',
    nextStep: 'Check the address.',
    reportable: false,
  },
  'method-not-allowed': {
    sentence: 'This address does not take that method.',
    nextStep: 'Use one of the methods in the Allow header.',
    reportable: false,
  },
  'host-refused': {
    sentence: 'In local mode the server answers to loopback names only.',
    nextStep: 'Use http://127.0.0.1 or http://localhost, or configure the bot credentials.',
    reportable: false,
  },
  'service-address-refused': {
    sentence: 'In local mode the bot replies to loopback addresses only.',
    nextStep: 'Use a test client on this machine, or configure the bot credentials.',
    reportable: false,
  },
  'too-many-requests': {
    sentence: 'Too many questions came from this address in a short time.',
    nextStep: 'Wait for the time in the Retry-After header and ask again.',
    reportable: false,
  },
  'not-authorised': {
    sentence: 'The request does not carry a valid Bot Framework token.',
    nextStep: 'Check that the bot registration has the same app id and tenant as the server.',
    reportable: false,
  },
  'key-server-unreachable': {
    sentence: 'The signing keys of the Bot Framework cannot be fetched, so that no request can be checked.',
    nextStep: 'Check that this server reaches https://login.botframework.com, then send the request again.',
    reportable: true,
  },
  'activity-invalid': {
    sentence: 'The request is not a Bot Framework activity.',
    nextStep: 'Send an activity with at least a type, a conversation and a service address.',
    reportable: false,
  },
  'turn-failed': {
    sentence: 'Something went wrong while I was answering.',
    nextStep: 'Please ask again. If it happens again, tell your administrator the reference.',
    reportable: true,
  },
  'usage-invalid': {
    sentence: 'The command was not understood.',
    nextStep: 'Run it with --help to see what it takes.',
    reportable: false,
  },
  'line-invalid': {
    sentence: 'The line is not a question.',
    nextStep: 'Send one JSON object a line, as --help shows.',
    reportable: false,
  },
  'licences-invalid': {
    sentence: 'The list of licences does not have the form in which Microsoft Graph gives it.',
    nextStep: 'Give {"organization": …, "subscribedSkus": {"value": […]}} with what Graph v1.0 returns, unchanged.',
    reportable: false,
  },
  'licences-incomplete': {
    sentence: 'The list of licences is not complete: it names a next page.',
    nextStep: 'Follow @odata.nextLink to the end, join the entries of all pages in one value, and leave the link out.',
    reportable: false,
  },
  'file-unreadable': {
    sentence: 'The file cannot be read.',
    nextStep: 'Check the path and its permissions.',
    reportable: false,
  },
  'storage-unavailable': {
    sentence: 'The store of conversations cannot be used.',
    nextStep: 'Check DATABASE_URL, or that the folder of STORAGE_FILE can be written; it is tried again by itself.',
    reportable: true,
  },
  'storage-newer': {
    sentence: 'The store of conversations was written by a newer version of the app.',
    nextStep: 'Run that version or a later one, or point STORAGE_FILE or DATABASE_URL to another store.',
    reportable: true,
  },
  'storage-conflict': {
    sentence: 'The entry was changed by somebody else meanwhile.',
    nextStep: 'Read it again and repeat the change.',
    reportable: false,
  },
  ...TENANT_FAILURES,
  ...SHARE_FAILURES,
  internal: {
    sentence: 'Something went wrong on our side.',
    nextStep: 'Try again. If it happens again, report it with the reference.',
    reportable: true,
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof ERRORS
