import { currency, details } from './profiles.ts';
import { notEmpty, type SamplesOf } from './sample-types.ts';

const bySeller = {
  ...details,
  type: 'CUSTOMER',
  photoUrl: 'https://img.example.test/ada.png',
  restriction: 'lisbon',
  b2b: { companyRegistrationId: 'HRB-77-01' },
  active: true,
  onHold: false,
  mixins: {},
} as const;

const customId = [
  ...notEmpty('id'),
  { why: 'a custom id has 66 characters at most', put: { id: 'c'.repeat(67) }, at: '/id', keyword: 'maxLength' },
  { why: 'a custom id has no blanks', put: { id: 'custom id' }, at: '/id', keyword: 'pattern' },
] as const;

const links = { mixins: { loyalty: 'https://mixins.example.test/loyalty.json' } };

export const services: SamplesOf<
  | 'ServiceTokenRequest'
  | 'CustomerSearch'
  | 'CustomerCreateBySeller'
  | 'CustomerPatchBySeller'
  | 'LegalEntityCreate'
  | 'LegalEntityList'
  | 'ContactAssignmentCreate'
> = {
  ServiceTokenRequest: {
    requires: ['grant_type', 'client_id', 'client_secret'],
    accepts: [
      { grant_type: 'client_credentials', client_id: 'key', client_secret: 'hush', scope: 'customer.customer_read' },
      { grant_type: 'client_credentials', client_id: 'key', client_secret: 'hush' },
    ],
    refuses: [
      { why: 'services have no password', put: { grant_type: 'password' }, at: '/grant_type', keyword: 'const' },
      ...notEmpty('client_id', 'client_secret'),
      { why: 'scopes are one string', put: { scope: ['a', 'b'] }, at: '/scope', keyword: 'type' },
    ],
  },
  CustomerSearch: {
    requires: [],
    accepts: [{ q: 'contactEmail:~conf-42' }, {}],
    refuses: [{ why: 'a query is text', put: { q: { firstName: 'Ada' } }, at: '/q', keyword: 'type' }],
  },
  CustomerCreateBySeller: {
    requires: [],
    accepts: [
      { ...bySeller, id: 'conf_42-a', password: 'correct-Horse7', metadata: links },
      { b2b: null, restriction: null, id: 'c'.repeat(66) },
      {},
    ],
    refuses: [
      ...customId,
      { why: 'there are two types of users', put: { type: 'ADMIN' }, at: '/type', keyword: 'enum' },
      ...currency,
      { why: 'a flag is no text', put: { active: 'yes' }, at: '/active', keyword: 'type' },
    ],
  },
  CustomerPatchBySeller: {
    requires: [],
    accepts: [
      { ...bySeller, metadata: { version: 3, ...links } },
      { title: null, type: null, photoUrl: null, restriction: null, b2b: null, metadata: null, mixins: null },
      { active: true, onHold: false },
    ],
    refuses: [
      ...currency,
      { why: 'there are two types of users', put: { type: '' }, at: '/type', keyword: 'enum' },
      { why: 'a contact address cannot be unset', put: { contactEmail: null }, at: '/contactEmail', keyword: 'type' },
      { why: 'a customer is active or not', put: { active: null }, at: '/active', keyword: 'type' },
      { why: 'a customer is on hold or not', put: { onHold: 'false' }, at: '/onHold', keyword: 'type' },
    ],
  },
  LegalEntityCreate: {
    requires: ['name'],
    accepts: [
      {
        id: 'conf_42-works',
        name: 'Sample Works',
        type: 'SUBSIDIARY',
        parentId: 'L20481',
        accountLimit: { currency: 'CHF', value: 250.5 },
        legalInfo: { legalName: 'Sample Works Ltd' },
        customerGroups: [{ id: 'G1' }],
        entitiesAddresses: [{ id: 'E1' }],
        approvalGroup: [{ id: 'A1' }],
        metadata: links,
        mixins: {},
      },
      { name: 'Sample Works' },
    ],
    refuses: [
      ...customId,
      { why: 'a company is one of two types', put: { type: 'HOLDING' }, at: '/type', keyword: 'enum' },
      {
        why: 'a group is named by its id',
        put: { customerGroups: [{}] },
        at: '/customerGroups/0',
        keyword: 'required',
      },
      { why: 'so is a location', put: { entitiesAddresses: [{}] }, at: '/entitiesAddresses/0', keyword: 'required' },
      { why: 'so is an approver', put: { approvalGroup: ['A1'] }, at: '/approvalGroup/0', keyword: 'type' },
    ],
  },
  LegalEntityList: {
    requires: [],
    accepts: [[{ id: 'L20481', name: 'Sample Works' }, { id: 'L20482' }], []],
    refuses: [
      { why: 'the list is bare', body: { legalEntities: [] }, at: '', keyword: 'type' },
      { why: 'each item is a company', body: [{ name: 'Sample Works' }], at: '/0', keyword: 'required' },
    ],
  },
  ContactAssignmentCreate: {
    requires: ['legalEntity', 'customer'],
    accepts: [
      {
        id: 'conf_42-ada',
        legalEntity: { id: 'L20481' },
        customer: { id: '20480001' },
        type: 'LOGISTICS',
        primary: true,
        metadata: links,
        mixins: {},
      },
      { legalEntity: { id: 'L20481' }, customer: { id: '20480001' } },
    ],
    refuses: [
      ...customId,
      { why: 'a company is named by its id', put: { legalEntity: {} }, at: '/legalEntity', keyword: 'required' },
      { why: 'a company is no bare id', put: { legalEntity: 'L20481' }, at: '/legalEntity', keyword: 'type' },
      { why: 'an assignment is of a known type', put: { type: 'SALES' }, at: '/type', keyword: 'enum' },
    ],
  },
};
