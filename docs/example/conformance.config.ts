import { defineExtension, json, mixin, must, refused, schema } from 'emporix-conformance/contract';

interface Points {
  readonly points: number;
}

const pointsSchema = {
  type: 'object',
  required: ['points'],
  properties: { points: { type: 'integer', minimum: 0 } },
};

/** Every answer with a mixin of this address is held against the schema. */
export const loyaltyAddress = 'https://schemas.example/loyalty.v1.json';
mixin<Points>(loyaltyAddress, pointsSchema);

const balance = schema<Points>('LoyaltyBalance', pointsSchema);

const extension = defineExtension({
  tests: 'conformance',
  requirements: {
    'loyalty.mixin.is-kept': must('A profile keeps the points of the loyalty mixin.', 'data model of the team'),
    'loyalty.balance.is-shown': must(
      'The loyalty service shows the points of a customer.',
      'API of the loyalty service',
    ),
    'team.profile.has-language': must('A new customer has a preferred language.', 'rule 7 of the storefront team'),
  },
  operations: {
    getBalance: {
      operationId: 'GET-loyalty-balance',
      route: 'GET /loyalty/{tenant}/me/balance',
      auth: 'customer',
      success: 200,
      answers: { 200: json(balance), ...refused },
    },
  },
});

export default extension;

declare module 'emporix-conformance/own' {
  interface Own {
    extension: typeof extension;
  }
}
