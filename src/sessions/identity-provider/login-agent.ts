import type { IdentityAccess } from '../../config/index.ts';

/** Who logs in at an identity provider, and what makes it redirect back. */
export type Person = Pick<IdentityAccess, 'user' | 'password' | 'redirectUri'>;

/** What goes to an identity provider in the place of a person. It stays logged in from one visit to the next. */
export interface LoginAgent {
  /**
   * Goes to an address of the provider, logs in where it is asked to, and follows until it is sent back.
   * @returns the address that it was sent back to, which is not fetched
   * @throws Blocked when the provider does not answer; Error when it does not send back, with what to do about it
   */
  visit(start: URL, person: Person): Promise<URL>;
  close(): Promise<void>;
}

/** Whether an address is the one that sessions are sent back to. */
export const isBack = (url: string, { redirectUri }: Person): boolean => {
  const [found, wanted] = [new URL(url), new URL(redirectUri)];
  return found.origin === wanted.origin && found.pathname === wanted.pathname;
};
