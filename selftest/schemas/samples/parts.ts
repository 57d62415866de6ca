import type { SamplesOf } from './sample-types.ts';

const mixins = { loyalty: { points: 7 }, marker: 'free text', nothing: null };

export const parts: SamplesOf<
  | 'AccountId'
  | 'AccountLimit'
  | 'B2B'
  | 'B2BRegistration'
  | 'LegalEntityReference'
  | 'LegalInfo'
  | 'Metadata'
  | 'MixinLinks'
  | 'Mixins'
  | 'ResourceId'
  | 'ResourceLocation'
> = {
  AccountId: {
    requires: ['id'],
    accepts: [{ id: 'ada@example.test', providerId: 'social|5550100' }, { id: 'ada', providerId: null }, { id: 'ada' }],
    refuses: [
      { why: 'somebody logs in', put: { id: '' }, at: '/id', keyword: 'minLength' },
      { why: 'a provider names accounts in text', put: { providerId: 5550100 }, at: '/providerId', keyword: 'type' },
    ],
  },
  AccountLimit: {
    requires: [],
    accepts: [{ currency: 'CHF', value: 0 }, {}],
    refuses: [{ why: 'no limit is below nothing', put: { value: -0.01 }, at: '/value', keyword: 'minimum' }],
  },
  B2B: {
    requires: [],
    accepts: [
      { companyRegistrationId: 'HRB-77-01', legalEntities: [{ id: 'L20481' }] },
      { companyRegistrationId: null, legalEntities: null },
      { legalEntities: [] },
    ],
    refuses: [
      {
        why: 'a registration is text',
        put: { companyRegistrationId: 77 },
        at: '/companyRegistrationId',
        keyword: 'type',
      },
      { why: 'companies are objects', put: { legalEntities: ['L20481'] }, at: '/legalEntities/0', keyword: 'type' },
    ],
  },
  B2BRegistration: {
    requires: [],
    accepts: [{ companyRegistrationId: 'HRB-77-01' }, {}],
    refuses: [
      {
        why: 'a registration is text',
        put: { companyRegistrationId: 77 },
        at: '/companyRegistrationId',
        keyword: 'type',
      },
    ],
  },
  LegalEntityReference: {
    requires: ['id'],
    accepts: [
      { id: 'L20481', name: 'Sample Works', contactAssignmentId: 'C20482' },
      { id: 'L20481', name: null, contactAssignmentId: null },
    ],
    refuses: [
      { why: 'a reference refers', put: { id: '' }, at: '/id', keyword: 'minLength' },
      { why: 'a name is text', put: { name: { en: 'Sample Works' } }, at: '/name', keyword: 'type' },
    ],
  },
  LegalInfo: {
    requires: [],
    accepts: [
      {
        legalName: 'Sample Works Ltd',
        registrationDate: '2020-02-03T04:05:06.789Z',
        taxRegistrationNumber: '7701',
        registrationAgency: 'Registo',
        registrationId: 'HRB-77-01',
        countryOfRegistration: 'PT',
      },
      {},
    ],
    refuses: [{ why: 'an id is text', put: { registrationId: 77 }, at: '/registrationId', keyword: 'type' }],
  },
  Metadata: {
    requires: [],
    accepts: [{ version: 0, mixins: { loyalty: 'https://mixins.example.test/loyalty.json' } }, {}],
    refuses: [
      { why: 'versions are whole', put: { version: 1.5 }, at: '/version', keyword: 'type' },
      { why: 'mixins go by name', put: { mixins: [] }, at: '/mixins', keyword: 'type' },
    ],
  },
  MixinLinks: {
    requires: [],
    accepts: [{ mixins: { loyalty: 'https://mixins.example.test/loyalty.json' } }, {}],
    refuses: [{ why: 'mixins go by name', put: { mixins: null }, at: '/mixins', keyword: 'type' }],
  },
  Mixins: {
    requires: [],
    accepts: [mixins, {}],
    refuses: [{ why: 'mixins go by name', body: [mixins], at: '', keyword: 'type' }],
  },
  ResourceId: {
    requires: ['id'],
    accepts: [{ id: 'L20481' }],
    refuses: [{ why: 'an id is text', put: { id: 20481 }, at: '/id', keyword: 'type' }],
  },
  ResourceLocation: {
    requires: ['id'],
    accepts: [{ id: '20480001' }, { id: 'conf_42-a' }],
    refuses: [
      { why: 'an id is not empty', put: { id: '' }, at: '/id', keyword: 'minLength' },
      { why: 'an id is text', put: { id: 20480001 }, at: '/id', keyword: 'type' },
    ],
  },
};
