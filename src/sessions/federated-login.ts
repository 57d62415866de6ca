import type { Customer as Profile, ExchangedToken, SocialLoginToken } from '../../schemas/index.ts';
import type { Api } from '../client/api.ts';
import type { CreatedResources } from '../ledger/created-resources.ts';
import type { Guest, Session } from '../client/session.ts';
import type { Callback, IdentityProvider } from './identity-provider/identity-provider.ts';

/** Somebody who was let in on the word of an identity provider. */
export interface FederatedSession<Token> extends Session {
  readonly bearer: string;
  readonly token: Token;
  /** The customer's profile right after the login. */
  readonly profile: Profile;
}

/** Lets sessions in on the word of an identity provider. Whoever became a customer by it is removed after the test. */
export class FederatedLogin {
  private readonly api: Api;
  private readonly created: CreatedResources;
  private readonly identity: IdentityProvider;

  constructor(api: Api, created: CreatedResources, identity: IdentityProvider) {
    this.api = api;
    this.created = created;
    this.identity = identity;
  }

  /** By an authorization code; a new one, unless one is given. */
  async bySocialLogin(
    guest: Guest,
    own: { callback?: Callback; headers?: { 'session-id': string } } = {},
  ): Promise<FederatedSession<SocialLoginToken>> {
    const callback = own.callback ?? (await this.identity.callback());
    const headers = own.headers && { headers: own.headers };
    return this.welcome(guest, await this.api.as(guest).logInSocially({ ...callback, ...headers }));
  }

  /** By an access token of the provider. */
  async byExchange(guest: Guest, own: { config?: string } = {}): Promise<FederatedSession<ExchangedToken>> {
    const subjectAccessToken = await this.identity.token();
    return this.welcome(guest, await this.api.as(guest).exchangeToken({ subjectAccessToken, ...own }));
  }

  /** Notes whoever a token speaks for, so that the customer is removed after the test. */
  async welcome<Token extends { readonly access_token: string }>(
    guest: Guest,
    token: Token,
  ): Promise<FederatedSession<Token>> {
    const session = { label: 'visitor', access: guest.access, bearer: token.access_token };
    const profile = await this.api.as(session).getProfile();
    this.created.add('customer', guest.access, profile);
    return { ...session, token, profile };
  }
}
