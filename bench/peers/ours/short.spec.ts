import { test, verifies } from '../../../fixtures/index.ts';
import { repeatedly } from '../../target.ts';

const claim = verifies('anonymous.login.issues-access-token');

repeatedly((title) => {
  test(title, claim, async ({ sessions }) => {
    await sessions.guest();
  });
}, 'a guest gets a token');
