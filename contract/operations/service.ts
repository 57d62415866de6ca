import { empty, emptyAsDocumented, errorMessage, json, refused, type Operation } from '../operation.ts';

const companyError = json('CompanyError');
/** The service for companies words its refusals in another way than the customer service does. */
const companyRefused = { 400: companyError, 401: json('Refusal'), 403: companyError } as const;

/** The neighbours that a run needs: the service token, the tenant's view of its customers, companies. */
export const service = {
  requestServiceToken: {
    operationId: 'POST-oauth-request-client-credentials',
    route: 'POST /oauth/token',
    auth: 'nobody',
    body: 'ServiceTokenRequest',
    bodyTypes: ['application/x-www-form-urlencoded'],
    success: 200,
    answers: { 200: json('ServiceToken') },
    tolerated: { 400: json('Refusal'), 401: json('Refusal'), 403: json('Refusal') },
  },
  listCustomers: {
    operationId: 'GET-customer-tenant-list-customers',
    route: 'GET /customer/{tenant}/customers',
    auth: 'service',
    query: { q: 'optional', sort: 'optional', pageNumber: 'optional', pageSize: 'optional', expand: 'optional' },
    success: 200,
    answers: { 200: json('CustomerForSellerList'), ...refused },
  },
  searchCustomers: {
    operationId: 'POST-customer-tenant-search',
    route: 'POST /customer/{tenant}/customers/search',
    auth: 'service',
    query: { sort: 'optional', pageNumber: 'optional', pageSize: 'optional', expand: 'optional' },
    body: 'CustomerSearch',
    success: 200,
    answers: { 200: json('CustomerForSellerList'), ...refused },
  },
  createCustomer: {
    operationId: 'POST-customer-tenant-create-customer',
    route: 'POST /customer/{tenant}/customers',
    auth: 'service',
    query: { sendPasswordResetNotifications: 'optional' },
    body: 'CustomerCreateBySeller',
    success: 201,
    answers: { 201: json('ResourceLocation'), ...refused, 409: errorMessage },
    creates: 'customer',
  },
  getCustomer: {
    operationId: 'GET-customer-tenant-retrieve-customer',
    route: 'GET /customer/{tenant}/customers/{customerNumber}',
    auth: 'service',
    query: { expand: 'optional' },
    success: 200,
    answers: { 200: json('CustomerForSeller'), ...refused, 404: errorMessage },
  },
  patchCustomer: {
    operationId: 'PATCH-customer-tenant-update-customer',
    route: 'PATCH /customer/{tenant}/customers/{customerNumber}',
    auth: 'service',
    body: 'CustomerPatchBySeller',
    bodyTypes: ['application/json', 'application/merge-patch+json'],
    success: 200,
    answers: { 200: emptyAsDocumented, ...refused, 404: errorMessage },
    tolerated: { 204: empty, 409: errorMessage },
  },
  removeCustomer: {
    operationId: 'DELETE-customer-tenant-remove-customer',
    route: 'DELETE /customer/{tenant}/customers/{customerNumber}',
    auth: 'service',
    success: 202,
    answers: { 202: empty, ...refused, 404: errorMessage },
    tolerated: { 204: empty },
  },
  createLegalEntity: {
    operationId: 'POST-customer-mgmt-create-legal-entity',
    route: 'POST /customer-management/{tenant}/legal-entities',
    auth: 'service',
    body: 'LegalEntityCreate',
    success: 201,
    answers: { 201: json('ResourceLocation'), ...companyRefused, 409: companyError },
    creates: 'legal entity',
  },
  removeLegalEntity: {
    operationId: 'DELETE-customer-mgmt-remove-legal-entity',
    route: 'DELETE /customer-management/{tenant}/legal-entities/{legalEntityId}',
    auth: 'service',
    success: 204,
    answers: { 204: empty, ...companyRefused, 404: companyError },
  },
  assignContact: {
    operationId: 'POST-customer-mgmt-create-contact-assignment',
    route: 'POST /customer-management/{tenant}/contact-assignments',
    auth: 'service',
    body: 'ContactAssignmentCreate',
    success: 201,
    answers: { 201: json('ResourceLocation'), ...companyRefused, 409: companyError },
    creates: 'contact assignment',
  },
  removeContactAssignment: {
    operationId: 'DELETE-customer-mgmt-remove-contact-assignment',
    route: 'DELETE /customer-management/{tenant}/contact-assignments/{contactAssignmentId}',
    auth: 'service',
    success: 204,
    answers: { 204: empty, ...companyRefused, 404: companyError },
  },
} as const satisfies Record<string, Operation>;
