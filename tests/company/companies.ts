import { aMark, anEmail, someDetails, type Api, type Caller, type Service } from '../../fixtures/index.ts';

type Member = { readonly id: string };

/** A customer whom the tenant creates, and who never logs in. */
export const employ = (api: Api, service: Service): Promise<Member> =>
  api.as(service).createCustomer({
    sendPasswordResetNotifications: false,
    body: { ...someDetails(), contactEmail: anEmail() },
  });

/**
 * Founds a company with these customers as contacts.
 * @returns its id, and the ids of the assignments in the order of the contacts
 */
export async function found(api: Api, service: Service, ...contacts: readonly Member[]) {
  const { id } = await api.as(service).createLegalEntity({ body: { name: aMark(), type: 'COMPANY' } });
  const assignments: string[] = [];
  for (const customer of contacts) {
    const body = { legalEntity: { id }, customer: { id: customer.id } };
    assignments.push((await api.as(service).assignContact({ body })).id);
  }
  return { id, assignments };
}

/** Whether the token of a customer has a scope, as its validation says. */
export const holds = async (api: Api, customer: Caller, scope: string): Promise<boolean> =>
  (await api.as(customer).validateToken()).scope.split(' ').includes(scope);

/** The ids in a list that may have been refused. */
export const idsIn = ({ status, body }: { readonly status: number; readonly body: unknown }): readonly string[] =>
  status === 200 ? (body as readonly Member[]).map(({ id }) => id) : [];

/** Whom a customer is shown by the list, by a search for some and by reading each of them. */
export async function shownTo(api: Api, customer: Caller, wanted: readonly Member[]) {
  const { answer } = api.as(customer);
  const listed = idsIn(await answer.listCustomers({ expect: 'declared' }));
  const found = await Promise.all(
    wanted.map(async ({ id }) => idsIn(await answer.searchCustomers({ body: { q: `id:${id}` }, expect: 'declared' }))),
  );
  const read = await Promise.all(
    wanted.map(async ({ id }) => {
      const { status } = await answer.getCustomer({ customerNumber: id, expect: 'declared' });
      return status === 200 ? [id] : [];
    }),
  );
  const among = (ids: readonly string[]) => wanted.map(({ id }) => id).filter((id) => ids.includes(id));
  return { listed: among(listed), found: among(found.flat()), read: among(read.flat()) };
}
