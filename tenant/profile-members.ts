/** The members of a profile that a customer may write. Source: OpenAPI, CustomerPatchDto. */
export const profileMembers = [
  'title',
  'firstName',
  'middleName',
  'lastName',
  'contactEmail',
  'contactPhone',
  'company',
  'preferredLanguage',
  'preferredCurrency',
  'preferredSite',
  'b2b',
  'mixins',
  'metadata',
] as const;

/** The members that a service may write. Source: tenant-managed OpenAPI, CustomerUpdateBySellerDto. */
export const managedProfileMembers = [...profileMembers, 'type', 'photoUrl', 'restriction'] as const;
