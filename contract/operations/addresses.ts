import { empty, emptyAsDocumented, errorMessage, json, refused, type Operation } from '../operation.ts';

const addressRefused = { ...refused, 404: errorMessage } as const;

/** The caller's own addresses and their tags. */
export const addresses = {
  addAddress: {
    operationId: 'POST-customer-add-address',
    route: 'POST /customer/{tenant}/me/addresses',
    auth: 'customer',
    changes: 'addresses',
    body: 'AddressCreate',
    success: 201,
    answers: { 201: json('ResourceLocation'), ...refused },
    creates: 'address',
  },
  listAddresses: {
    operationId: 'GET-customer-list-customer-addresses',
    route: 'GET /customer/{tenant}/me/addresses',
    auth: 'customer',
    repeatable: true,
    success: 200,
    answers: { 200: json('AddressList'), ...refused },
  },
  getAddress: {
    operationId: 'GET-customer-retrieve-address-by-id',
    route: 'GET /customer/{tenant}/me/addresses/{addressId}',
    auth: 'customer',
    repeatable: true,
    success: 200,
    answers: { 200: json('Address'), ...addressRefused },
  },
  updateAddress: {
    operationId: 'PATCH-customer-update-customer-address',
    route: 'PATCH /customer/{tenant}/me/addresses/{addressId}',
    auth: 'customer',
    changes: 'addresses',
    body: 'AddressUpdate',
    success: 200,
    answers: { 200: emptyAsDocumented, ...addressRefused },
    alsoDocumented: { 409: errorMessage },
    acceptedUndocumented: { 204: empty },
  },
  removeAddress: {
    operationId: 'DELETE-customer-remove-customer-address-by-id',
    route: 'DELETE /customer/{tenant}/me/addresses/{addressId}',
    auth: 'customer',
    changes: 'addresses',
    success: 204,
    answers: { 204: empty, ...addressRefused },
  },
  addAddressTags: {
    operationId: 'POST-customer-add-address-tags',
    route: 'POST /customer/{tenant}/me/addresses/{addressId}/tags',
    auth: 'customer',
    changes: 'addresses',
    query: { tags: 'required' },
    success: 204,
    answers: { 204: empty, ...addressRefused },
  },
  removeAddressTags: {
    operationId: 'DELETE-customer-remove-address-tags',
    route: 'DELETE /customer/{tenant}/me/addresses/{addressId}/tags',
    auth: 'customer',
    changes: 'addresses',
    query: { tags: 'required' },
    success: 204,
    answers: { 204: empty, ...addressRefused },
  },
} as const satisfies Record<string, Operation>;
