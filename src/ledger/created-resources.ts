import type { Operation } from '../../contract/operation.ts';
import type { SentRequest } from '../checks/http-message.ts';
import type { RequestsAfterTests, ResourceKind } from './entry.ts';
import type { Ledger } from './ledger.ts';
import { markersIn } from '../test-data/run-markers.ts';
import type { Caller } from '../client/session.ts';
import type { TenantAccess } from '../config/index.ts';

/** Something that was asked for, and has to be removed if it came into being. */
export interface Resource {
  /** What the ledger knows it by. */
  readonly key: string;
  readonly kind: ResourceKind;
  readonly access: TenantAccess;
  /** The suite's own names in the request. */
  readonly names: readonly string[];
  /** The id it was given; none where no answer told one. */
  readonly id?: string;
  /** Whose address it is. */
  readonly of?: string;
}

const idIn = (body: unknown): string | undefined => {
  const id = (body as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
};

/** What the running test owes the tenant: written into the run's ledger before it is asked for, and again when it is settled. */
export class CreatedResources {
  private resources: Resource[] = [];
  private shared: Resource[] = [];
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /**
   * Notes what a call is about to ask for.
   * @returns what to tell the answer; where none comes, it stays open whether anything came into being
   */
  willCreate({ creates }: Operation, session: Caller, sent: SentRequest): (status: number, body: unknown) => void {
    if (!creates) return () => undefined;
    const of = creates === 'address' && 'id' in session && typeof session.id === 'string' ? session.id : undefined;
    const text = sent.body?.toString('utf8') ?? '';
    const names = markersIn(text);
    const debt = this.note(creates, session.access, names, of);
    // A customer with an unknown registration brings her company along (changelog 2023); no answer tells its id.
    const company = text.includes('companyRegistrationId')
      ? this.note(
          'legal entity',
          session.access,
          names.filter((name) => !name.includes('@')),
        )
      : undefined;
    return (status, body) => {
      const refused = status >= 400 && status < 500;
      if (refused) this.refused(debt);
      else if (status === 201) this.created(debt, idIn(body));
      if (refused && company) this.refused(company);
    };
  }

  /** Notes what came into being beside what a call asked for. */
  add(kind: ResourceKind, access: TenantAccess, body: unknown): void {
    const id = idIn(body);
    if (id !== undefined) this.created(this.note(kind, access, []), id);
  }

  /** Keeps what is created meanwhile for the end of the worker, not of the test; where it fails, it is the test's own. */
  async share<Made>(make: () => Promise<Made>): Promise<Made> {
    const own = this.resources;
    this.resources = [];
    try {
      const made = await make();
      this.shared.push(...this.resources.splice(0));
      return made;
    } finally {
      this.resources = [...own, ...this.resources];
    }
  }

  /** Hands over what the test owes, the latest first, and starts anew. The addresses of a shared customer go with the customer. */
  takeAll(): readonly Resource[] {
    const customers = new Set(this.shared.flatMap(({ kind, id }) => (kind === 'customer' ? (id ?? []) : [])));
    const isShared = ({ of }: Resource): boolean => of !== undefined && customers.has(of);
    const debts = this.resources.filter((debt) => !isShared(debt)).reverse();
    this.shared.push(...this.resources.filter(isShared));
    this.resources = [];
    return debts;
  }

  /** Hands over what the tests of the worker have shared, the latest first, and starts anew. */
  takeShared(): readonly Resource[] {
    const debts = this.shared.reverse();
    this.shared = [];
    return debts;
  }

  /** Notes that a debt is paid. */
  removed({ key }: Resource): void {
    this.ledger.write({ event: 'removed', key });
  }

  /** Notes that nothing came of what was asked. */
  refused({ key }: Resource): void {
    this.resources = this.resources.filter((debt) => debt.key !== key);
    this.ledger.write({ event: 'refused', key });
  }

  /** Notes that a debt could not be paid, though there was a key to do so. */
  notRemoved({ key }: Resource, reason: string): void {
    this.ledger.write({ event: 'stuck', key, reason });
  }

  /** Notes what was asked after the last test of this process. */
  noteWorkerEnd(cost: RequestsAfterTests): void {
    this.ledger.write({ event: 'worker ended', ...cost });
  }

  private note(kind: ResourceKind, access: TenantAccess, names: readonly string[], of?: string): Resource {
    const whose = of !== undefined && { of };
    const removable = access.service !== undefined;
    const key = this.ledger.ask({ kind, tenant: access.tenant, names, ...whose, removable });
    const debt = { key, kind, access, names, ...whose };
    this.resources.push(debt);
    return debt;
  }

  private created(debt: Resource, id: string | undefined): void {
    if (id === undefined) return;
    this.resources = this.resources.map((each) => (each.key === debt.key ? { ...debt, id } : each));
    this.ledger.write({ event: 'created', key: debt.key, id });
  }
}
