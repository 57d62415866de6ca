import { randomBytes } from 'node:crypto';

/** A client that the provider knows; the secret is shared with those who redeem its codes. */
export interface ProviderClient {
  readonly id: string;
  readonly secret: string;
}

/** Who and what a provider knows. */
export interface ClientsAndUser {
  /** The client of the storefront. */
  readonly client: ProviderClient;
  /** A client of somebody else. */
  readonly otherClient: ProviderClient;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** Whom its tokens are meant for, where nobody asks for another audience. */
  readonly audience: string;
  /** An audience that its tokens can be asked for as well. */
  readonly otherAudience: string;
  /** The only person it knows, by e-mail. */
  readonly user: string;
  readonly password: string;
}

const secret = (): string => randomBytes(24).toString('base64url');

/** A realm with secrets of its own. Its person is nobody's customer yet. */
export const createClientsAndUser = (): ClientsAndUser => ({
  client: { id: 'storefront', secret: secret() },
  otherClient: { id: 'warehouse', secret: secret() },
  redirectUri: 'https://storefront.example.test/callback',
  audience: 'https://commerce.example.test',
  otherAudience: 'https://warehouse.example.test',
  user: 'ida@people.example.test',
  password: secret(),
});

/** The page where a person logs in; it says so when the last try was wrong. */
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
