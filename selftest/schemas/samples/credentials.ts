import type { SamplesOf } from './sample-types.ts';

export const credentials: SamplesOf<
  | 'PasswordAuthentication'
  | 'EmailChangeRequest'
  | 'EmailChangeConfirmation'
  | 'PasswordResetRequest'
  | 'PasswordResetUpdate'
  | 'PasswordChange'
  | 'OptInResend'
> = {
  PasswordAuthentication: {
    requires: ['email', 'password'],
    accepts: [
      { email: 'ada@example.test', password: 'correct-Horse7' },
      { email: 'a', password: '123456' },
    ],
    refuses: [
      { why: 'an e-mail is not empty', put: { email: '' }, at: '/email', keyword: 'minLength' },
      { why: 'a password has six characters', put: { password: '12345' }, at: '/password', keyword: 'minLength' },
    ],
  },
  EmailChangeRequest: {
    requires: [],
    accepts: [
      {
        email: 'ada@example.test',
        password: 'correct-Horse7',
        newEmail: 'ada@new.example.test',
        syncContactEmail: true,
      },
      {},
    ],
    refuses: [
      { why: 'a flag is no text', put: { syncContactEmail: 'true' }, at: '/syncContactEmail', keyword: 'type' },
      { why: 'an address is text', put: { newEmail: null }, at: '/newEmail', keyword: 'type' },
    ],
  },
  EmailChangeConfirmation: {
    requires: [],
    accepts: [{ token: 'Pq7Ws2Ed9Rf4Tg1Yh6' }, {}],
    refuses: [{ why: 'a token is text', put: { token: 42 }, at: '/token', keyword: 'type' }],
  },
  PasswordResetRequest: {
    requires: ['email'],
    accepts: [{ email: 'ada@example.test', site: 'lisbon' }, { email: 'ada@example.test' }],
    refuses: [{ why: 'a site is text', put: { site: null }, at: '/site', keyword: 'type' }],
  },
  PasswordResetUpdate: {
    requires: ['token', 'password'],
    accepts: [{ token: 'Pq7Ws2Ed9Rf4Tg1Yh6', password: 'battery-Staple8' }],
    refuses: [{ why: 'a password is text', put: { password: 12345678 }, at: '/password', keyword: 'type' }],
  },
  PasswordChange: {
    requires: ['currentPassword', 'newPassword'],
    accepts: [{ currentPassword: 'correct-Horse7', newPassword: 'battery-Staple8' }],
    refuses: [
      {
        why: 'the password in use is not spelt oldPassword',
        put: { currentPassword: undefined, oldPassword: 'correct-Horse7' },
        at: '',
        keyword: 'required',
      },
    ],
  },
  OptInResend: {
    requires: ['email'],
    accepts: [{ email: 'ada@example.test' }],
    refuses: [{ why: 'an address is text', put: { email: ['ada@example.test'] }, at: '/email', keyword: 'type' }],
  },
};
