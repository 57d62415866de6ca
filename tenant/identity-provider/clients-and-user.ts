import { randomBytes } from 'node:crypto';

/** A registered client. */
export interface ProviderClient {
  readonly id: string;
  readonly secret: string;
}

/** The clients, audiences and the only user of an identity provider. */
export interface ClientsAndUser {
  /** The client of the storefront. */
  readonly client: ProviderClient;
  /** A client that no tenant trusts. */
  readonly otherClient: ProviderClient;
  /** The page that the provider redirects to after a login. */
  readonly redirectUri: string;
  /** The default audience of its tokens. */
  readonly audience: string;
  /** An audience that tokens can be requested for and that no tenant trusts. */
  readonly otherAudience: string;
  /** The e-mail of the only user, who is no customer at first. */
  readonly user: string;
  readonly password: string;
}

const secret = (): string => randomBytes(24).toString('base64url');

/** Creates clients and a user with random secrets. */
export const createClientsAndUser = (): ClientsAndUser => ({
  client: { id: 'storefront', secret: secret() },
  otherClient: { id: 'warehouse', secret: secret() },
  redirectUri: 'https://storefront.example.test/callback',
  audience: 'https://commerce.example.test',
  otherAudience: 'https://warehouse.example.test',
  user: 'ida@sessions.example.test',
  password: secret(),
});

/** The HTML of the login page, with an alert if the last attempt was refused. */
export const loginPage = (action: string, refused: boolean): string => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Log in</title><link rel="icon" href="data:,"></head>
  <body>
    <main>
      <h1>Log in</h1>
      ${refused ? '<p role="alert">E-mail or password is wrong.</p>' : ''}
      <form method="post" action="${action}">
        <label>E-mail <input name="email" type="email" autocomplete="username" required></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button type="submit">Log in</button>
      </form>
    </main>
  </body>
</html>
`;
