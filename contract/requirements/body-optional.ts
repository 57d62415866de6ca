import { should, type Requirement } from './requirement.ts';

/** Bodies that make use of what is optional. */
export const bodyOptional = {
  'body.sign-up.accepts-optional-members': should(
    'Signup is accepted with every optional member that its schema declares, and with the nested ones left out.',
    'implied by the members of CustomerSignup, CustomerUpdateDto and Address',
  ),
  'body.update-profile.accepts-optional-members': should(
    'PATCH of the profile is accepted with any of the members that its schema declares, and with none.',
    'implied by the members of CustomerPatchDto',
  ),
  'body.add-address.accepts-optional-members': should(
    'Adding an address is accepted with every member that its schema declares, and with contactName alone.',
    'implied by the members of AddressCreateDto',
  ),
  'body.update-address.accepts-optional-members': should(
    'PATCH of an address is accepted with any of the members that its schema declares, and with none.',
    'implied by the members of AddressUpdateDto',
  ),
} satisfies Record<string, Requirement>;
