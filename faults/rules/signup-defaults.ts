import { soundRules } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';

const without = (from: object, ...members: readonly string[]) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !members.includes(name)));

/** A profile made at signup that comes out as another one. */
const profileBecomes = (change: (profile: ReturnType<typeof soundRules.profileOfSignup>) => typeof profile) => ({
  rules: {
    profileOfSignup: (...given: Parameters<typeof soundRules.profileOfSignup>) =>
      change(soundRules.profileOfSignup(...given)),
  },
});

export const signupDefaultsFaults: readonly Fault[] = [
  {
    id: 'signup-sets-no-language',
    why: 'Mails to a customer who named no language are sent without a text.',
    breaks: ['signup.defaults.language'],
    reads: /-\s+"preferredLanguage": "en_US"/,
    deviation: profileBecomes((profile) => without(profile, 'preferredLanguage')),
  },
  {
    id: 'signup-sets-bare-language',
    why: 'A client that looks its texts up by en_US finds none.',
    breaks: ['signup.defaults.language'],
    reads: /\+\s+"preferredLanguage": "en"/,
    deviation: {
      rules: {
        profileOfSignup: (email, details, settings) =>
          soundRules.profileOfSignup(email, details, { ...settings, defaultLanguage: 'en' }),
      },
    },
  },
  {
    id: 'signup-sets-no-currency',
    why: 'The cart of a customer who named no currency cannot be priced.',
    breaks: ['signup.defaults.currency'],
    reads: /-\s+"preferredCurrency": "USD"/,
    deviation: profileBecomes((profile) => without(profile, 'preferredCurrency')),
  },
  {
    id: 'signup-sets-no-site',
    why: 'A customer who named no site belongs to none and sees no assortment.',
    breaks: ['signup.defaults.site'],
    reads: /the preferredSite of a customer who named none/,
    deviation: profileBecomes((profile) => without(profile, 'preferredSite')),
  },
  {
    id: 'signup-sets-blank-site',
    why: 'A default that was never configured is written down as an empty one.',
    breaks: ['signup.defaults.site'],
    reads: /the preferredSite of a customer who named none/,
    deviation: {
      rules: {
        profileOfSignup: (email, details, settings) =>
          soundRules.profileOfSignup(email, details, { ...settings, defaultSite: '' }),
      },
    },
  },
];
