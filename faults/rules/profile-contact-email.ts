import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { without } from '../members.ts';

/** Faults of what a changed profile must still have. */
export const profileContactEmailFaults: readonly Fault[] = [
  {
    id: 'profile-contact-email-is-fixed',
    why: 'The invoices go to the e-mail of the signup for ever.',
    breaks: ['profile.contact-email.can-be-replaced'],
    reads: /toMatchObject[\s\S]*-\s+"contactEmail"[\s\S]*\+\s+"contactEmail"/,
    deviation: {
      rules: {
        mergeProfile: (stored, sent, mediaType) =>
          soundRules.mergeProfile(stored, without(sent, 'contactEmail'), mediaType),
      },
    },
  },
  {
    id: 'profile-contact-email-can-be-unset',
    why: 'The shop has a customer whom it cannot tell that the parcel is late.',
    breaks: ['profile.contact-email.survives-null', 'profile.contact-email.survives-empty-string'],
    reads: /the contactEmail after (null|an empty string)[\s\S]*Received: .*(undefined|null|"")/,
    deviation: { rules: { contactEmailIsUnset: () => false } },
    category: 102,
  },
  {
    id: 'profile-contact-email-can-be-emptied',
    why: 'Only null is looked for: a form sent empty leaves an e-mail without a letter in it.',
    breaks: ['profile.contact-email.survives-empty-string'],
    reads: /the contactEmail after an empty string[\s\S]*Received: .*""/,
    deviation: {
      rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === undefined },
    },
    category: 102,
  },
  {
    id: 'profile-contact-email-can-be-removed',
    why: 'Only the empty text is looked for: a merge patch removes the e-mail.',
    breaks: ['profile.contact-email.survives-null'],
    reads: /the contactEmail after null[\s\S]*Received: .*undefined/,
    deviation: { rules: { contactEmailIsUnset: (_, merged) => merged['contactEmail'] === '' } },
    category: 102,
  },
  {
    id: 'profile-company-needs-no-surname',
    why: 'A company has a buyer without a name, to whom no offer can be addressed.',
    breaks: ['profile.b2b.requires-company-details'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        missingCompanyDetails: (profile, registrationId) =>
          soundRules.missingCompanyDetails(profile, registrationId).filter((member) => member !== 'lastName'),
      },
    },
    category: 102,
  },
  {
    id: 'profile-company-details-are-checked-at-signup-only',
    why: 'Whoever joins a company later is asked for nothing.',
    breaks: ['profile.b2b.requires-company-details'],
    reads: /updateProfile[\s\S]*status: expected [\d, or]+, received 200/,
    deviation: {
      rules: {
        missingCompanyDetails: (profile, registrationId) =>
          profile['contactEmail'] === undefined ? soundRules.missingCompanyDetails(profile, registrationId) : [],
      },
    },
    category: 102,
  },
];
