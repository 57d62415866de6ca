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

/** What the running test has created: written into the run's ledger before the request, and again when it is removed. */
export class CreatedResources {
  private resources: Resource[] = [];
  private shared: Resource[] = [];
  private readonly ledger: Ledger;

  constructor(ledger: Ledger) {
    this.ledger = ledger;
  }

  /**
   * Notes what a call is about to create.
   * @returns a function that takes the answer; without an answer it stays open whether anything was created
   */
  willCreate({ creates }: Operation, session: Caller, sent: SentRequest): (status: number, body: unknown) => void {
    if (!creates) return () => undefined;
    const of = creates === 'address' && 'id' in session && typeof session.id === 'string' ? session.id : undefined;
    const text = sent.body?.toString('utf8') ?? '';
    const names = markersIn(text);
    const resource = this.note(creates, session.access, names, of);
    // A customer with an unknown registration brings a company along (changelog 2023); no answer tells its id.
    const company = text.includes('companyRegistrationId')
      ? this.note(
          'legal entity',
          session.access,
          names.filter((name) => !name.includes('@')),
        )
      : undefined;
    return (status, body) => {
      const refused = status >= 400 && status < 500;
      if (refused) this.refused(resource);
      else if (status === 201) this.created(resource, idIn(body));
      if (refused && company) this.refused(company);
    };
  }

  /** Notes a resource that a call created besides the one it asked for. */
  add(kind: ResourceKind, access: TenantAccess, body: unknown): void {
    const id = idIn(body);
    if (id !== undefined) this.created(this.note(kind, access, []), id);
  }

  /** Assigns what `make` creates to the worker instead of the test. If `make` throws, it stays with the test. */
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

  /** Returns and forgets what the test has created, the latest first. The addresses of a shared customer stay with the worker. */
  takeAll(): readonly Resource[] {
    const customers = new Set(this.shared.flatMap(({ kind, id }) => (kind === 'customer' ? (id ?? []) : [])));
    const isShared = ({ of }: Resource): boolean => of !== undefined && customers.has(of);
    const resources = this.resources.filter((resource) => !isShared(resource)).reverse();
    this.shared.push(...this.resources.filter(isShared));
    this.resources = [];
    return resources;
  }

  /** Returns and forgets what the tests of the worker share, the latest first. */
  takeShared(): readonly Resource[] {
    const resources = this.shared.reverse();
    this.shared = [];
    return resources;
  }

  /** Notes that a resource is removed. */
  removed({ key }: Resource): void {
    this.ledger.write({ event: 'removed', key });
  }

  /** Notes that the request created nothing. */
  refused({ key }: Resource): void {
    this.resources = this.resources.filter((resource) => resource.key !== key);
    this.ledger.write({ event: 'refused', key });
  }

  /** Notes that a resource could not be removed although a service key was there. */
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
    const resource = { key, kind, access, names, ...whose };
    this.resources.push(resource);
    return resource;
  }

  private created(resource: Resource, id: string | undefined): void {
    if (id === undefined) return;
    this.resources = this.resources.map((each) => (each.key === resource.key ? { ...resource, id } : each));
    this.ledger.write({ event: 'created', key: resource.key, id });
  }
}
