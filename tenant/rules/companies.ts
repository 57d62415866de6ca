import { randomBytes } from 'node:crypto';
import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { isAssigned } from '../model.ts';
import type { AccessToken, ContactAssignment, LegalEntity } from '../model.ts';

/** The id of a new company or assignment. Source: customer management OpenAPI, examples: 24 hexadecimals. */
export function newCompanyId(): string {
  return randomBytes(12).toString('hex');
}

/** The registration number in a profile; an empty one counts as none. Source: OpenAPI, B2BCreate. */
export function registrationIdOf(profile: JsonObject): string | undefined {
  return textAt(objectAt(profile, 'b2b'), 'companyRegistrationId') || undefined;
}

/** The members that a profile with a registration number lacks. Source: OpenAPI, B2BCreate. */
export function missingCompanyDetails(profile: JsonObject, registrationId: string | undefined): readonly string[] {
  if (registrationId === undefined) return [];
  return ['firstName', 'lastName', 'company'].filter((member) => !textAt(profile, member));
}

/** The company with a registration number. Source: changelog 2023: a known number attaches the customer to its company. */
export function companyWith(registrationId: string, companies: Iterable<LegalEntity>): LegalEntity | undefined {
  return [...companies].find(
    (company) => textAt(objectAt(company.fields, 'legalInfo'), 'registrationId') === registrationId,
  );
}

/** The company to create for an unknown registration number. Source: changelog 2023: an unknown number creates a company. */
export function companyFor(registrationId: string, profile: JsonObject): JsonObject {
  const name = textAt(profile, 'company') ?? registrationId;
  return { name, type: 'COMPANY', legalInfo: { legalName: name, registrationId } };
}

/** The companies a customer is assigned to, as a profile lists them. Source: OpenAPI, B2BGet.legalEntities. */
export function companiesOf(
  customerId: string,
  assignments: Iterable<ContactAssignment>,
  companies: ReadonlyMap<string, LegalEntity>,
): readonly JsonObject[] {
  return [...assignments]
    .filter((assignment) => assignment.customerId === customerId)
    .flatMap((assignment) => {
      const company = companies.get(assignment.legalEntityId);
      if (!company) return [];
      return [{ id: company.id, name: textAt(company.fields, 'name') ?? '', contactAssignmentId: assignment.id }];
    });
}

/** Business or private. Source: OpenAPI, Customer.businessModel: B2B when assigned to any company. */
export function businessModelOf(companies: readonly JsonObject[]): 'B2B' | 'B2C' {
  return companies.length > 0 ? 'B2B' : 'B2C';
}

/** Whether a customer is assigned to a company already; a second assignment is a conflict. */
export function assignmentExists(
  customerId: string,
  legalEntityId: string,
  assignments: Iterable<ContactAssignment>,
): boolean {
  return isAssigned(assignments, customerId, legalEntityId);
}

/** Whether a customer's token speaks for a member of the company, and is not limited to another one. */
const actsFor = (
  { customerId = '', legalEntityId: limit }: AccessToken,
  legalEntityId: string,
  assignments: readonly ContactAssignment[],
): boolean => (limit === undefined || limit === legalEntityId) && isAssigned(assignments, customerId, legalEntityId);

/**
 * Whether a token may read a company: any as a service, its own as a customer; only one where it is limited to that one. `operation` is the
 * operationId of the request. Source: customer management OpenAPI, scope legalentity_read_own.
 */
export const mayReadCompany: (
  bearer: AccessToken,
  legalEntityId: string,
  assignments: readonly ContactAssignment[],
  operation: string,
) => boolean = (bearer, legalEntityId, assignments) =>
  bearer.kind !== 'customer' || actsFor(bearer, legalEntityId, assignments);

/**
 * Whether a token may read a customer as the tenant does: any as a service, as a customer itself and those of its companies. `operation`
 * is the operationId of the request. Source: tenant-managed OpenAPI, scope customer_read_own.
 */
export const mayReadCustomer: (
  bearer: AccessToken,
  customerId: string,
  assignments: readonly ContactAssignment[],
  operation: string,
) => boolean = (bearer, customerId, assignments) =>
  bearer.kind !== 'customer' ||
  bearer.customerId === customerId ||
  assignments.some((one) => one.customerId === customerId && actsFor(bearer, one.legalEntityId, assignments));
