import type { RequirementId } from './requirements/index.ts';

/** A selection of requirements that a run can be limited to. */
export interface Profile {
  /** As verdicts name it. */
  readonly title: string;
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

/**
 * What a pipeline can ask at each change, in a tenth of the requests of a whole run: a customer's way from the guest to the logout, of
 * each operation a success and its main refusal, and the breaches of the security baseline that hurt most.
 */
const gate: Profile = {
  title: 'gate profile',
  requirements: [
    'journey.credentials.completes',
    'anonymous.login.issues-access-token',
    'anonymous.login.issues-distinct-tokens',
    'anonymous.refresh.issues-new-access-token',
    'anonymous.refresh.refuses-unknown-refresh-token',
    'signup.create.returns-id',
    'signup.create.duplicate-changes-nothing',
    'login.tokens.issues-access-token',
    'login.refusal.wrong-password',
    'login.refusal.unknown-email',
    'validation.token.describes-valid-token',
    'validation.token.refuses-unknown',
    'refresh.token.keeps-customer',
    'refresh.request.refuses-unknown-refresh-token',
    'logout.token.ends-access-to-profile',
    'profile.read.is-own',
    'profile.guest.is-readable',
    'profile.patch.changes-what-is-sent',
    'profile.patch.keeps-the-rest',
    'profile.patch.applies-to-own-profile-only',
    'profile.patch.refuses-malformed-currency',
    'address.create.stores-what-is-sent',
    'address.create.refuses-missing-contact-name',
    'address.list.shows-own-only',
    'address.read.owner-only',
    'address.read.refuses-unknown-id',
    'address.patch.merges',
    'address.patch.owner-only',
    'address.delete.owner-only',
    'tags.add.keeps-existing',
    'tags.add.owner-only',
    'tags.remove.removes-named-only',
    'tags.remove.owner-only',
    'email-change.request.refuses-wrong-password',
    'email-change.confirm.refuses-unknown-token',
    'password.change.old-password-is-refused',
    'password.change.needs-current-password',
    'password.reset.refuses-used-token',
    'password.reset.affects-one-customer',
    'opt-in.signup.holds-login-back',
    'opt-in.confirm.refuses-unknown-token',
    'opt-in.resend.answers-accepted',
    'social.login.issues-customer-tokens',
    'social.login.refuses-unknown-code',
    'exchange.token.issues-customer-tokens',
    'exchange.request.refuses-forged-subject-token',
    'authorization.get-profile.refuses-no-token',
    'authorization.list-addresses.refuses-no-token',
    'authorization.profile.refuses-guest-token',
    'authorization.tenant.refuses-customer-token-elsewhere',
    'security.objects.profile-follows-token',
    'security.functions.customer-manages-no-others',
    'security.tokens.refuses-tampered-token',
  ],
};

export const profiles = { gate } as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;

/** A pattern of the tags of a profile's tests, as Playwright's `grep` takes it. */
export const tagsOf = (name: ProfileName): RegExp =>
  new RegExp(profiles[name].requirements.map((id) => `@${id.replaceAll('.', '\\.')}(?![\\w.-])`).join('|'));
