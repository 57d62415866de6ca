import { soundRules, type Exchange } from '../../tenant/index.ts';
import type { Fault } from '../fault.ts';
import { bodyOf, on, replaceAnswer } from '../wire.ts';

const create = 'POST-customer-tenant-create-customer';
const read = 'GET-customer-tenant-retrieve-customer';

/** A creation by a service that some violations of the id do not stop. */
const takesId = (of: (id: string) => boolean) => ({
  rules: {
    checkSellerCustomer: (...[body, mediaType]: Parameters<typeof soundRules.checkSellerCustomer>) => {
      const { id } = (body ?? {}) as { id?: unknown };
      const violations = soundRules.checkSellerCustomer(body, mediaType);
      return typeof id === 'string' && of(id) ? violations.filter(({ field }) => field !== 'id') : violations;
    },
  },
});

const sentId = ({ request: { body } }: Exchange): string => {
  const { id } = (body ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : '';
};

export const serviceCreateFaults: readonly Fault[] = [
  {
    id: 'service-create-answers-id-of-record',
    why: 'An import that stores the ids that it was given never finds its customers again.',
    breaks: ['service.create.returns-id'],
    reads: /getCustomer[\s\S]*status: expected 200, received 404/,
    deviation: {
      wire: on(create, (exchange) => {
        if (exchange.response.status === 201) replaceAnswer(exchange, 201, { id: soundRules.newCompanyId() });
      }),
    },
  },
  {
    id: 'service-create-answers-200',
    why: 'An import that waits for 201 counts every new customer as one that was there before.',
    breaks: ['service.create.returns-id'],
    reads: /createCustomer[\s\S]*status: expected 201, received 200/,
    deviation: {
      wire: on(create, (exchange) => {
        if (exchange.response.status === 201) exchange.response.status = 200;
      }),
    },
  },
  {
    id: 'service-create-forgets-password',
    why: 'Customers who moved here from another shop with their passwords cannot log in.',
    breaks: ['service.create.sets-password'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { passwordOfSeller: () => undefined } },
  },
  {
    id: 'service-create-folds-password',
    why: 'A password with a capital letter is stored without it.',
    breaks: ['service.create.sets-password'],
    reads: /logIn[\s\S]*status: expected 200, received 401/,
    deviation: { rules: { passwordOfSeller: (sent) => soundRules.passwordOfSeller(sent)?.toLowerCase() } },
  },
  {
    id: 'service-create-mails-on-request-only',
    why: 'Customers whom an employee made never hear of it.',
    breaks: ['service.create.sends-reset-mail-by-default'],
    reads: /No mail reached .* holds no mail/,
    deviation: { rules: { sendsPasswordReset: (parameter) => parameter === 'true' } },
  },
  {
    id: 'service-create-mails-always',
    why: 'A silent import of ten thousand customers mails to all of them.',
    breaks: ['service.create.keeps-quiet-on-request'],
    reads: /the mails to the customer made quietly/,
    deviation: { rules: { sendsPasswordReset: () => true } },
  },
  {
    id: 'service-create-chooses-the-id',
    why: 'The number that the ERP system has for a customer leads nowhere.',
    breaks: ['service.create.takes-own-id'],
    reads: /-\s+"id": "Conf-/,
    deviation: { rules: { numberOfSeller: (_sent, fresh) => fresh() } },
  },
  {
    id: 'service-create-folds-id',
    why: 'The number that the ERP system has for a customer is found only in small letters.',
    breaks: ['service.create.takes-own-id'],
    reads: /\+\s+"id": "conf-/,
    deviation: { rules: { numberOfSeller: (sent, fresh) => soundRules.numberOfSeller(sent, fresh).toLowerCase() } },
  },
  {
    id: 'service-create-replaces-customer',
    why: 'An import that uses a number twice wipes out the customer who had it.',
    breaks: ['service.create.refuses-taken-id'],
    reads: /createCustomer[\s\S]*status: expected 409, received 201/,
    deviation: { rules: { customerNumberIsTaken: () => false } },
    category: 102,
  },
  {
    id: 'service-create-refuses-after-writing',
    why: 'The refused creation has already put its e-mail into the customer who was there.',
    breaks: ['service.create.refuses-taken-id'],
    reads: /-\s+"contactEmail"/,
    deviation: () => {
      const written = new Map<string, unknown>();
      return {
        wire: (exchange) => {
          const { operation, request, response } = exchange;
          if (operation === create && response.status === 409) written.set(sentId(exchange), request.body);
          const over = operation === read ? written.get(request.path.split('/').at(-1) ?? '') : undefined;
          if (over) replaceAnswer(exchange, response.status, { ...bodyOf(exchange), ...over });
        },
      };
    },
    category: 104,
  },
  {
    id: 'service-create-takes-long-id',
    why: 'An id longer than the other services keep is cut there and leads to somebody else.',
    breaks: ['service.create.refuses-malformed-id'],
    reads: /createCustomer[\s\S]*status: expected 400 or 403 or 409, received 201/,
    deviation: takesId((id) => id.length > 66),
    category: 102,
  },
  {
    id: 'service-create-takes-blank-in-id',
    why: 'An id with a blank breaks every address that it is put into.',
    breaks: ['service.create.refuses-malformed-id'],
    reads: /createCustomer[\s\S]*status: expected 400 or 403 or 409, received 201/,
    deviation: takesId((id) => id.includes(' ')),
    category: 102,
  },
];
